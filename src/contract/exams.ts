// Exams: a date, what it is about, and how much time there is. From these a plan by day that adapts, a timed mock exam,
// and an honest outlook with the rows behind it.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id, instant, localDay } from './ids.ts';
import { attempt } from './quizzes.ts';

const name = z.string().trim().min(1).max(200);
const weekday = z.number().int().min(0).max(6);

const wish = z.object({
  name,
  subjectId: id.nullable(),
  /** In the future when it is made. */
  at: instant,
  topicIds: z.array(id).min(1).max(100),
  minutesPerDay: z.number().int().min(5).max(600),
  /** Weekdays without study, 0 for Monday to 6. */
  daysOff: z.array(weekday).max(6),
});
export type ExamWish = z.infer<typeof wish>;

export const exam = wish.extend({
  id,
  /** IANA zone `at` was entered in. */
  tz: z.string(),
  topics: z.array(z.object({ id, name: z.string() })),
  /** Study days until it, today included; 0 once it is over. */
  daysLeft: z.number().int(),
  /** What the student says of it afterwards. */
  result: z.string().nullable(),
  placementQuizId: id.nullable(),
  archivedAt: instant.nullable(),
  createdAt: instant,
});
export type Exam = z.infer<typeof exam>;

export const planItem = z.object({
  id,
  examId: id,
  day: localDay,
  /** lesson and read: something to go through; quiz: questions on a topic; review: due cards; mixed: questions over all. */
  kind: z.enum(['lesson', 'read', 'quiz', 'review', 'mixed']),
  topicId: id.nullable(),
  topicName: z.string().nullable(),
  lessonId: id.nullable(),
  materialId: id.nullable(),
  pageFrom: z.number().int().nullable(),
  pageTo: z.number().int().nullable(),
  /** Title of the lesson or file. */
  title: z.string().nullable(),
  minutes: z.number().int(),
  /** Moved by the student: spreading anew leaves it where it is. */
  pinned: z.boolean(),
  doneAt: instant.nullable(),
});
export type PlanItem = z.infer<typeof planItem>;

/** A placement or mock exam that was begun. */
export const sitting = z.object({
  attemptId: id,
  kind: z.enum(['placement', 'mock']),
  startedAt: instant,
  questions: z.number().int(),
  /** Percent, of the questions that count; null while it runs. */
  score: z.number().nullable(),
});
export type ExamSitting = z.infer<typeof sitting>;

export const plan = z.object({
  items: z.array(planItem),
  /** What a day would take to do all of it in time. */
  neededMinutesPerDay: z.number().int(),
  /** What does not fit into the days that are left. */
  leftOut: z.number().int(),
});
export type Plan = z.infer<typeof plan>;

export const readiness = z.object({
  /** Expected share of questions like these answered right on the day, 0..100; null while there is too little to say. */
  expected: z.number().int().nullable(),
  low: z.number().int().nullable(),
  high: z.number().int().nullable(),
  /** Answers still missing before anything can be said. */
  missingAnswers: z.number().int(),
  topics: z.array(
    z.object({
      topicId: id,
      name: z.string(),
      expected: z.number().int().nullable(),
      low: z.number().int().nullable(),
      high: z.number().int().nullable(),
      answers: z.number().int(),
    }),
  ),
});
export type Readiness = z.infer<typeof readiness>;

const own = faults('PROFILE_REQUIRED');
const one = faults('PROFILE_REQUIRED', 'NOT_FOUND');

export const examsContract = {
  /** Soonest first; those over come last. */
  list: oc
    .errors(own)
    .input(z.object({ archived: z.boolean().default(false) }).optional())
    .output(z.array(exam)),
  get: oc
    .errors(one)
    .input(z.object({ examId: id }))
    .output(exam),
  /** What it would ask of each day. BAD_REQUEST params.reason: past. */
  preview: oc
    .errors({ ...one, ...faults('BAD_REQUEST') })
    .input(wish)
    .output(
      z.object({ days: z.number().int(), topics: z.number().int(), neededMinutesPerDay: z.number().int() }),
    ),
  /** Makes exam and plan. BAD_REQUEST params.reason: past. */
  create: oc
    .errors({ ...one, ...faults('BAD_REQUEST') })
    .input(wish)
    .output(exam),
  /** Changes it and spreads the plan anew. */
  edit: oc
    .errors({ ...one, ...faults('BAD_REQUEST') })
    .input(wish.partial().extend({ examId: id, result: z.string().max(1000).nullable().optional() }))
    .output(exam),
  archive: oc
    .errors(one)
    .input(z.object({ examId: id, archived: z.boolean() }))
    .output(exam),
  /** Undone by restore until the next start. */
  remove: oc
    .errors(one)
    .input(z.object({ examId: id }))
    .output(z.void()),
  restore: oc
    .errors(one)
    .input(z.object({ examId: id }))
    .output(z.void()),
  /** From today on; what was missed has been spread over the days that are left. */
  plan: oc
    .errors(one)
    .input(z.object({ examId: id }))
    .output(plan),
  /** Items of all exams on a study day; default today. */
  day: oc
    .errors(own)
    .input(z.object({ day: localDay.optional() }).optional())
    .output(z.array(planItem)),
  moveItem: oc
    .errors({ ...one, ...faults('BAD_REQUEST') })
    .input(z.object({ itemId: id, day: localDay }))
    .output(plan),
  setDone: oc
    .errors(one)
    .input(z.object({ itemId: id, done: z.boolean() }))
    .output(plan),
  /** Twelve questions over the topics, to begin with. TEXT_TOO_SHORT: none could be made. */
  placement: oc
    .errors({ ...one, ...faults('TEXT_TOO_SHORT', 'FILE_NO_TEXT') })
    .input(z.object({ examId: id }))
    .output(attempt),
  /** A timed attempt over the topics: nothing is told before it is handed in. */
  mock: oc
    .errors({ ...one, ...faults('TEXT_TOO_SHORT', 'FILE_NO_TEXT') })
    .input(
      z.object({
        examId: id,
        questions: z.number().int().min(5).max(60).default(20),
        minutes: z.number().int().min(5).max(240).default(30),
      }),
    )
    .output(attempt),
  /** Newest first; of those that were removed, none. */
  sittings: oc
    .errors(one)
    .input(z.object({ examId: id }))
    .output(z.array(sitting)),
  readiness: oc
    .errors(one)
    .input(z.object({ examId: id }))
    .output(readiness),
};
