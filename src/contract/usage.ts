// What models have cost: every attempt, in tokens and money, without a word of what was said.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id, instant, localDay } from './ids.ts';
import { feature } from './models.ts';

export const requestStatus = z.enum([
  'ok',
  'cancelled',
  'timeout',
  'error',
  'invalid_output',
  'refused',
  'offline',
]);
export type RequestStatus = z.infer<typeof requestStatus>;

/** One attempt. `cost` is null when no price is known: never 0. Amounts are in `currency`. */
export const call = z.object({
  id,
  feature: z.union([feature, z.enum(['try_out'])]),
  provider: z.string(),
  model: z.string(),
  isLocal: z.boolean(),
  status: requestStatus,
  errorCode: z.string().nullable(),
  promptTokens: z.number().int().nullable(),
  completionTokens: z.number().int().nullable(),
  estimated: z.boolean(),
  durationMs: z.number().int(),
  firstTokenMs: z.number().int().nullable(),
  cost: z.number().nullable(),
  currency: z.string().nullable(),
  createdAt: instant,
});
export type Call = z.infer<typeof call>;

const tally = z.object({
  calls: z.number().int(),
  failed: z.number().int(),
  promptTokens: z.number().int(),
  completionTokens: z.number().int(),
  cost: z.number(),
  /** Calls whose price is not known and so is not in `cost`. */
  unpriced: z.number().int(),
});

/** Per million tokens. Holds from `validFrom` on, until a later one of the same model. `*` is any model of a provider. */
export const price = z.object({
  id,
  provider: z.string(),
  model: z.string().trim().min(1).max(200),
  inputPerMillion: z.number().min(0).max(100_000),
  outputPerMillion: z.number().min(0).max(100_000),
  currency: z.string().regex(/^[A-Z]{3}$/),
  validFrom: localDay,
});
export type Price = z.infer<typeof price>;

/** The calendar month so far, in the student's zone. `share` of the budget; at `warnAt` a warning, at 1 the cloud is off. */
export const budget = z.object({
  monthly: z.number().min(0).nullable(),
  currency: z.string(),
  warnAt: z.number().min(0.1).max(1),
  spent: z.number(),
  unpriced: z.number().int(),
  share: z.number().nullable(),
  state: z.enum(['none', 'ok', 'warning', 'spent']),
});
export type Budget = z.infer<typeof budget>;

const own = faults('PROFILE_REQUIRED');

export const usageContract = {
  /** Days without a call are left out. Both ends included. */
  summary: oc
    .errors({ ...own, ...faults('BAD_REQUEST') })
    .input(z.object({ from: localDay, to: localDay }))
    .output(
      z.object({
        days: z.array(tally.extend({ day: localDay, isLocal: z.boolean() })),
        models: z.array(
          tally.extend({
            provider: z.string(),
            model: z.string(),
            isLocal: z.boolean(),
            feature: z.string(),
          }),
        ),
        total: tally,
        currency: z.string(),
      }),
    ),
  /** Newest first. */
  calls: oc
    .errors(own)
    .input(z.object({ limit: z.number().int().min(1).max(500).default(100), before: id.optional() }))
    .output(z.array(call)),
  prices: oc.errors(own).output(z.array(price)),
  /** Adds a price or replaces the one of the same model and day; past calls keep the cost they were logged with. */
  setPrice: oc
    .errors({ ...own, ...faults('BAD_REQUEST') })
    .input(price.omit({ id: true }))
    .output(price),
  removePrice: oc
    .errors({ ...own, ...faults('NOT_FOUND') })
    .input(z.object({ id }))
    .output(z.void()),
  budget: oc.errors(own).output(budget),
  /** `monthly` null: no limit. */
  setBudget: oc
    .errors({ ...own, ...faults('BAD_REQUEST') })
    .input(
      z.object({
        monthly: z.number().min(0).max(1_000_000).nullable(),
        currency: z.string().regex(/^[A-Z]{3}$/),
        warnAt: z.number().min(0.1).max(1).default(0.8),
      }),
    )
    .output(budget),
};
