// Suggestions as rows, so that one keeps its id and stays hidden as long as its student asked. A row is open until it is
// dismissed or done; of each kind the last few that ended are kept, because they tell how often it was turned down.
import { and, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Recommendation, RecommendationType } from '#contract/recommend.ts';
import { userRecommendations as rows } from '../db/schema/recommend.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import { choose, dayMs, ruleVersion, type Suggestion } from './rules.ts';

type Row = typeof rows.$inferSelect;
type Key = Pick<Suggestion, 'type' | 'referenceId'>;

const dismissedForMs = 7 * dayMs;
/** Turned down this often in a row, a kind may not be wanted at all. */
const enoughDismissals = 3;

export interface Wanted {
  off: readonly RecommendationType[];
  topicId?: string | undefined;
}

/** Brings the rows in line with what would do now, and returns those to show. */
export function refresh(
  tx: Tx,
  now: number,
  userId: string,
  suggestions: readonly Suggestion[],
  { off, topicId }: Wanted,
): Recommendation[] {
  const known = ofProfile(tx, userId);
  const wanted = suggestions.filter(({ type }) => !off.includes(type));
  const firing = new Set(wanted.map(keyOf));
  endOpen(tx, now, userId, known.filter(isOpen), firing, off);
  const hidden = new Set(known.filter(({ hiddenUntil }) => (hiddenUntil ?? 0) > now).map(keyOfRow));
  const free = wanted.filter(
    (one) => !hidden.has(keyOf(one)) && (topicId === undefined || one.topicId === topicId),
  );
  const open = new Map(known.filter(isOpen).map((row) => [keyOfRow(row), row.id]));
  return choose(free).map((suggestion) => save(tx, now, userId, suggestion, open.get(keyOf(suggestion))));
}

/** Returns whether to offer switching its kind off. */
export function dismiss(tx: Tx, now: number, userId: string, id: string): { offerOff: boolean } {
  const { recommendationType } = ownOpen(tx, userId, id);
  change(tx, id, { dismissedAt: now, hiddenUntil: now + dismissedForMs });
  const last = forgetEarlier(tx, now, userId, recommendationType);
  return {
    offerOff: last.length === enoughDismissals && last.every(({ dismissedAt }) => dismissedAt !== null),
  };
}

export function snooze(tx: Tx, userId: string, id: string, until: number): void {
  ownOpen(tx, userId, id);
  change(tx, id, { hiddenUntil: until });
}

/** Takes a dismissal or a snooze back. */
export function show(tx: Tx, userId: string, id: string): void {
  const own = and(eq(rows.id, id), eq(rows.userId, userId), isNull(rows.doneAt));
  if (!tx.select({ id: rows.id }).from(rows).where(own).get()) throw fault('NOT_FOUND');
  change(tx, id, { dismissedAt: null, hiddenUntil: null });
}

/** What no longer holds was done, unless nobody did anything: it ran out, or its kind was switched off. */
function endOpen(
  tx: Tx,
  now: number,
  userId: string,
  open: readonly Row[],
  firing: ReadonlySet<string>,
  off: readonly RecommendationType[],
): void {
  for (const row of open) {
    if (firing.has(keyOfRow(row))) continue;
    if (off.includes(row.recommendationType) || row.expiresAt <= now)
      tx.delete(rows).where(eq(rows.id, row.id)).run();
    else {
      change(tx, row.id, { doneAt: now });
      forgetEarlier(tx, now, userId, row.recommendationType);
    }
  }
}

function save(tx: Tx, now: number, userId: string, suggestion: Suggestion, id?: string): Recommendation {
  const { type, referenceId, topicId, priority, expiresAt, why } = suggestion;
  const values = {
    userId,
    recommendationType: type,
    referenceId,
    topicId,
    priorityScore: priority,
    why,
    expiresAt,
    ruleVersion,
    generatedAt: now,
  };
  const row =
    id === undefined
      ? tx.insert(rows).values(values).returning({ id: rows.id }).get()
      : tx.update(rows).set(values).where(eq(rows.id, id)).returning({ id: rows.id }).get();
  if (!row) throw fault('NOT_FOUND');
  return { id: row.id, type, referenceId, topicId, priority, why, expiresAt };
}

/** Keeps the last few of a kind that ended and what is hidden still; returns those last few. */
function forgetEarlier(tx: Tx, now: number, userId: string, type: RecommendationType): Row[] {
  const ended = tx
    .select()
    .from(rows)
    .where(
      and(
        eq(rows.userId, userId),
        eq(rows.recommendationType, type),
        or(isNotNull(rows.dismissedAt), isNotNull(rows.doneAt)),
      ),
    )
    .orderBy(desc(sql`max(coalesce(${rows.dismissedAt}, 0), coalesce(${rows.doneAt}, 0))`), desc(rows.id))
    .all();
  for (const { id, hiddenUntil } of ended.slice(enoughDismissals))
    if ((hiddenUntil ?? 0) <= now) tx.delete(rows).where(eq(rows.id, id)).run();
  return ended.slice(0, enoughDismissals);
}

function ofProfile(tx: Tx, userId: string): Row[] {
  return tx.select().from(rows).where(eq(rows.userId, userId)).all();
}

/** NOT_FOUND when it is another profile's, or is over. */
function ownOpen(tx: Tx, userId: string, id: string): Row {
  const row = ofProfile(tx, userId).find((one) => one.id === id);
  if (!row || !isOpen(row)) throw fault('NOT_FOUND');
  return row;
}

function change(
  tx: Tx,
  id: string,
  values: Partial<Pick<Row, 'hiddenUntil' | 'dismissedAt' | 'doneAt'>>,
): void {
  tx.update(rows).set(values).where(eq(rows.id, id)).run();
}

function isOpen({ dismissedAt, doneAt }: Row): boolean {
  return dismissedAt === null && doneAt === null;
}

function keyOf({ type, referenceId }: Key): string {
  return `${type} ${referenceId}`;
}

function keyOfRow({ recommendationType: type, referenceId }: Row): string {
  return keyOf({ type, referenceId });
}
