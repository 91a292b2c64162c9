// Lessons: what a topic consists of, in an order. A text written in Markdown, a video (a file or an address), or pages of
// a PDF; read at the student's own pace, and done when it has been open long enough to be honest about it.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id, instant } from './ids.ts';
import { awarded } from './progress.ts';

export const lessonType = z.enum(['text', 'video', 'pdf']);
export type LessonType = z.infer<typeof lessonType>;

export const maxLessonChars = 200_000;
export const maxLessonMinutes = 600;
/** Of a plan, and of each topic in it. */
export const maxPlanTopics = 60;
export const maxPlanLessons = 60;

/** A video file above this is refused with FILE_TOO_LARGE: some hours of a lecture. */
export const maxVideoBytes = 4 * 1024 * 1024 * 1024;

export const videoType = z.enum(['video/mp4', 'video/webm', 'video/ogg', 'video/quicktime']);
export type VideoType = z.infer<typeof videoType>;

/** A video file that was taken in. */
export const lessonVideo = z.object({
  id,
  fileName: z.string(),
  contentType: videoType,
  byteSize: z.number().int(),
  /** Where the window plays it from: a path of its own origin, served in parts as HTTP ranges, to its profile only. */
  address: z.string(),
});
export type LessonVideo = z.infer<typeof lessonVideo>;

/** A week of film. */
const maxPosition = 7 * 24 * 60 * 60;

const title = z.string().trim().min(1).max(200);

/**
 * video: a file, `videoId`, or else `videoUrl`: https only, opened by the student, never by the app. pdf: pages
 * [pageFrom, pageTo] of a material.
 */
const body = z.object({
  type: lessonType,
  title,
  minutes: z.number().int().min(1).max(maxLessonMinutes),
  /** Markdown with math; also the notes beside a video or a PDF. */
  content: z.string().max(maxLessonChars),
  videoUrl: z
    .url({ protocol: /^https$/ })
    .max(2000)
    .nullable(),
  videoId: id.nullable(),
  materialId: id.nullable(),
  pageFrom: z.number().int().min(1).nullable(),
  pageTo: z.number().int().min(1).nullable(),
});
export type LessonBody = z.infer<typeof body>;

/** Without its text. */
export const lessonRow = body.omit({ content: true }).extend({
  id,
  topicId: id,
  subjectId: id,
  /** starter, own or material: who put it there. */
  source: z.enum(['starter', 'own', 'material']),
  position: z.number().int(),
  /** The pages it points at are gone. */
  materialGone: z.boolean(),
  /** A quiz that came with it. */
  quizId: id.nullable(),
  openedSeconds: z.number().int(),
  completedAt: instant.nullable(),
  archivedAt: instant.nullable(),
});
export type LessonRow = z.infer<typeof lessonRow>;

export const lesson = lessonRow.extend({
  content: z.string(),
  video: lessonVideo.nullable(),
  /** Where the student stopped: share of the text scrolled, 0..1; of a video file, seconds from its beginning. */
  lastPosition: z.number(),
  /** Seconds it must still be open before it can be called done; 0: it can. */
  secondsLeft: z.number().int(),
  previousId: id.nullable(),
  nextId: id.nullable(),
});
export type Lesson = z.infer<typeof lesson>;

/** A subject of the starter curriculum that ships with the app. */
export const starterSubject = z.object({
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  topics: z.array(z.object({ name: z.string(), lessons: z.array(z.object({ title: z.string() })) })),
  minutes: z.number().int(),
  questions: z.number().int(),
  /** The subject it was installed as, while that is on the shelf. */
  subjectId: id.nullable(),
});
export type StarterSubject = z.infer<typeof starterSubject>;

/** Topics and lessons proposed from a material's outline or headings. Each lesson is a page range. */
export const outlinePlan = z
  .array(
    z.object({
      name: z.string().trim().min(1).max(120),
      lessons: z
        .array(z.object({ title, pageFrom: z.number().int().min(1), pageTo: z.number().int().min(1) }))
        .max(maxPlanLessons),
    }),
  )
  .max(maxPlanTopics);
export type OutlinePlan = z.infer<typeof outlinePlan>;

const own = faults('PROFILE_REQUIRED');
const one = faults('PROFILE_REQUIRED', 'NOT_FOUND');

export const lessonsContract = {
  /** In order; archived ones only when asked for. `text` searches titles and texts. */
  list: oc
    .errors(own)
    .input(
      z.object({
        topicId: id.optional(),
        subjectId: id.optional(),
        text: z.string().max(200).optional(),
        archived: z.boolean().default(false),
      }),
    )
    .output(z.array(lessonRow)),
  get: oc
    .errors(one)
    .input(z.object({ lessonId: id }))
    .output(lesson),
  /** BAD_REQUEST has params.reason: no_text, no_video, no_pages, pages_outside. NOT_FOUND: also a video that is not there. */
  create: oc
    .errors({ ...one, ...faults('BAD_REQUEST') })
    .input(body.extend({ topicId: id }))
    .output(lesson),
  edit: oc
    .errors({ ...one, ...faults('BAD_REQUEST') })
    .input(body.partial().extend({ lessonId: id, topicId: id.optional() }))
    .output(lesson),
  /** Opens an upload of a video file; parts of `uploadPartBytes` follow in order, as for the library. */
  beginVideo: oc
    .errors(faults('PROFILE_REQUIRED', 'FILE_EMPTY', 'FILE_TOO_LARGE', 'STORAGE_FULL'))
    .input(z.object({ fileName: z.string().max(1000), byteSize: z.number().int().min(0) }))
    .output(z.object({ uploadId: id })),
  /** FILE_UNSUPPORTED, params.reason video: its first bytes are none of the kinds of `videoType`. */
  videoPart: oc
    .errors({ ...one, ...faults('BAD_REQUEST', 'FILE_UNSUPPORTED', 'STORAGE_FULL') })
    .input(z.object({ uploadId: id, index: z.number().int().min(0), part: z.file() }))
    .output(z.object({ receivedBytes: z.number().int() })),
  /** The file, stored by its SHA-256, for `videoId` of a lesson; one that no lesson shows goes at the next start. */
  finishVideo: oc
    .errors({ ...one, ...faults('BAD_REQUEST', 'FILE_UNSUPPORTED', 'STORAGE_FULL') })
    .input(z.object({ uploadId: id }))
    .output(lessonVideo),
  abortVideo: oc
    .errors(own)
    .input(z.object({ uploadId: id }))
    .output(z.void()),
  /** Removes a video that no lesson shows; one that is shown stays. */
  dropVideo: oc
    .errors(one)
    .input(z.object({ videoId: id }))
    .output(z.void()),
  /** The topic's lessons in this order; those not named keep their place after them. */
  reorder: oc
    .errors(one)
    .input(z.object({ topicId: id, lessonIds: z.array(id).max(1000) }))
    .output(z.void()),
  archive: oc
    .errors(one)
    .input(z.object({ lessonId: id }))
    .output(z.void()),
  restore: oc
    .errors(one)
    .input(z.object({ lessonId: id }))
    .output(z.void()),
  /** The student has it open: `seconds` since the last report (at most 60 count) and where: see `lastPosition`. */
  reading: oc
    .errors(one)
    .input(
      z.object({
        lessonId: id,
        seconds: z.number().int().min(0).max(60),
        position: z.number().min(0).max(maxPosition),
      }),
    )
    .output(z.object({ secondsLeft: z.number().int() })),
  /** Done, for the first time: earns XP and makes the day count. CONFLICT params.reason opened_too_briefly, params.seconds. */
  complete: oc
    .errors({ ...one, ...faults('CONFLICT') })
    .input(z.object({ lessonId: id }))
    .output(z.object({ lesson, xp: awarded.nullable() })),
  /** Not done after all; XP stay, and doing it again earns none. */
  reopen: oc
    .errors(one)
    .input(z.object({ lessonId: id }))
    .output(lesson),
  starters: oc.errors(own).output(z.array(starterSubject)),
  /**
   * CONFLICT: it is on the shelf already. NOT_FOUND: there is none of that name. BAD_REQUEST params.reason damaged: its
   * files do not hold together.
   */
  installStarter: oc
    .errors({ ...one, ...faults('CONFLICT', 'BAD_REQUEST') })
    .input(z.object({ slug: z.string().max(100) }))
    .output(z.object({ subjectId: id })),
  /** From its outline, else its headings. FILE_NO_TEXT: neither is there. */
  outlineOf: oc
    .errors({ ...one, ...faults('FILE_NO_TEXT') })
    .input(z.object({ materialId: id }))
    .output(outlinePlan),
  /**
   * Makes the topics and lessons of a plan, in a subject that is there or a new one. CONFLICT params.name: a shelf has
   * that name. BAD_REQUEST has params.reason: no_pages (nothing in the plan), pages_outside.
   */
  makeFromMaterial: oc
    .errors({ ...one, ...faults('BAD_REQUEST', 'CONFLICT') })
    .input(
      z.object({
        materialId: id,
        subject: z.union([z.object({ id }), z.object({ name: z.string().trim().min(1).max(120) })]),
        plan: outlinePlan,
      }),
    )
    .output(z.object({ subjectId: id })),
};
