// Scores and XP, recomputed from the answers every time. The score counts what is not voided; the XP starts from the
// circumstances booked when the attempt was finished, so that voiding a question and undoing it leads back exactly.
import { and, eq, gt, inArray, ne } from 'drizzle-orm';
import type { Awarded } from '#contract/progress.ts';
import { xpLogs } from '../db/schema/progress.ts';
import { quizAnswers, quizAttempts, quizQuestions } from '../db/schema/quizzes.ts';
import { type CountedAnswer, dayCap, type QuizCircumstances, quizAward } from '../progress/award.ts';
import { basisOf, correct, type Earning, earn, earnedOn, type Tx } from '../progress/ledger.ts';

type AttemptRow = typeof quizAttempts.$inferSelect;

/** What held when the attempt was finished. */
type Basis = QuizCircumstances & { recentlyRight: string[] };

const dayMs = 24 * 60 * 60_000;

/** Closes an open attempt and books its XP; returns what it earned. */
export function closeAttempt(tx: Tx, now: number, localDay: string, attempt: AttemptRow): Awarded {
  const earning: Earning = { ...referenceOf(attempt), localDay };
  const sameDay = finishedOn(tx, attempt, localDay);
  const basis: Basis = {
    turn: sameDay.length + 1,
    room: dayCap.quiz - earnedOn(tx, earning),
    recentlyRight: recentlyRight(tx, attempt, sameDay),
  };
  const awarded = quizAward(counted(tx, attempt, basis), basis);
  earn(tx, now, earning, awarded, basis);
  tx.update(quizAttempts)
    .set({
      status: 'finished',
      completedAt: now,
      scorePercentage: score(tx, attempt),
      xpAwarded: awarded.amount,
    })
    .where(eq(quizAttempts.id, attempt.id))
    .run();
  return awarded;
}

/** Brings a finished attempt's score and XP in line with the questions that count now; returns the change in XP. */
export function rescore(tx: Tx, now: number, attempt: AttemptRow, questionId: string): number {
  const booked = basisOf<Basis>(tx, referenceOf(attempt));
  if (!booked) return 0;
  const { amount } = quizAward(counted(tx, attempt, booked.basis), booked.basis);
  tx.update(quizAttempts)
    .set({ scorePercentage: score(tx, attempt), xpAwarded: amount })
    .where(eq(quizAttempts.id, attempt.id))
    .run();
  return correct(tx, now, { ...referenceOf(attempt), localDay: booked.localDay }, questionId, amount);
}

/** What a finished attempt has earned as its questions stand now. */
export function attemptAward(tx: Tx, attempt: AttemptRow): Awarded | null {
  const booked = basisOf<Basis>(tx, referenceOf(attempt));
  return booked ? quizAward(counted(tx, attempt, booked.basis), booked.basis) : null;
}

/** Whole percent of the questions that count; null when none is left. */
function score(tx: Tx, attempt: AttemptRow): number | null {
  const answers = counted(tx, attempt, { recentlyRight: [] });
  if (answers.length === 0) return null;
  return Math.round((100 * answers.filter((answer) => answer.right).length) / answers.length);
}

function counted(tx: Tx, attempt: AttemptRow, basis: Pick<Basis, 'recentlyRight'>): CountedAnswer[] {
  const rows = tx
    .select({
      id: quizQuestions.id,
      difficulty: quizQuestions.difficulty,
      correct: quizAnswers.correct,
      latencyMs: quizAnswers.latencyMs,
    })
    .from(quizQuestions)
    .leftJoin(
      quizAnswers,
      and(eq(quizAnswers.questionId, quizQuestions.id), eq(quizAnswers.attemptId, attempt.id)),
    )
    .where(and(inArray(quizQuestions.id, attempt.questionIds), ne(quizQuestions.status, 'void')))
    .all();
  return rows.map((row) => ({
    difficulty: row.difficulty,
    right: row.correct === true,
    latencyMs: row.latencyMs ?? 0,
    recentlyRight: basis.recentlyRight.includes(row.id),
  }));
}

/** Other attempts of the quiz that were finished on this local day. */
function finishedOn(tx: Tx, attempt: AttemptRow, localDay: string): string[] {
  return tx
    .select({ id: quizAttempts.id })
    .from(quizAttempts)
    .innerJoin(xpLogs, and(eq(xpLogs.referenceId, quizAttempts.id), eq(xpLogs.reason, 'earned')))
    .where(
      and(
        eq(quizAttempts.quizId, attempt.quizId),
        ne(quizAttempts.id, attempt.id),
        eq(xpLogs.sourceType, 'quiz'),
        eq(xpLogs.localDay, localDay),
      ),
    )
    .all()
    .map(({ id }) => id);
}

/**
 * Questions answered right in another attempt less than 24 hours before they were answered here. Attempts of the same
 * local day are left to the rule for repeats, which would otherwise never pay its half.
 */
function recentlyRight(tx: Tx, attempt: AttemptRow, sameDay: string[]): string[] {
  const mine = tx.select().from(quizAnswers).where(eq(quizAnswers.attemptId, attempt.id)).all();
  const since = Math.min(...mine.flatMap(({ answeredAt }) => answeredAt ?? [])) - dayMs;
  if (!Number.isFinite(since)) return [];
  const earlier = tx
    .select()
    .from(quizAnswers)
    .where(
      and(
        inArray(quizAnswers.questionId, attempt.questionIds),
        ne(quizAnswers.attemptId, attempt.id),
        eq(quizAnswers.correct, true),
        gt(quizAnswers.answeredAt, since),
      ),
    )
    .all()
    .filter((answer) => !sameDay.includes(answer.attemptId));
  return mine
    .filter(({ questionId, answeredAt }) =>
      earlier.some((other) => other.questionId === questionId && isWithinDay(other.answeredAt, answeredAt)),
    )
    .map(({ questionId }) => questionId);
}

function isWithinDay(earlier: number | null, later: number | null): boolean {
  return earlier !== null && later !== null && earlier <= later && later - earlier < dayMs;
}

function referenceOf(attempt: AttemptRow): Omit<Earning, 'localDay'> {
  return { userId: attempt.userId, sourceType: 'quiz', referenceId: attempt.id };
}
