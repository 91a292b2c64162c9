// Lessons: read, written, called done, installed from the curriculum, made from a material.
import type { Fact } from '#contract/system.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import type { Procedures } from '../procedures.ts';
import { livingFrom } from '../subjects/shelves.ts';
import { completeLesson, reopenLesson } from './complete.ts';
import { readCurriculum } from './curriculum.ts';
import { makeFromMaterial, outlineOf } from './from-material.ts';
import { createLesson, editLesson, reorderLessons, setArchived } from './lessons.ts';
import { createReading } from './reading.ts';
import { listLessons, readLesson } from './shelf.ts';
import { describeStarters, installStarter, starterSource } from './starter.ts';
import { dropUnshown, ownVideo, type Videos } from './videos.ts';

export function createLessonsRouter(
  { owned }: Procedures,
  {
    database: { db },
    clock,
    events,
    resourcesDir,
    log,
  }: Pick<Deps, 'database' | 'clock' | 'events' | 'resourcesDir' | 'log'>,
  videos: Videos,
) {
  const reading = createReading(clock);
  const tell = (userId: string, ...facts: Fact[]) => {
    for (const fact of facts) events.publish(userId, fact);
  };
  const changed = (lessonId: string | null): Fact => ({ type: 'lessons.changed', lessonId });
  const filled: Fact[] = [{ type: 'subjects.changed' }, changed(null)];

  return {
    list: owned.lessons.list.handler(({ input, context: { userId } }) => listLessons(db, userId, input)),

    get: owned.lessons.get.handler(({ input, context: { userId } }) =>
      readLesson(db, userId, input.lessonId),
    ),

    create: owned.lessons.create.handler(({ input, context: { userId } }) => {
      const lesson = db.transaction((tx) => createLesson(tx, clock.now(), userId, input));
      tell(userId, changed(lesson.id));
      return lesson;
    }),

    edit: owned.lessons.edit.handler(({ input: { lessonId, ...changes }, context: { userId } }) => {
      const { lesson, unused } = db.transaction((tx) =>
        editLesson(tx, clock.now(), userId, lessonId, changes),
      );
      videos.release(unused);
      tell(userId, changed(lessonId));
      return lesson;
    }),

    beginVideo: owned.lessons.beginVideo.handler(async ({ input, context: { userId, sessionId } }) => ({
      uploadId: await videos.uploads.begin(sessionId, userId, input.fileName, input.byteSize),
    })),

    videoPart: owned.lessons.videoPart.handler(async ({ input, context: { userId } }) => ({
      receivedBytes: await videos.uploads.part(userId, input.uploadId, input.index, input.part),
    })),

    finishVideo: owned.lessons.finishVideo.handler(async ({ input: { uploadId }, context: { userId } }) =>
      videos.keep(userId, await videos.uploads.finish(userId, uploadId)),
    ),

    abortVideo: owned.lessons.abortVideo.handler(({ input: { uploadId }, context: { userId } }) =>
      videos.uploads.abort(userId, uploadId),
    ),

    dropVideo: owned.lessons.dropVideo.handler(({ input: { videoId }, context: { userId } }) => {
      if (!ownVideo(db, userId, videoId)) throw fault('NOT_FOUND');
      videos.release(db.transaction((tx) => dropUnshown(tx, userId, videoId)));
    }),

    reorder: owned.lessons.reorder.handler(({ input: { topicId, lessonIds }, context: { userId } }) => {
      db.transaction((tx) => reorderLessons(tx, userId, topicId, lessonIds));
      tell(userId, changed(null));
    }),

    archive: owned.lessons.archive.handler(({ input: { lessonId }, context: { userId } }) => {
      setArchived(db, userId, lessonId, clock.now());
      tell(userId, changed(lessonId));
    }),

    restore: owned.lessons.restore.handler(({ input: { lessonId }, context: { userId } }) => {
      setArchived(db, userId, lessonId, null);
      tell(userId, changed(lessonId));
    }),

    reading: owned.lessons.reading.handler(({ input, context: { userId } }) => ({
      secondsLeft: db.transaction((tx) => reading.report(tx, userId, input)),
    })),

    complete: owned.lessons.complete.handler(({ input: { lessonId }, context: { userId } }) => {
      const { xp, facts } = db.transaction((tx) => completeLesson(tx, clock, userId, lessonId));
      tell(userId, changed(lessonId), ...facts);
      return { lesson: readLesson(db, userId, lessonId), xp };
    }),

    reopen: owned.lessons.reopen.handler(({ input: { lessonId }, context: { userId } }) => {
      db.transaction((tx) => reopenLesson(tx, clock, userId, lessonId));
      tell(userId, changed(lessonId));
      return readLesson(db, userId, lessonId);
    }),

    starters: owned.lessons.starters.handler(async ({ context: { userId } }) =>
      describeStarters(db, userId, await shipped()),
    ),

    installStarter: owned.lessons.installStarter.handler(async ({ input: { slug }, context: { userId } }) => {
      const found = (await shipped()).find((each) => each.slug === slug);
      if (!found) throw fault('NOT_FOUND');
      const { subject } = found;
      if (!subject) throw fault('BAD_REQUEST', { reason: 'damaged' });
      const subjectId = db.transaction((tx) => {
        if (livingFrom(tx, userId, [starterSource(slug)]).size > 0)
          throw fault('CONFLICT', { name: subject.name });
        return installStarter(tx, clock.now(), userId, subject);
      });
      tell(userId, ...filled, { type: 'quizzes.changed', quizId: null });
      return { subjectId };
    }),

    outlineOf: owned.lessons.outlineOf.handler(({ input: { materialId }, context: { userId } }) =>
      outlineOf(db, userId, materialId),
    ),

    makeFromMaterial: owned.lessons.makeFromMaterial.handler(({ input, context: { userId } }) => {
      const subjectId = db.transaction((tx) => makeFromMaterial(tx, clock.now(), userId, input));
      tell(userId, ...filled);
      return { subjectId };
    }),
  };

  async function shipped() {
    const all = await readCurriculum(resourcesDir);
    for (const { slug, subject } of all) if (!subject) log.write('warn', 'curriculum.damaged', { slug });
    return all;
  }
}
