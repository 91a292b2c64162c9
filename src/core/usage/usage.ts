// What calls of models cost, and what is left of the budget. A cost is fixed when the call is logged: a price entered
// later says nothing about what was charged before.
import { eq } from 'drizzle-orm';
import type { ModelFeature, Spent } from '#contract/models.ts';
import type { Budget, RequestStatus } from '#contract/usage.ts';
import { aiUsageLogs } from '../db/schema/ai.ts';
import type { Deps } from '../deps.ts';
import { type Budgets, costIn, createBudgets } from './budget.ts';
import { createCalendar } from './calendar.ts';
import { createPrices, type Prices } from './prices.ts';

export interface Attempt {
  userId: string;
  feature: ModelFeature | 'try_out';
  provider: string;
  model: string;
  isLocal: boolean;
  status: RequestStatus;
  errorCode: string | null;
  requestId: string | null;
  promptTokens: number | null;
  completionTokens: number | null;
  estimated: boolean;
  durationMs: number;
  firstTokenMs: number | null;
}

export interface Usage {
  /** Stores one attempt with its cost, tells the face, and returns its row's id. */
  log(attempt: Attempt): string;
  /** Null when the row is gone. */
  spent(usageId: string): Spent | null;
  /** Null cost: no price is known. Local calls cost 0. */
  costOf(
    call: { userId: string; provider: string; model: string; isLocal: boolean },
    promptTokens: number,
    completionTokens: number,
  ): { cost: number | null; currency: string };
  budget(userId: string): Budget;
  /**
   * The month's budget is spent, or a call that left this computer at this price would go beyond it: do not send it. A
   * cost that is unknown or in another currency cannot be weighed and is only refused once the budget is spent.
   */
  wouldExceed(userId: string, call: { cost: number | null; currency: string }): boolean;
}

/** The usage log, with what its own procedures need besides. */
export interface UsageBook extends Usage {
  prices: Prices;
  budgets: Budgets;
}

/** Ended before a token was made; where no count came back either, nothing was charged. */
const unanswered: ReadonlySet<RequestStatus> = new Set(['error', 'refused', 'offline']);

const million = 1_000_000;

export function createUsage(deps: Pick<Deps, 'database' | 'clock' | 'events'>): UsageBook {
  const { database, clock, events } = deps;
  const { db } = database;
  const prices = createPrices(deps);
  const budgets = createBudgets(deps);

  const costOf: Usage['costOf'] = (call, promptTokens, completionTokens) => {
    if (call.isLocal) return { cost: 0, currency: budgets.currency(call.userId) };
    const today = createCalendar(clock.timeZone()).dayOf(clock.now());
    const price = prices.at(call.userId, call.provider, call.model, today);
    if (!price) return { cost: null, currency: budgets.currency(call.userId) };
    const cost = (promptTokens * price.inputPerMillion + completionTokens * price.outputPerMillion) / million;
    return { cost, currency: price.currency };
  };

  function charged(attempt: Attempt): { cost: number | null; currency: string } {
    const { promptTokens, completionTokens, status } = attempt;
    const priced = costOf(attempt, promptTokens ?? 0, completionTokens ?? 0);
    if (promptTokens !== null || completionTokens !== null || attempt.isLocal) return priced;
    return { ...priced, cost: unanswered.has(status) ? 0 : null };
  }

  return {
    log(attempt) {
      const { feature, model, status, promptTokens, completionTokens, ...same } = attempt;
      const { cost, currency } = charged(attempt);
      const { id } = db
        .insert(aiUsageLogs)
        .values({
          ...same,
          featureType: feature,
          modelName: model,
          requestStatus: status,
          promptTokens,
          completionTokens,
          totalTokens:
            promptTokens === null && completionTokens === null
              ? null
              : (promptTokens ?? 0) + (completionTokens ?? 0),
          estimatedCost: cost,
          currency: cost === null ? null : currency,
          createdAt: clock.now(),
        })
        .returning({ id: aiUsageLogs.id })
        .get();
      events.publish(attempt.userId, { type: 'usage.changed' });
      return id;
    },

    spent(usageId) {
      const row = db.select().from(aiUsageLogs).where(eq(aiUsageLogs.id, usageId)).get();
      if (!row) return null;
      const { promptTokens, completionTokens, estimated, durationMs, firstTokenMs } = row;
      return {
        promptTokens,
        completionTokens,
        estimated,
        durationMs,
        firstTokenMs,
        cost: row.estimatedCost,
        currency: row.currency ?? budgets.currency(row.userId),
      };
    },

    costOf,
    budget: budgets.of,

    wouldExceed(userId, call) {
      const { monthly, spent, state, currency } = budgets.of(userId);
      if (monthly === null) return false;
      return state === 'spent' || spent + (costIn(call, currency) ?? 0) > monthly;
    },

    prices,
    budgets,
  };
}
