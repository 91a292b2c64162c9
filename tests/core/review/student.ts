// A made-up student whose memory is known: forgets `haste` times as fast as the published weights say, is asked when those
// weights would ask, and answers by dice that fall the same way for the same seed.
import { default_w, type FSRSState, fsrs } from 'ts-fsrs';
import type { Rating } from '#contract/review.ts';
import { reviewLogs } from '#core/db/schema/review.ts';
import { createRandom } from '#core/quizzes/generate/shuffle.ts';
import { type Desk, dayMs } from './kit.ts';

export interface Habits {
  seed: number;
  haste: number;
  /** Answers on a later day than the one before. */
  reviews: number;
}

const grades: Rating[] = ['again', 'hard', 'good', 'easy'];
const newPerDay = 5;
const asked = fsrs({ w: default_w, enable_fuzz: false });

interface Learnt {
  id: string;
  state: FSRSState | null;
  last: number;
  due: number;
}

/** Writes the cards and their log; the last answer was given yesterday. */
export function liveThrough(desk: Desk, habits: Habits): void {
  desk.db.transaction(() => write(desk, answersOf(desk, habits)));
}

interface Answered {
  cardId: string;
  day: number;
  grade: number;
  days: number;
}

function answersOf(desk: Desk, { seed, haste, reviews }: Habits): Answered[] {
  const random = createRandom(seed);
  const cards: Learnt[] = [];
  const rows: Answered[] = [];
  let left = reviews;
  for (let day = 0; left > 0; day += 1) {
    for (let i = 0; i < newPerDay; i += 1)
      cards.push({ id: desk.card(`${seed}, ${cards.length}`), state: null, last: day, due: day });
    for (const card of cards.filter(({ due }) => due <= day)) {
      if (left === 0) break;
      const days = day - card.last;
      const chance = card.state ? asked.forgetting_curve(days * haste, card.state.stability) : 0.7;
      const grade = random() < chance ? recalledAs(random()) : 1;
      rows.push({ cardId: card.id, day, grade, days });
      if (card.state) left -= 1;
      card.state = asked.next_state(card.state, days, grade);
      card.last = day;
      card.due = day + asked.next_interval(card.state.stability, days);
    }
  }
  return rows;
}

function recalledAs(dice: number): number {
  if (dice < 0.1) return 2;
  return dice < 0.9 ? 3 : 4;
}

function write({ db, userId, app }: Desk, rows: Answered[]): void {
  const end = rows.at(-1)?.day ?? 0;
  const met = new Set<string>();
  for (const { cardId, day, grade, days } of rows) {
    const at = app.clock.now() - (end - day + 1) * dayMs;
    db.insert(reviewLogs)
      .values({
        cardId,
        userId,
        rating: grades[grade - 1] ?? 'good',
        reviewedAt: at,
        localDay: new Date(at).toISOString().slice(0, 10),
        elapsedDays: days,
        latencyMs: 4000,
        before: { state: met.has(cardId) ? 'review' : 'new' },
      })
      .run();
    met.add(cardId);
  }
}
