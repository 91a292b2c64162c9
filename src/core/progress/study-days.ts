// The ledger of study days, counted from what is stored: time studied, questions answered, lessons completed, cards asked.
// Rows are a cache; deleting them loses nothing.
import { and, asc, eq, gte, inArray, isNotNull, isNull, lte, ne } from 'drizzle-orm';
import type { TimerKind } from '#contract/timer.ts';
import { lessonProgress } from '../db/schema/lessons.ts';
import { xpLogs } from '../db/schema/progress.ts';
import { quizAnswers, quizAttempts, quizQuestions } from '../db/schema/quizzes.ts';
import { reviewLogs } from '../db/schema/review.ts';
import { streakPauses, studyDays, studySegments, studySessions } from '../db/schema/study.ts';
import { countDay, type DayCount, type Moment, type Stretch } from './day-credit.ts';
import { basisIn, type Tx } from './ledger.ts';
import type { CreditedDay, Pause } from './streak.ts';

/** What an award for a lesson stood on. */
export interface LessonBasis {
  estimateMinutes: number;
  openMs: number;
  first: boolean;
  room: number;
  tz: string;
}

/** Breaks earn nothing and count for nothing. */
export const focusKinds: TimerKind[] = ['focus', 'count_up'];

/** What one day comes to as things stand; null when nothing happened. */
export function recount(tx: Tx, userId: string, localDay: string): DayCount | null {
  return countDay({
    study: studied(tx, userId, localDay),
    quiz: answered(tx, userId, localDay),
    review: reviewed(tx, userId, localDay),
    lesson: lessonsDone(tx, userId, localDay),
  });
}

/** Brings the rows of these days in line. */
export function rewriteDays(tx: Tx, userId: string, days: readonly string[]): void {
  for (const localDay of days) {
    const count = recount(tx, userId, localDay);
    if (count)
      tx.insert(studyDays)
        .values({ userId, localDay, ...count })
        .onConflictDoUpdate({ target: [studyDays.userId, studyDays.localDay], set: count })
        .run();
    else
      tx.delete(studyDays)
        .where(and(eq(studyDays.userId, userId), eq(studyDays.localDay, localDay)))
        .run();
  }
}

/** Days that have something stored on them, in order. */
export function daysWithSomething(tx: Tx, userId: string): string[] {
  const studied = tx
    .selectDistinct({ day: studySegments.localDay })
    .from(studySegments)
    .where(eq(studySegments.userId, userId))
    .all();
  const answered = tx
    .selectDistinct({ day: quizAnswers.localDay })
    .from(quizAnswers)
    .innerJoin(quizAttempts, eq(quizAttempts.id, quizAnswers.attemptId))
    .where(and(eq(quizAttempts.userId, userId), isNotNull(quizAnswers.localDay)))
    .all();
  const read = tx
    .selectDistinct({ day: lessonProgress.firstCompletedDay })
    .from(lessonProgress)
    .where(and(eq(lessonProgress.userId, userId), isNotNull(lessonProgress.firstCompletedDay)))
    .all();
  const recalled = tx
    .selectDistinct({ day: reviewLogs.localDay })
    .from(reviewLogs)
    .where(eq(reviewLogs.userId, userId))
    .all();
  return [...new Set([...studied, ...answered, ...read, ...recalled].flatMap(({ day }) => day ?? []))].sort();
}

/** Days up to `today` that count, in order. */
export function creditedDays(tx: Tx, userId: string, today: string): CreditedDay[] {
  return tx
    .select({ localDay: studyDays.localDay, creditedAt: studyDays.creditedAt, tz: studyDays.tz })
    .from(studyDays)
    .where(and(eq(studyDays.userId, userId), isNotNull(studyDays.creditedBy), lte(studyDays.localDay, today)))
    .orderBy(asc(studyDays.localDay))
    .all()
    .flatMap(({ creditedAt, ...day }) => (creditedAt === null ? [] : { ...day, creditedAt }));
}

export function pausesOf(tx: Tx, userId: string): Pause[] {
  return tx
    .select({ from: streakPauses.fromDay, to: streakPauses.toDay })
    .from(streakPauses)
    .where(eq(streakPauses.userId, userId))
    .orderBy(asc(streakPauses.fromDay))
    .all();
}

/** A session that was cut off counts once the student has said that it should. */
function studied(tx: Tx, userId: string, localDay: string): Stretch[] {
  return (
    tx
      .select({ at: studySegments.startedAt, activeMs: studySegments.activeMs, tz: studySessions.tz })
      .from(studySegments)
      .innerJoin(studySessions, eq(studySessions.id, studySegments.sessionId))
      .where(
        and(
          eq(studySegments.userId, userId),
          eq(studySegments.localDay, localDay),
          inArray(studySessions.kind, focusKinds),
          ne(studySessions.state, 'interrupted'),
          isNull(studySessions.deletedAt),
        ),
      )
      .all()
      // Sorted here: asked to sort, the database walks all the segments there are by time instead of those of the day.
      .sort((a, b) => a.at - b.at)
  );
}

function answered(tx: Tx, userId: string, localDay: string): Moment[] {
  return tx
    .select({ at: quizAnswers.answeredAt, tz: quizAnswers.tz })
    .from(quizAnswers)
    .innerJoin(quizAttempts, eq(quizAttempts.id, quizAnswers.attemptId))
    .innerJoin(quizQuestions, eq(quizQuestions.id, quizAnswers.questionId))
    .where(
      and(
        eq(quizAttempts.userId, userId),
        eq(quizAnswers.localDay, localDay),
        isNotNull(quizAnswers.correct),
        ne(quizQuestions.status, 'void'),
      ),
    )
    .orderBy(asc(quizAnswers.answeredAt))
    .all()
    .flatMap(({ at, tz }) => (at === null || tz === null ? [] : [{ at, tz }]));
}

/** The moment and zone of a first completion are those of its booking: the lesson may be reopened and done again. */
function lessonsDone(tx: Tx, userId: string, localDay: string): Moment[] {
  return tx
    .select({ at: xpLogs.createdAt, detail: xpLogs.detail })
    .from(lessonProgress)
    .innerJoin(
      xpLogs,
      and(
        eq(xpLogs.userId, lessonProgress.userId),
        eq(xpLogs.sourceType, 'lesson'),
        eq(xpLogs.referenceId, lessonProgress.lessonId),
        eq(xpLogs.reason, 'earned'),
      ),
    )
    .where(and(eq(lessonProgress.userId, userId), eq(lessonProgress.firstCompletedDay, localDay)))
    .orderBy(asc(xpLogs.createdAt))
    .all()
    .map(({ at, detail }) => ({ at, tz: basisIn<LessonBasis>(detail).tz }));
}

/** Each card once, when it was first answered; what was taken back or given in a quiz is no review. */
function reviewed(tx: Tx, userId: string, localDay: string): Moment[] {
  const logs = tx
    .select({ cardId: reviewLogs.cardId, at: reviewLogs.reviewedAt, tz: reviewLogs.tz })
    .from(reviewLogs)
    .where(
      and(
        eq(reviewLogs.userId, userId),
        eq(reviewLogs.localDay, localDay),
        eq(reviewLogs.givenIn, 'review'),
        isNull(reviewLogs.undoneAt),
      ),
    )
    .all()
    .sort((a, b) => b.at - a.at);
  // The earliest of a card is written last, and holds.
  const first = new Map(logs.map(({ cardId, ...moment }) => [cardId, moment]));
  return [...first.values()].sort((a, b) => a.at - b.at);
}

/** Seconds studied on this day and later ones, of days that have any. */
export function activeSecondsFrom(tx: Tx, userId: string, from: string): Map<string, number> {
  const rows = tx
    .select({ day: studyDays.localDay, seconds: studyDays.activeSeconds })
    .from(studyDays)
    .where(and(eq(studyDays.userId, userId), gte(studyDays.localDay, from)))
    .all();
  return new Map(rows.map(({ day, seconds }) => [day, seconds]));
}
