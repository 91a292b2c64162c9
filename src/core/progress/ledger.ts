// The XP ledger. Rows are only ever added, inside the transaction of the act that earned them; a correction is a row of
// its own, booked on the day it corrects, so that sums by day stay true.
import { and, eq, sum } from 'drizzle-orm';
import type { Awarded, XpSummary } from '#contract/progress.ts';
import type { Drizzle } from '../db/open.ts';
import { userProfiles } from '../db/schema/people.ts';
import { xpLogs } from '../db/schema/progress.ts';
import type { Clock } from '../ports.ts';
import { levelAt, ruleVersion } from './award.ts';
import { localDay } from './days.ts';

/** A database or a transaction on it. */
export type Tx = Pick<Drizzle, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'all' | 'get'>;

export interface Earning {
  userId: string;
  sourceType: typeof xpLogs.$inferSelect.sourceType;
  referenceId: string;
  localDay: string;
}

/** The facts an award was computed from, kept with it so that a correction starts from the same ones. */
export type Basis = object;

/** The student's local day at this moment. */
export function today(tx: Tx, clock: Clock, userId: string): string {
  const profile = tx
    .select({ start: userProfiles.dayStartHour })
    .from(userProfiles)
    .where(eq(userProfiles.userId, userId))
    .get();
  return localDay(clock.now(), clock.timeZone(), profile?.start ?? 0);
}

/** Books an award once: a second booking for the same reference, day and source changes nothing. */
export function earn(tx: Tx, now: number, earning: Earning, awarded: Awarded, basis: Basis): void {
  const detail = { ...awarded, basis };
  tx.insert(xpLogs)
    .values({ ...earning, reason: 'earned', xpAmount: awarded.amount, detail, ruleVersion, createdAt: now })
    .onConflictDoNothing()
    .run();
}

/** Books an award, or brings what was booked for it before to this amount; returns the difference. */
export function earnOrCorrect(tx: Tx, now: number, earning: Earning, awarded: Awarded, basis: Basis): number {
  const booked = tx
    .select({ id: xpLogs.id })
    .from(xpLogs)
    .where(and(ofReference(earning), eq(xpLogs.localDay, earning.localDay)))
    .get();
  if (booked) return correct(tx, now, earning, 'settled', awarded.amount);
  if (awarded.amount !== 0) earn(tx, now, earning, awarded, basis);
  return awarded.amount;
}

/** Brings what a reference has earned on a day to `amount` by adding a row; returns the difference. */
export function correct(tx: Tx, now: number, earning: Earning, because: string, amount: number): number {
  const rows = tx
    .select({ amount: xpLogs.xpAmount, reason: xpLogs.reason })
    .from(xpLogs)
    .where(and(ofReference(earning), eq(xpLogs.localDay, earning.localDay)))
    .all();
  const delta = amount - rows.reduce((total, row) => total + row.amount, 0);
  if (delta === 0) return 0;
  const stem = `correction:${because}`;
  const nth = rows.filter((row) => row.reason.startsWith(`${stem}:`)).length + 1;
  const detail: Awarded = {
    amount: delta,
    capped: 0,
    lines: [{ reason: 'correction', count: 1, amount: delta }],
  };
  tx.insert(xpLogs)
    .values({ ...earning, reason: `${stem}:${nth}`, xpAmount: delta, detail, ruleVersion, createdAt: now })
    .run();
  return delta;
}

/** The day an award was booked on and the facts it stood on; undefined when nothing was booked. */
export function basisOf<B extends Basis>(
  tx: Tx,
  reference: Omit<Earning, 'localDay'>,
): { localDay: string; basis: B } | undefined {
  const row = tx
    .select({ localDay: xpLogs.localDay, detail: xpLogs.detail })
    .from(xpLogs)
    .where(and(ofReference(reference), eq(xpLogs.reason, 'earned')))
    .get();
  return row && { localDay: row.localDay, basis: basisIn<B>(row.detail) };
}

/** The facts kept with an award. */
export function basisIn<B extends Basis>(detail: Awarded): B {
  return (detail as Awarded & { basis: B }).basis;
}

/** XP of one source on one local day, corrections included. */
export function earnedOn(tx: Tx, { userId, sourceType, localDay }: Omit<Earning, 'referenceId'>): number {
  return total(
    tx,
    and(eq(xpLogs.userId, userId), eq(xpLogs.sourceType, sourceType), eq(xpLogs.localDay, localDay)),
  );
}

export function totalXp(tx: Tx, userId: string): number {
  return total(tx, eq(xpLogs.userId, userId));
}

export function summary(tx: Tx, clock: Clock, userId: string): XpSummary {
  const xp = totalXp(tx, userId);
  const day = and(eq(xpLogs.userId, userId), eq(xpLogs.localDay, today(tx, clock, userId)));
  return { total: xp, ...levelAt(xp), today: total(tx, day) };
}

function ofReference({ userId, sourceType, referenceId }: Omit<Earning, 'localDay'>) {
  return and(
    eq(xpLogs.userId, userId),
    eq(xpLogs.sourceType, sourceType),
    eq(xpLogs.referenceId, referenceId),
  );
}

function total(tx: Tx, where: ReturnType<typeof and>): number {
  return (
    tx
      .select({ xp: sum(xpLogs.xpAmount).mapWith(Number) })
      .from(xpLogs)
      .where(where)
      .get()?.xp ?? 0
  );
}
