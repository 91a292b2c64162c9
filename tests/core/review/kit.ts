// What review tests share: an app with its database, cards written as a life of reviews would have left them, and a hand
// that answers.
import type { Rating, Turn } from '#contract/review.ts';
import { reviewCards } from '#core/db/schema/review.ts';
import { frontHash } from '#core/review/cards.ts';
import { type Study, startStudy } from '../progress/kit.ts';

export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;

type CardValues = Partial<typeof reviewCards.$inferInsert>;

export interface Desk extends Study {
  /** Writes a card and returns its id; new and due now unless told otherwise. */
  card(front: string, over?: CardValues): string;
  /** Writes a card that was known for `interval` days and is due `overdue` days ago. */
  known(front: string, interval: number, overdue?: number, over?: CardValues): string;
  answer(cardId: string, rating?: Rating): Promise<Turn>;
  stored(cardId: string): typeof reviewCards.$inferSelect;
}

export async function startDesk(): Promise<Desk> {
  const study = await startStudy();
  const { app, client, db, userId } = study;
  let nth = 0;
  const card: Desk['card'] = (front, over = {}) => {
    const now = app.clock.now();
    nth += 1;
    return db
      .insert(reviewCards)
      .values({
        userId,
        type: 'basic',
        front,
        back: `${front}, turned`,
        origin: 'own',
        frontHash: frontHash(front),
        due: now,
        // Apart, so that the order in which they were made is known.
        createdAt: now + nth,
        updatedAt: now,
        ...over,
      })
      .returning({ id: reviewCards.id })
      .get().id;
  };
  return {
    ...study,
    card,
    known(front, interval, overdue = 0, over = {}) {
      const due = Math.round(app.clock.now() - overdue * dayMs);
      return card(front, {
        state: 'review',
        due,
        stability: interval,
        difficulty: 5,
        scheduledDays: interval,
        reps: 3,
        lastReview: due - interval * dayMs,
        ...over,
      });
    },
    answer: (cardId, rating = 'good') => client.review.answer({ cardId, rating, latencyMs: 4000 }),
    stored(cardId) {
      const row = db
        .select()
        .from(reviewCards)
        .all()
        .find(({ id }) => id === cardId);
      if (!row) throw new Error('no such card');
      return row;
    },
  };
}

/** Fronts in the order in which a student who answers Good to all of them meets them. */
export async function walk(desk: Desk, most = 50): Promise<string[]> {
  const fronts: string[] = [];
  let turn = await desk.client.review.next();
  while (turn.card && fronts.length < most) {
    fronts.push(turn.card.front);
    turn = await desk.answer(turn.card.id, 'easy');
  }
  return fronts;
}
