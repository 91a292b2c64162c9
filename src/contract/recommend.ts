// What to do next, and why: at most five rows, each with a number from the student's own data.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id, instant } from './ids.ts';

export const recommendationType = z.enum([
  'review_due',
  'resume_quiz',
  'resume_lesson',
  'fix_mistakes',
  'weak_topic',
  'refresh_topic',
  'next_lesson',
  'check_lesson',
  'level_up',
  'exam_soon',
  'streak_at_risk',
  'use_material',
  'take_break',
]);
export type RecommendationType = z.infer<typeof recommendationType>;

export const recommendation = z.object({
  id,
  type: recommendationType,
  /** The topic, lesson, attempt, exam or material it is about; null where it is about none. */
  referenceId: id.nullable(),
  topicId: id.nullable(),
  priority: z.number().int(),
  /** Values for the sentence: names and at least one number. */
  why: z.record(z.string(), z.union([z.string(), z.number()])),
  expiresAt: instant,
});
export type Recommendation = z.infer<typeof recommendation>;

const own = faults('PROFILE_REQUIRED');
const one = faults('PROFILE_REQUIRED', 'NOT_FOUND');

export const recommendContract = {
  /** Best first; computed anew when something has happened since. */
  list: oc
    .errors(own)
    .input(z.object({ topicId: id.optional() }).optional())
    .output(z.array(recommendation)),
  /** Hidden for seven days. `offerOff`: this type has been dismissed three times in a row. */
  dismiss: oc
    .errors(one)
    .input(z.object({ id }))
    .output(z.object({ offerOff: z.boolean() })),
  /** Hidden until tomorrow's study day. */
  snooze: oc.errors(one).input(z.object({ id })).output(z.void()),
  /** Takes a dismissal or a snooze back. */
  show: oc.errors(one).input(z.object({ id })).output(z.void()),
  /** Types the student does not want. */
  off: oc.errors(own).output(z.array(recommendationType)),
  setOff: oc
    .errors(own)
    .input(z.object({ type: recommendationType, off: z.boolean() }))
    .output(z.array(recommendationType)),
};
