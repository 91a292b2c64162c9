// "This question is wrong": voids it, takes it out of every finished attempt's score and XP and out of what its topic is
// known by, and can be undone.
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { v7 } from 'uuid';
import { questionReports, quizAnswers, quizAttempts, quizQuestions, quizzes } from '../db/schema/quizzes.ts';
import { fault } from '../faults.ts';
import { unvoidEvidence, voidEvidence } from '../mastery/record.ts';
import type { Tx } from '../progress/ledger.ts';
import { rescore } from './score.ts';

export interface Report {
  questionId: string;
  reason: (typeof questionReports.$inferSelect)['reason'];
  note?: string | undefined;
}

/** Reporting again replaces reason and note. Returns the change in XP. */
export function reportQuestion(tx: Tx, now: number, userId: string, report: Report): number {
  const quizId = ownQuestion(tx, userId, report.questionId);
  const note = report.note?.trim() || null;
  const changed = tx
    .update(questionReports)
    .set({ reason: report.reason, note })
    .where(standing(userId, report.questionId))
    .run().changes;
  if (changed > 0) return 0;
  const { questionId, reason } = report;
  tx.insert(questionReports).values({ id: v7(), userId, questionId, reason, note, createdAt: now }).run();
  voidEvidence(tx, now, userId, questionId);
  return setStatus(tx, now, quizId, questionId, 'void');
}

/** Undoing what was not reported, or undoing twice, changes nothing. Returns the change in XP. */
export function undoReport(tx: Tx, now: number, userId: string, questionId: string): number {
  const quizId = ownQuestion(tx, userId, questionId);
  const { changes } = tx
    .update(questionReports)
    .set({ withdrawnAt: now })
    .where(standing(userId, questionId))
    .run();
  if (changes === 0) return 0;
  unvoidEvidence(tx, now, userId, questionId);
  return setStatus(tx, now, quizId, questionId, 'checked');
}

/** Study days on which a question was answered: what counts of them changes with it. */
export function daysAnswered(tx: Tx, questionId: string): string[] {
  return tx
    .selectDistinct({ day: quizAnswers.localDay })
    .from(quizAnswers)
    .where(and(eq(quizAnswers.questionId, questionId), isNotNull(quizAnswers.correct)))
    .all()
    .flatMap(({ day }) => day ?? []);
}

/** Newest first. */
export function listReports(tx: Tx, userId: string) {
  return tx
    .select({
      questionId: questionReports.questionId,
      quizId: quizQuestions.quizId,
      stem: quizQuestions.questionText,
      reason: questionReports.reason,
      note: questionReports.note,
      createdAt: questionReports.createdAt,
    })
    .from(questionReports)
    .innerJoin(quizQuestions, eq(quizQuestions.id, questionReports.questionId))
    .where(and(eq(questionReports.userId, userId), isNull(questionReports.withdrawnAt)))
    .orderBy(desc(questionReports.createdAt), desc(questionReports.id))
    .all();
}

function standing(userId: string, questionId: string) {
  return and(
    eq(questionReports.userId, userId),
    eq(questionReports.questionId, questionId),
    isNull(questionReports.withdrawnAt),
  );
}

function setStatus(
  tx: Tx,
  now: number,
  quizId: string,
  questionId: string,
  status: 'void' | 'checked',
): number {
  tx.update(quizQuestions).set({ status }).where(eq(quizQuestions.id, questionId)).run();
  return tx
    .select()
    .from(quizAttempts)
    .where(and(eq(quizAttempts.quizId, quizId), eq(quizAttempts.status, 'finished')))
    .all()
    .filter((attempt) => attempt.questionIds.includes(questionId))
    .reduce((delta, attempt) => delta + rescore(tx, now, attempt, questionId), 0);
}

/** The question's quiz; removed quizzes count, because their reports are still listed. */
function ownQuestion(tx: Tx, userId: string, questionId: string): string {
  const row = tx
    .select({ quizId: quizQuestions.quizId })
    .from(quizQuestions)
    .innerJoin(quizzes, eq(quizzes.id, quizQuestions.quizId))
    .where(and(eq(quizQuestions.id, questionId), eq(quizzes.userId, userId)))
    .get();
  if (!row) throw fault('NOT_FOUND');
  return row.quizId;
}
