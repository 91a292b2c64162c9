// Hands exams in when their time is up: looked at with every call about quizzes and every quarter of a minute besides, so
// that an exam whose window was closed is over too. The result is that of the deadline, however late somebody looks.
import { eq } from 'drizzle-orm';
import type { Fact } from '#contract/system.ts';
import { quizAttempts } from '../db/schema/quizzes.ts';
import type { Deps } from '../deps.ts';
import { masteryCounters } from '../mastery/mastered.ts';
import { settleDays } from '../progress/settle.ts';
import { close } from './taking.ts';

const everyMs = 15_000;

export interface HandIn {
  /** Of one profile, or of all. */
  look(userId?: string): void;
  start(): void;
  stop(): void;
}

export function createHandIn({
  database: { db, sqlite },
  clock,
  events,
}: Pick<Deps, 'database' | 'clock' | 'events'>): HandIn {
  const above = masteryCounters(clock);
  // Asked for as long as the app runs, nearly always in vain: prepared once.
  const late = sqlite
    .prepare(`
      SELECT id FROM quiz_attempts
      WHERE mode = 'exam' AND status = 'open' AND started_at + time_limit_seconds * 1000 <= @now
        AND (@userId IS NULL OR user_id = @userId)`)
    .pluck();
  let end = () => {};

  function look(userId?: string): void {
    for (const attempt of overdue(userId)) {
      const facts = db.transaction((tx): Fact[] => {
        const { xpDelta, days } = close(tx, clock, attempt);
        return settleDays(tx, clock, attempt.userId, days, xpDelta, above);
      });
      const { quizId } = attempt;
      for (const fact of [{ type: 'quizzes.changed', quizId }, { type: 'cards.changed' }, ...facts] as Fact[])
        events.publish(attempt.userId, fact);
    }
  }

  function overdue(userId?: string) {
    const found = late.all({ now: clock.now(), userId: userId ?? null }) as string[];
    return found.flatMap((id) => db.select().from(quizAttempts).where(eq(quizAttempts.id, id)).all());
  }

  return {
    look,
    start() {
      look();
      end = clock.every(everyMs, () => look());
    },
    stop: () => end(),
  };
}
