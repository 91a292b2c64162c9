// Evidence, written in the transaction of the act it comes from, and topic_progress, the cache of it. Events are taken
// in the order in which they were written, not by their clock: a clock that once ran ahead must not age every later answer.
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { evidenceEvents, topicProgress } from '../db/schema/mastery.ts';
import type { Tx } from '../progress/ledger.ts';
import { age, daysSince, observe, ruleVersion, score } from './filter.ts';
import { nothingYet, type Observed } from './levels.ts';
import { weights } from './weigh.ts';

export type EvidenceRow = typeof evidenceEvents.$inferSelect;
export type NewEvidence = Omit<typeof evidenceEvents.$inferInsert, 'id' | 'userId' | 'voidedAt'>;

const dayMs = 24 * 60 * 60_000;

/** Weighs less when the same question was answered within a day before. */
export function recordEvidence(tx: Tx, userId: string, evidence: NewEvidence): void {
  const { topicId, questionId, localDay, at } = evidence;
  const repeated = questionId != null && answeredSince(tx, userId, questionId, at - dayMs);
  const weight = evidence.weight * (repeated ? weights.repeated : 1);
  const before = readObserved(tx, userId, topicId);
  const newDay = isFirstOfDay(tx, userId, topicId, localDay);
  const row = tx
    .insert(evidenceEvents)
    .values({ ...evidence, weight, userId })
    .returning()
    .get();
  write(tx, at, userId, topicId, absorb(before, row, newDay));
}

/** The question was called wrong: what was answered to it is evidence no more. */
export function voidEvidence(tx: Tx, now: number, userId: string, questionId: string): void {
  setVoided(tx, now, userId, questionId, now);
}

export function unvoidEvidence(tx: Tx, now: number, userId: string, questionId: string): void {
  setVoided(tx, now, userId, questionId, null);
}

/** Computes a topic from its events alone. */
export function rebuildTopic(tx: Tx, now: number, userId: string, topicId: string): void {
  const days = new Set<string>();
  const observed = eventsOf(tx, userId, topicId).reduce((before, event) => {
    const newDay = !days.has(event.localDay);
    days.add(event.localDay);
    return absorb(before, event, newDay);
  }, nothingYet);
  write(tx, now, userId, topicId, observed);
}

/** Rebuilds what is missing from the cache, or was computed by earlier rules. */
export function rebuildOutdated(tx: Tx, now: number): void {
  const outdated = tx
    .selectDistinct({ userId: evidenceEvents.userId, topicId: evidenceEvents.topicId })
    .from(evidenceEvents)
    .leftJoin(
      topicProgress,
      and(
        eq(topicProgress.userId, evidenceEvents.userId),
        eq(topicProgress.topicId, evidenceEvents.topicId),
        eq(topicProgress.ruleVersion, ruleVersion),
      ),
    )
    .where(isNull(topicProgress.id))
    .all();
  for (const { userId, topicId } of outdated) rebuildTopic(tx, now, userId, topicId);
}

/** Events that count, oldest first. */
export function eventsOf(tx: Tx, userId: string, topicId: string): EvidenceRow[] {
  return tx
    .select()
    .from(evidenceEvents)
    .where(
      and(
        eq(evidenceEvents.userId, userId),
        eq(evidenceEvents.topicId, topicId),
        isNull(evidenceEvents.voidedAt),
      ),
    )
    .orderBy(asc(sql`${evidenceEvents}.rowid`))
    .all();
}

/** The state before an event, aged to it. */
export function agedTo(observed: Observed, at: number): Observed {
  return { ...observed, ...age(observed, daysSince(observed.lastAt, at)) };
}

export function absorb(observed: Observed, event: EvidenceRow, newDay: boolean): Observed {
  return {
    ...observe(agedTo(observed, event.at), event),
    n: observed.n + event.weight,
    answers: observed.answers + 1,
    strongAnswers: observed.strongAnswers + (isStrong(event) ? 1 : 0),
    days: observed.days + (newDay ? 1 : 0),
    // Never back: what was forgotten up to then is forgotten once.
    lastAt: Math.max(observed.lastAt ?? event.at, event.at),
  };
}

export function observedOf(row: typeof topicProgress.$inferSelect | null | undefined): Observed {
  if (!row) return nothingYet;
  const { mu, v, n, answers, strongAnswers, days, lastEvidenceAt: lastAt } = row;
  return { mu, v, n, answers, strongAnswers, days, lastAt };
}

function isStrong({ kind, right, weight, mixed, difficulty }: EvidenceRow): boolean {
  if (!right || weight < weights.full) return false;
  return kind === 'typed' || (mixed && difficulty !== 'easy');
}

function readObserved(tx: Tx, userId: string, topicId: string): Observed {
  const own = and(eq(topicProgress.userId, userId), eq(topicProgress.topicId, topicId));
  return observedOf(tx.select().from(topicProgress).where(own).get());
}

function write(
  tx: Tx,
  now: number,
  userId: string,
  topicId: string,
  { lastAt, ...observed }: Observed,
): void {
  const row = {
    ...observed,
    userId,
    topicId,
    masteryScore: score(observed),
    lastEvidenceAt: lastAt,
    ruleVersion,
    updatedAt: now,
  };
  tx.insert(topicProgress)
    .values(row)
    .onConflictDoUpdate({ target: [topicProgress.userId, topicProgress.topicId], set: row })
    .run();
}

function setVoided(tx: Tx, now: number, userId: string, questionId: string, voidedAt: number | null): void {
  const ofQuestion = and(eq(evidenceEvents.userId, userId), eq(evidenceEvents.questionId, questionId));
  const topics = tx
    .selectDistinct({ topicId: evidenceEvents.topicId })
    .from(evidenceEvents)
    .where(ofQuestion)
    .all();
  tx.update(evidenceEvents).set({ voidedAt }).where(ofQuestion).run();
  for (const { topicId } of topics) rebuildTopic(tx, now, userId, topicId);
}

/** Later ones, by a clock that ran ahead, count as well. */
function answeredSince(tx: Tx, userId: string, questionId: string, since: number): boolean {
  const row = tx
    .select({ id: evidenceEvents.id })
    .from(evidenceEvents)
    .where(
      and(
        eq(evidenceEvents.userId, userId),
        eq(evidenceEvents.questionId, questionId),
        gt(evidenceEvents.at, since),
      ),
    )
    .get();
  return row !== undefined;
}

function isFirstOfDay(tx: Tx, userId: string, topicId: string, localDay: string): boolean {
  const row = tx
    .select({ id: evidenceEvents.id })
    .from(evidenceEvents)
    .where(
      and(
        eq(evidenceEvents.userId, userId),
        eq(evidenceEvents.topicId, topicId),
        eq(evidenceEvents.localDay, localDay),
        isNull(evidenceEvents.voidedAt),
      ),
    )
    .get();
  return row === undefined;
}
