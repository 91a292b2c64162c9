// How well a topic is known: a level in words with the evidence behind it, never a bare number from few answers.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id, instant, localDay } from './ids.ts';

export const masteryLevel = z.enum([
  'not_started',
  'getting_to_know',
  'needs_work',
  'familiar',
  'proficient',
  'mastered',
  'fading',
]);
export type MasteryLevel = z.infer<typeof masteryLevel>;

/** As of now, ageing included. */
export const topicMastery = z.object({
  topicId: id,
  level: masteryLevel,
  /** 0..100; null while there are fewer than three answers. */
  score: z.number().int().nullable(),
  /** Where the truth probably lies, 0..100; null as above. */
  low: z.number().int().nullable(),
  high: z.number().int().nullable(),
  /** Pieces of evidence, and distinct study days with any. */
  answers: z.number().int(),
  days: z.number().int(),
  lastAt: instant.nullable(),
  /** Points that not practising alone has taken. */
  faded: z.number().int(),
  /** Lessons done, of how many: coverage, not mastery. */
  lessonsDone: z.number().int(),
  lessons: z.number().int(),
});
export type TopicMastery = z.infer<typeof topicMastery>;

export const evidenceKind = z.enum(['choice', 'true_false', 'typed', 'dont_know', 'review']);

/** One row behind a number. */
export const evidence = z.object({
  id,
  at: instant,
  localDay,
  kind: evidenceKind,
  right: z.boolean(),
  difficulty: z.enum(['easy', 'medium', 'hard']),
  /** A hint, a repetition or an honest "don't know" counts less. */
  weight: z.number(),
  /** Score before (aged) and after. */
  before: z.number().int(),
  after: z.number().int(),
  /** The question or card, as shown. */
  text: z.string(),
  /** The attempt it was given in, where it can be opened. */
  attemptId: id.nullable(),
});
export type Evidence = z.infer<typeof evidence>;

const own = faults('PROFILE_REQUIRED');

export const masteryContract = {
  /** Every topic on the shelf, in the order of the shelves. */
  map: oc
    .errors(own)
    .input(z.object({ subjectId: id.optional() }).optional())
    .output(
      z.array(
        z.object({
          subjectId: id,
          name: z.string(),
          topics: z.array(topicMastery.extend({ name: z.string() })),
        }),
      ),
    ),
  /** "Why this number?": the last rows, newest first, and what not practising took since. */
  why: oc
    .errors({ ...own, ...faults('NOT_FOUND') })
    .input(z.object({ topicId: id, limit: z.number().int().min(1).max(100).default(10) }))
    .output(
      z.object({
        mastery: topicMastery,
        evidence: z.array(evidence),
        ageing: z.object({ days: z.number().int(), points: z.number().int() }).nullable(),
      }),
    ),
};
