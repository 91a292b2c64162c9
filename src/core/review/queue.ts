// Today's queue, worked out afresh at every call from what is stored: learning cards whose time has come, then those due
// with the least certain first, and new ones spread evenly among them. Nothing to keep in step, and resumed anywhere.
import { and, asc, eq, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { ReviewCounts } from '#contract/review.ts';
import { quizQuestions } from '../db/schema/quizzes.ts';
import { reviewCards, reviewLogs } from '../db/schema/review.ts';
import type { Tx } from '../progress/ledger.ts';
import type { CardRow } from './card-rows.ts';
import { backlogOn, isOff, todaysShare } from './load.ts';
import type { Sitting } from './sitting.ts';

export interface Queue {
  /** The card to ask now. */
  next: CardRow | null;
  counts: ReviewCounts;
  /** When the next learning card comes, when there is nothing to ask now. */
  nextAt: number | null;
}

export function readQueue(tx: Tx, sitting: Sitting): Queue {
  const { now, endsAt, preferences } = sitting;
  const done = doneToday(tx, sitting);
  const learning = tx
    .select()
    .from(reviewCards)
    .where(
      and(askable(tx, sitting), or(ofState('learning'), ofState('relearning')), lt(reviewCards.due, endsAt)),
    )
    .orderBy(asc(reviewCards.due), asc(reviewCards.id))
    .all();
  const off = isOff(preferences.timeOff, sitting.day);
  const alone = createSiblings([...learning, ...done.cards]);
  const all = dueCards(tx, sitting).filter(alone);
  const room = off ? 0 : preferences.reviewsPerDay - done.reviewed;
  const due = todaysShare<CardRow>(all, room, spreadOn(sitting, done.dues));
  const fresh = newCards(tx, sitting)
    .filter(alone)
    .slice(0, off ? 0 : Math.max(0, preferences.newPerDay - done.introduced));
  const waiting = learning.find((card) => card.due <= now) ?? null;
  const next = waiting ?? pick(due, fresh, done);
  return {
    next,
    counts: {
      learning: learning.length,
      due: due.length,
      fresh: fresh.length,
      heldBack: all.length - due.length,
      doneToday: done.cards.length,
    },
    nextAt: next ? null : (learning[0]?.due ?? null),
  };
}

/** Of the profile, in its place, and about a question nobody called wrong. */
export function askable(tx: Tx, { userId, tomorrow }: Sitting) {
  const voided = tx
    .select({ id: quizQuestions.id })
    .from(quizQuestions)
    .where(eq(quizQuestions.status, 'void'));
  return and(
    eq(reviewCards.userId, userId),
    isNull(reviewCards.deletedAt),
    eq(reviewCards.suspended, false),
    or(isNull(reviewCards.buriedUntil), ne(reviewCards.buriedUntil, tomorrow)),
    or(isNull(reviewCards.questionId), sql`${reviewCards.questionId} NOT IN ${voided}`),
  );
}

function ofState(state: CardRow['state']) {
  return eq(reviewCards.state, state);
}

/** Least certain first. */
function dueCards(tx: Tx, sitting: Sitting): CardRow[] {
  const { scheduler, now, endsAt } = sitting;
  return tx
    .select()
    .from(reviewCards)
    .where(and(askable(tx, sitting), ofState('review'), lt(reviewCards.due, endsAt)))
    .all()
    .map((row) => ({ row, chance: scheduler.retrievability(row, now) ?? 0 }))
    .sort((a, b) => a.chance - b.chance || a.row.due - b.row.due || (a.row.id < b.row.id ? -1 : 1))
    .map(({ row }) => row);
}

/** Oldest first. More than a day's worth is never looked at, siblings among them included. */
function newCards(tx: Tx, sitting: Sitting): CardRow[] {
  return tx
    .select()
    .from(reviewCards)
    .where(and(askable(tx, sitting), ofState('new')))
    .orderBy(asc(reviewCards.createdAt), asc(reviewCards.id))
    .limit(sitting.preferences.newPerDay * 4)
    .all();
}

interface Done {
  /** Cards answered today in a review. */
  cards: Pick<CardRow, 'id' | 'siblingHash'>[];
  /** Of these, how many were due and how many new. */
  reviewed: number;
  introduced: number;
  /** When the ones that were due had been due. */
  dues: number[];
}

function doneToday(tx: Tx, { userId, day }: Sitting): Done {
  const logs = tx
    .select({ id: reviewLogs.cardId, siblingHash: reviewCards.siblingHash, before: reviewLogs.before })
    .from(reviewLogs)
    .innerJoin(reviewCards, eq(reviewCards.id, reviewLogs.cardId))
    .where(
      and(
        eq(reviewLogs.userId, userId),
        eq(reviewLogs.localDay, day),
        eq(reviewLogs.givenIn, 'review'),
        isNull(reviewLogs.undoneAt),
      ),
    )
    .all();
  const reviewed = logs.filter(({ before }) => before.state === 'review');
  return {
    cards: [...new Map(logs.map((log) => [log.id, log])).values()],
    reviewed: reviewed.length,
    introduced: logs.filter(({ before }) => before.state === 'new').length,
    dues: reviewed.map(({ before }) => Number(before.due)),
  };
}

function spreadOn({ preferences, day, dayOf }: Sitting, doneDues: number[]) {
  const backlog = backlogOn(preferences.timeOff, day);
  if (!backlog) return null;
  const { to, daysLeft } = backlog;
  return {
    daysLeft,
    gathered: ({ due }: Pick<CardRow, 'due'>) => dayOf(due) <= to,
    gatheredDone: doneDues.filter((due) => dayOf(due) <= to).length,
  };
}

/** Says yes to the first card of each sentence, unless another one of it was met today. */
function createSiblings(met: readonly Pick<CardRow, 'id' | 'siblingHash'>[]) {
  const holders = new Map(met.map(({ id, siblingHash }) => [siblingHash, id]));
  return ({ id, siblingHash }: CardRow): boolean => {
    if (siblingHash === null) return true;
    const holder = holders.get(siblingHash);
    if (holder === undefined) holders.set(siblingHash, id);
    return holder === undefined || holder === id;
  };
}

/** A new card comes when the share of reviews that is done has passed the share of new ones. */
function pick(due: CardRow[], fresh: CardRow[], { reviewed, introduced }: Done): CardRow | null {
  const [firstDue] = due;
  const [firstNew] = fresh;
  if (!firstDue || !firstNew) return firstDue ?? firstNew ?? null;
  const reviewsDone = reviewed / (reviewed + due.length);
  const newDone = (introduced + 1) / (introduced + fresh.length + 1);
  return reviewsDone >= newDone ? firstNew : firstDue;
}
