// Usage as the student sees it: sums, single calls, prices and the budget.
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import type { Procedures } from '../procedures.ts';
import { createCalendar } from './calendar.ts';
import { listCalls, summarize } from './summary.ts';
import type { UsageBook } from './usage.ts';

export function createUsageRouter(
  { owned }: Procedures,
  { database, clock, events }: Pick<Deps, 'database' | 'clock' | 'events'>,
  { prices, budgets }: UsageBook,
) {
  const changed = (userId: string) => events.publish(userId, { type: 'usage.changed' });
  return {
    summary: owned.usage.summary.handler(({ input, context: { userId } }) => {
      if (input.from > input.to) throw fault('BAD_REQUEST', { reason: 'days' });
      const calendar = createCalendar(clock.timeZone());
      return summarize(database, userId, input, calendar, budgets.currency(userId));
    }),
    calls: owned.usage.calls.handler(({ input, context: { userId } }) =>
      listCalls(database, userId, input.limit, input.before),
    ),
    prices: owned.usage.prices.handler(({ context: { userId } }) => prices.list(userId)),
    setPrice: owned.usage.setPrice.handler(({ input, context: { userId } }) => {
      const price = prices.set(userId, input);
      changed(userId);
      return price;
    }),
    removePrice: owned.usage.removePrice.handler(({ input, context: { userId } }) => {
      prices.remove(userId, input.id);
      changed(userId);
    }),
    budget: owned.usage.budget.handler(({ context: { userId } }) => budgets.of(userId)),
    setBudget: owned.usage.setBudget.handler(({ input, context: { userId } }) => {
      budgets.set(userId, input);
      changed(userId);
      return budgets.of(userId);
    }),
  };
}
