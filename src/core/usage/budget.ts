// How much of the month's budget is gone. Counts calls that left this computer, in the budget's own currency; calls in
// another currency or without a price are told beside the sum, because nobody here knows an exchange rate.
import { and, eq, gte } from 'drizzle-orm';
import type { Budget } from '#contract/usage.ts';
import { aiBudgets, aiUsageLogs } from '../db/schema/ai.ts';
import type { Deps } from '../deps.ts';
import { createCalendar } from './calendar.ts';

/** Until the student sets one: no limit, and a currency to speak in. */
const unset = { monthly: null, currency: 'USD', warnAt: 0.8 };

export type BudgetChange = Pick<Budget, 'monthly' | 'currency' | 'warnAt'>;

export interface Budgets {
  of(userId: string): Budget;
  currency(userId: string): string;
  set(userId: string, change: BudgetChange): void;
}

export function createBudgets({ database: { db }, clock }: Pick<Deps, 'database' | 'clock'>): Budgets {
  const rowOf = (userId: string) =>
    db.select().from(aiBudgets).where(eq(aiBudgets.userId, userId)).get() ?? unset;

  return {
    of(userId) {
      const { monthly, currency, warnAt } = rowOf(userId);
      const calendar = createCalendar(clock.timeZone());
      const firstOfMonth = `${calendar.dayOf(clock.now()).slice(0, 7)}-01`;
      const calls = db
        .select({ cost: aiUsageLogs.estimatedCost, currency: aiUsageLogs.currency })
        .from(aiUsageLogs)
        .where(
          and(
            eq(aiUsageLogs.userId, userId),
            eq(aiUsageLogs.isLocal, false),
            gte(aiUsageLogs.createdAt, calendar.startOf(firstOfMonth)),
          ),
        )
        .all();
      const costs = calls.map((call) => costIn(call, currency));
      const spent = costs.reduce<number>((total, cost) => total + (cost ?? 0), 0);
      const unpriced = costs.filter((cost) => cost === null).length;
      const share = monthly === null ? null : monthly === 0 ? 1 : spent / monthly;
      return { monthly, currency, warnAt, spent, unpriced, share, state: stateOf(share, warnAt) };
    },
    currency: (userId) => rowOf(userId).currency,
    set(userId, { monthly, currency, warnAt }) {
      const row = { userId, monthly, currency, warnAt, updatedAt: clock.now() };
      db.insert(aiBudgets).values(row).onConflictDoUpdate({ target: aiBudgets.userId, set: row }).run();
    },
  };
}

/** Null: it cannot be counted in this currency. Nothing costs the same in all of them. */
export function costIn(
  call: { cost: number | null; currency: string | null },
  currency: string,
): number | null {
  return call.cost === 0 || call.currency === currency ? call.cost : null;
}

function stateOf(share: number | null, warnAt: number): Budget['state'] {
  if (share === null) return 'none';
  if (share >= 1) return 'spent';
  return share >= warnAt ? 'warning' : 'ok';
}
