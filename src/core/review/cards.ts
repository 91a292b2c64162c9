// Cards made, reworded, removed and found. A profile has one card of a front: its words are compared without case and
// spacing. Rewording keeps the schedule.
import { createHash } from 'node:crypto';
import { and, desc, eq, inArray, isNotNull, isNull, lt, ne, notExists, type SQL, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { PageRange } from '#contract/ids.ts';
import type { Card, CardType } from '#contract/review.ts';
import type { Drizzle } from '../db/open.ts';
import { materialPages, materials } from '../db/schema/library.ts';
import { reviewCards, reviewLogs } from '../db/schema/review.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import { oneTopic } from '../subjects/shelves.ts';
import { type CardRow, isLeech, ownCard, readCard, toCards } from './card-rows.ts';
import { clozeParts } from './cloze.ts';
import type { Sitting } from './sitting.ts';

const mostListed = 500;

interface Words {
  type: CardType;
  front: string;
  back: string;
}

export interface CardFilter {
  text?: string | undefined;
  topicId?: string | undefined;
  state?: 'new' | 'learning' | 'review' | 'suspended' | 'flagged' | 'leech' | 'due' | undefined;
}

type NewCard = Words &
  Pick<CardRow, 'origin' | 'topicId'> &
  Partial<Pick<CardRow, 'questionId' | 'materialId' | 'page' | 'charFrom' | 'charTo'>>;

export function frontHash(front: string): string {
  return sha256(front.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim());
}

/** Writes a card that is due now. Its front must not be there yet. */
export function addCard(tx: Tx, now: number, userId: string, card: NewCard): string {
  const id = v7();
  const { materialId, page, charFrom, charTo } = card;
  const place = [materialId, page, charFrom, charTo];
  tx.insert(reviewCards)
    .values({
      ...card,
      id,
      userId,
      frontHash: frontHash(card.front),
      siblingHash: place.some((part) => part == null) ? null : sha256(place.join(':')),
      due: now,
      createdAt: now,
      updatedAt: now,
    })
    .run();
  return id;
}

/** BAD_REQUEST: empty, no_gap, exists. NOT_FOUND: no such topic, or no such place in an own file. */
export function createOwn(
  tx: Tx,
  sitting: Sitting,
  { source, ...words }: Words & { topicId: string | null; source: PageRange | null },
): Card {
  const { userId, now } = sitting;
  refuseWords(words);
  if (words.topicId !== null) oneTopic(tx, userId, words.topicId);
  if (source && !isPlace(tx, userId, source)) throw fault('NOT_FOUND');
  if (livingByFront(tx, userId, words.front)) throw fault('BAD_REQUEST', { reason: 'exists' });
  return readCard(tx, sitting, addCard(tx, now, userId, { ...words, ...source, origin: 'own' }));
}

/** What is left out stays as it is. */
export function editCard(
  tx: Tx,
  sitting: Sitting,
  cardId: string,
  change: { front?: string | undefined; back?: string | undefined; topicId?: string | null | undefined },
): Card {
  const { userId, now } = sitting;
  const old = ownCard(tx, userId, cardId);
  const { front = old.front, back = old.back, topicId = old.topicId } = change;
  refuseWords({ type: old.type, front, back });
  if (topicId !== null && topicId !== old.topicId) oneTopic(tx, userId, topicId);
  const other = livingByFront(tx, userId, front);
  if (other && other.id !== cardId) throw fault('BAD_REQUEST', { reason: 'exists' });
  tx.update(reviewCards)
    .set({ front, back, topicId, frontHash: frontHash(front), updatedAt: now })
    .where(eq(reviewCards.id, cardId))
    .run();
  return readCard(tx, sitting, cardId);
}

export function livingByFront(tx: Tx, userId: string, front: string): CardRow | undefined {
  const same = and(eq(reviewCards.userId, userId), eq(reviewCards.frontHash, frontHash(front)));
  return tx
    .select()
    .from(reviewCards)
    .where(and(same, isNull(reviewCards.deletedAt)))
    .get();
}

/** Front hashes of all living cards. */
export function livingFronts(tx: Tx, userId: string): Set<string> {
  const living = and(eq(reviewCards.userId, userId), isNull(reviewCards.deletedAt));
  const rows = tx.select({ hash: reviewCards.frontHash }).from(reviewCards).where(living).all();
  return new Set(rows.map(({ hash }) => hash));
}

export function removeCards(tx: Tx, now: number, userId: string, cardIds: readonly string[]): void {
  for (const id of new Set(cardIds)) {
    ownCard(tx, userId, id);
    tx.update(reviewCards).set({ deletedAt: now, updatedAt: now }).where(eq(reviewCards.id, id)).run();
  }
}

/** One whose front was made anew meanwhile stays removed: the words are there. */
export function restoreCards(tx: Tx, now: number, userId: string, cardIds: readonly string[]): void {
  for (const id of new Set(cardIds)) {
    const kept = and(eq(reviewCards.id, id), eq(reviewCards.userId, userId), ne(reviewCards.front, ''));
    const row = tx.select().from(reviewCards).where(kept).get();
    if (!row) throw fault('NOT_FOUND');
    if (row.deletedAt === null || livingByFront(tx, userId, row.front)) continue;
    tx.update(reviewCards).set({ deletedAt: null, updatedAt: now }).where(eq(reviewCards.id, id)).run();
  }
}

export function setCards(
  tx: Tx,
  now: number,
  userId: string,
  cardIds: readonly string[],
  change: Partial<Pick<CardRow, 'suspended' | 'flagged' | 'buriedUntil'>>,
): void {
  for (const id of new Set(cardIds)) {
    ownCard(tx, userId, id);
    tx.update(reviewCards)
      .set({ ...change, updatedAt: now })
      .where(eq(reviewCards.id, id))
      .run();
  }
}

/** Newest first. `text` must occur on either side, whatever its case. */
export function listCards(tx: Tx, sitting: Sitting, { text = '', topicId, state }: CardFilter): Card[] {
  const wanted = text.trim().toLowerCase();
  const rows = tx
    .select()
    .from(reviewCards)
    .where(
      and(
        eq(reviewCards.userId, sitting.userId),
        isNull(reviewCards.deletedAt),
        topicId === undefined ? undefined : eq(reviewCards.topicId, topicId),
        state === undefined ? undefined : inState(state, sitting),
      ),
    )
    .orderBy(desc(reviewCards.createdAt), desc(reviewCards.id))
    .all()
    .filter((row) => `${row.front}\n${row.back}`.toLowerCase().includes(wanted))
    .filter((row) => state !== 'leech' || isLeech(row));
  return toCards(tx, sitting, rows.slice(0, mostListed));
}

/** At a start: removed cards go for good. Of those that were answered the words go, and what the answers came to stays. */
export function tidyCards(db: Drizzle): void {
  const removed = isNotNull(reviewCards.deletedAt);
  const answers = db
    .select({ id: reviewLogs.id })
    .from(reviewLogs)
    .where(eq(reviewLogs.cardId, reviewCards.id));
  // A question whose card was taken out gets no other one.
  db.delete(reviewCards)
    .where(and(removed, isNull(reviewCards.questionId), notExists(answers)))
    .run();
  db.update(reviewCards).set({ front: '', back: '' }).where(removed).run();
}

function isPlace(tx: Tx, userId: string, { materialId, page, charFrom, charTo }: PageRange): boolean {
  const own = and(eq(materials.id, materialId), eq(materials.userId, userId), isNull(materials.deletedAt));
  const row = tx
    .select({ text: materialPages.text })
    .from(materials)
    .innerJoin(materialPages, and(eq(materialPages.materialId, materials.id), eq(materialPages.page, page)))
    .where(own)
    .get();
  return row !== undefined && charFrom < charTo && charTo <= row.text.length;
}

function inState(state: NonNullable<CardFilter['state']>, { endsAt }: Sitting): SQL | undefined {
  switch (state) {
    case 'learning':
      return inArray(reviewCards.state, ['learning', 'relearning']);
    case 'suspended':
      return eq(reviewCards.suspended, true);
    case 'flagged':
      return eq(reviewCards.flagged, true);
    case 'due':
      return and(eq(reviewCards.suspended, false), ne(reviewCards.state, 'new'), lt(reviewCards.due, endsAt));
    case 'leech':
      return sql`${reviewCards.lapses} > 0`;
    case 'new':
    case 'review':
      return eq(reviewCards.state, state);
  }
}

function refuseWords({ type, front, back }: Words): void {
  if (front.trim() === '' || (type === 'basic' && back.trim() === ''))
    throw fault('BAD_REQUEST', { reason: 'empty' });
  if (type === 'cloze' && !clozeParts(front).some(({ gap }) => gap))
    throw fault('BAD_REQUEST', { reason: 'no_gap' });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
