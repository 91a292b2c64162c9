// XP: small, capped, earned once, every point with its source.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id, instant, localDay } from './ids.ts';

export const xpSource = z.enum(['quiz', 'lesson', 'doubt', 'study', 'review']);

/** What an act earned and why. `lines` add up to `amount` before the cap; `capped` is what the day's cap withheld. */
export const awarded = z.object({
  amount: z.number().int(),
  capped: z.number().int(),
  lines: z.array(
    z.object({
      reason: z.enum(['right_answers', 'bonus', 'repeat', 'too_fast', 'recently_right', 'correction']),
      /** Questions the line is about. */
      count: z.number().int(),
      amount: z.number().int(),
    }),
  ),
});
export type Awarded = z.infer<typeof awarded>;

export const xpSummary = z.object({
  total: z.number().int(),
  level: z.number().int(),
  /** XP at which this level began and the next one begins. */
  levelFrom: z.number().int(),
  levelTo: z.number().int(),
  today: z.number().int(),
});
export type XpSummary = z.infer<typeof xpSummary>;

export const progressContract = {
  xp: oc.errors(faults('PROFILE_REQUIRED')).output(xpSummary),
  /** Newest first. */
  xpLog: oc
    .errors(faults('PROFILE_REQUIRED'))
    .input(
      z
        .object({ limit: z.number().int().min(1).max(200).default(50), before: instant.optional() })
        .optional(),
    )
    .output(
      z.array(
        z.object({
          id,
          sourceType: xpSource,
          referenceId: id,
          /** Title of the quiz, null when it is gone. */
          title: z.string().nullable(),
          amount: z.number().int(),
          reason: z.string(),
          localDay,
          createdAt: instant,
        }),
      ),
    ),
};
