// A session of cards: what to show, the answer with its XP, and taking it back. Every step is worked out from what is
// stored, so that two windows and a restart see the same.
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Rating, Turn } from '#contract/review.ts';
import { reviewLogs } from '../db/schema/review.ts';
import { fault } from '../faults.ts';
import { dayCap, reviewAward } from '../progress/award.ts';
import { type Earning, earn, earnedOn, type Tx } from '../progress/ledger.ts';
import { type CardRow, isBuried, ownCard, toCards } from './card-rows.ts';
import { recordReview, takeBackReview } from './evidence.ts';
import { gradeCard, putBack } from './grading.ts';
import { readQueue } from './queue.ts';
import type { Sitting } from './sitting.ts';

const undoDepth = 20;

export function readTurn(tx: Tx, sitting: Sitting): Turn {
  const { next, counts, nextAt } = readQueue(tx, sitting);
  const [card = null] = next ? toCards(tx, sitting, [next]) : [];
  return {
    card,
    outcomes: next && sitting.scheduler.outcomes(next, sitting.now),
    counts,
    undoable: undoable(tx, sitting).length,
    nextAt,
  };
}

/** Returns the XP it earned. CONFLICT when the card is not to be asked now: another window has answered it, say. */
export function answerCard(
  tx: Tx,
  sitting: Sitting,
  { cardId, ...given }: { cardId: string; rating: Rating; latencyMs: number },
): number {
  const card = ownCard(tx, sitting.userId, cardId);
  if (!isAskedNow(card, sitting)) throw fault('CONFLICT');
  const xp = bookXp(tx, sitting, cardId);
  gradeCard(tx, sitting, card, { ...given, givenIn: 'review' });
  recordReview(tx, sitting, card, given.rating);
  return xp;
}

/** XP stay: they were earned by thinking, and the answer given next earns nothing. */
export function undoAnswer(tx: Tx, sitting: Sitting): void {
  const [last] = undoable(tx, sitting);
  if (!last) throw fault('CONFLICT');
  const { userId, now, day } = sitting;
  tx.update(reviewLogs).set({ undoneAt: now }).where(eq(reviewLogs.id, last.id)).run();
  putBack(tx, now, last.cardId, last.before);
  const left = logsOf(tx, userId, day).some(
    ({ cardId, undoneAt, givenIn }) => cardId === last.cardId && undoneAt === null && givenIn === 'review',
  );
  if (!left) takeBackReview(tx, sitting, last.cardId);
}

function isAskedNow(card: CardRow, sitting: Sitting): boolean {
  if (card.suspended || isBuried(card, sitting)) return false;
  if (card.state === 'new') return true;
  return card.state === 'review' ? card.due < sitting.endsAt : card.due <= sitting.now;
}

function bookXp(tx: Tx, { userId, now, day }: Sitting, cardId: string): number {
  const earning: Earning = { userId, sourceType: 'review', referenceId: cardId, localDay: day };
  const basis = {
    firstToday: !logsOf(tx, userId, day).some((log) => log.cardId === cardId && log.givenIn === 'review'),
    room: dayCap.review - earnedOn(tx, earning),
  };
  const awarded = reviewAward(basis);
  if (awarded.amount > 0) earn(tx, now, earning, awarded, basis);
  return awarded.amount;
}

/** Latest first, of the last twenty answers. One whose card was missed in a quiz since is no longer the card's last word. */
function undoable(tx: Tx, { userId, day }: Sitting) {
  const logs = logsOf(tx, userId, day);
  return logs
    .filter(({ givenIn }) => givenIn === 'review')
    .slice(0, undoDepth)
    .filter(({ undoneAt }) => undoneAt === null)
    .filter(
      (log) =>
        !logs
          .slice(0, logs.indexOf(log))
          .some((later) => later.givenIn === 'quiz' && later.cardId === log.cardId),
    );
}

/** All of a day, undone ones too, in the order given: the latest first. The clock may have been set since. */
function logsOf(tx: Tx, userId: string, day: string) {
  return tx
    .select()
    .from(reviewLogs)
    .where(and(eq(reviewLogs.userId, userId), eq(reviewLogs.localDay, day)))
    .orderBy(desc(sql`${reviewLogs}.rowid`))
    .all();
}
