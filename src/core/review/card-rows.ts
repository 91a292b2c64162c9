// Cards as rows and as the student sees them: with the name of their topic, and with a place in a file only while that
// file can be opened.
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Card } from '#contract/review.ts';
import { materials } from '../db/schema/library.ts';
import { reviewCards } from '../db/schema/review.ts';
import { topics } from '../db/schema/subjects.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import type { Sitting } from './sitting.ts';

export type CardRow = typeof reviewCards.$inferSelect;

/** Forgotten this often after it was known. */
const leechFrom = 6;
/** From here on an interval is a long one. */
export const matureFromDays = 21;

export function isLeech({ lapses }: Pick<CardRow, 'lapses'>): boolean {
  return lapses >= leechFrom;
}

/** Only ever until tomorrow: what was buried while the clock ran ahead is not buried. */
export function isBuried({ buriedUntil }: Pick<CardRow, 'buriedUntil'>, { tomorrow }: Sitting): boolean {
  return buriedUntil === tomorrow;
}

/** NOT_FOUND when it is another profile's or removed. */
export function ownCard(tx: Tx, userId: string, cardId: string): CardRow {
  const living = and(
    eq(reviewCards.id, cardId),
    eq(reviewCards.userId, userId),
    isNull(reviewCards.deletedAt),
  );
  const row = tx.select().from(reviewCards).where(living).get();
  if (!row) throw fault('NOT_FOUND');
  return row;
}

export function readCard(tx: Tx, sitting: Sitting, cardId: string): Card {
  const [card] = toCards(tx, sitting, [ownCard(tx, sitting.userId, cardId)]);
  if (!card) throw fault('NOT_FOUND');
  return card;
}

export function toCards(tx: Tx, sitting: Sitting, rows: readonly CardRow[]): Card[] {
  const titles = titlesOf(tx, sitting.userId, rows);
  const names = namesOf(tx, rows);
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    front: row.front,
    back: row.back,
    origin: row.origin,
    topicId: row.topicId,
    topicName: names.get(row.topicId ?? '') ?? null,
    source: placeOf(row, titles),
    state: row.state,
    due: row.due,
    intervalDays: row.scheduledDays,
    retrievability: sitting.scheduler.retrievability(row, sitting.now),
    reps: row.reps,
    lapses: row.lapses,
    suspended: row.suspended,
    flagged: row.flagged,
    leech: isLeech(row),
    buriedUntil: isBuried(row, sitting) ? row.buriedUntil : null,
    createdAt: row.createdAt,
  }));
}

function placeOf(
  { materialId, page, charFrom, charTo }: CardRow,
  titles: Map<string, string>,
): Card['source'] {
  const materialTitle = titles.get(materialId ?? '');
  if (materialId === null || materialTitle === undefined) return null;
  if (page === null || charFrom === null || charTo === null) return null;
  return { materialId, materialTitle, page, charFrom, charTo };
}

function titlesOf(tx: Tx, userId: string, rows: readonly CardRow[]): Map<string, string> {
  const ids = [...new Set(rows.flatMap(({ materialId }) => materialId ?? []))];
  const living = and(inArray(materials.id, ids), eq(materials.userId, userId), isNull(materials.deletedAt));
  const found = tx.select({ id: materials.id, title: materials.title }).from(materials).where(living).all();
  return new Map(found.map(({ id, title }) => [id, title]));
}

function namesOf(tx: Tx, rows: readonly CardRow[]): Map<string, string> {
  const ids = [...new Set(rows.flatMap(({ topicId }) => topicId ?? []))];
  const onShelf = and(inArray(topics.id, ids), isNull(topics.archivedAt));
  const found = tx.select({ id: topics.id, name: topics.name }).from(topics).where(onShelf).all();
  return new Map(found.map(({ id, name }) => [id, name]));
}
