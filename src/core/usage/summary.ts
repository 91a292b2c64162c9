// Sums over the usage log: by day and by model. Added up in code and not in SQL, because a day is the student's and not
// the database's, and because an amount in another currency must be told apart from one that is known.
import { and, asc, desc, eq, gte, lt } from 'drizzle-orm';
import type { Call } from '#contract/usage.ts';
import type { Database } from '../db/open.ts';
import { aiUsageLogs } from '../db/schema/ai.ts';
import { costIn } from './budget.ts';
import { type Calendar, dayAfter } from './calendar.ts';

type Row = typeof aiUsageLogs.$inferSelect;

/** Both ends included; sums of money are in `currency`. */
export function summarize(
  { db }: Database,
  userId: string,
  span: { from: string; to: string },
  calendar: Calendar,
  currency: string,
) {
  const rows = db
    .select()
    .from(aiUsageLogs)
    .where(
      and(
        eq(aiUsageLogs.userId, userId),
        gte(aiUsageLogs.createdAt, calendar.startOf(span.from)),
        lt(aiUsageLogs.createdAt, calendar.startOf(dayAfter(span.to))),
      ),
    )
    .orderBy(asc(aiUsageLogs.createdAt), asc(aiUsageLogs.id))
    .all();
  const days = grouped(rows, (row) => ({ day: calendar.dayOf(row.createdAt), isLocal: row.isLocal }));
  const models = grouped(rows, (row) => ({
    provider: row.provider,
    model: row.modelName,
    isLocal: row.isLocal,
    feature: row.featureType,
  }));
  return {
    days: days.map(([of, part]) => ({ ...of, ...tally(part, currency) })),
    models: models.map(([of, part]) => ({ ...of, ...tally(part, currency) })),
    total: tally(rows, currency),
    currency,
  };
}

/** Newest first, older than `before`. */
export function listCalls({ db }: Database, userId: string, limit: number, before?: string): Call[] {
  return db
    .select()
    .from(aiUsageLogs)
    .where(and(eq(aiUsageLogs.userId, userId), before === undefined ? undefined : lt(aiUsageLogs.id, before)))
    .orderBy(desc(aiUsageLogs.id))
    .limit(limit)
    .all()
    .map((row) => ({
      id: row.id,
      feature: row.featureType as Call['feature'],
      provider: row.provider,
      model: row.modelName,
      isLocal: row.isLocal,
      status: row.requestStatus,
      errorCode: row.errorCode,
      promptTokens: row.promptTokens,
      completionTokens: row.completionTokens,
      estimated: row.estimated,
      durationMs: row.durationMs,
      firstTokenMs: row.firstTokenMs,
      cost: row.estimatedCost,
      currency: row.currency,
      createdAt: row.createdAt,
    }));
}

/** Rows that share a key, in the order in which the keys first appear. */
function grouped<K extends object>(rows: Row[], keyOf: (row: Row) => K): [K, Row[]][] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify(keyOf(row)));
  return [...groups].map(([key, part]) => [JSON.parse(key) as K, part]);
}

function tally(rows: Row[], currency: string) {
  const costs = rows.map((row) => costIn({ cost: row.estimatedCost, currency: row.currency }, currency));
  const add = (numbers: (number | null)[]) => numbers.reduce<number>((total, n) => total + (n ?? 0), 0);
  return {
    calls: rows.length,
    // Stopping an answer is the student's good right, no failure.
    failed: rows.filter(({ requestStatus }) => !['ok', 'cancelled'].includes(requestStatus)).length,
    promptTokens: add(rows.map((row) => row.promptTokens)),
    completionTokens: add(rows.map((row) => row.completionTokens)),
    cost: add(costs),
    unpriced: costs.filter((cost) => cost === null).length,
  };
}
