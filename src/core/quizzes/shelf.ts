// Quizzes as rows on a shelf: found, listed with how their attempts went, renamed, removed and put back.
import { and, desc, eq, exists, inArray, isNull, or } from 'drizzle-orm';
import type { Scope } from '#contract/ids.ts';
import type { Quiz } from '#contract/quizzes.ts';
import { materials } from '../db/schema/library.ts';
import { quizAttempts, quizQuestions, quizzes } from '../db/schema/quizzes.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';

type QuizRow = typeof quizzes.$inferSelect;

/** Newest first. A scope keeps the quizzes that ask about its materials. */
export function listQuizzes(tx: Tx, userId: string, scope: Scope = {}): Quiz[] {
  const rows = tx
    .select()
    .from(quizzes)
    .where(and(eq(quizzes.userId, userId), isNull(quizzes.deletedAt), inScope(tx, scope)))
    .orderBy(desc(quizzes.createdAt), desc(quizzes.id))
    .all();
  return describe(tx, rows);
}

/** NOT_FOUND when it is another profile's or removed. */
export function readQuiz(tx: Tx, userId: string, quizId: string): Quiz {
  const [quiz] = describe(tx, [ownQuiz(tx, userId, quizId)]);
  if (!quiz) throw fault('NOT_FOUND');
  return quiz;
}

export function ownQuiz(tx: Tx, userId: string, quizId: string): QuizRow {
  const living = and(eq(quizzes.id, quizId), eq(quizzes.userId, userId), isNull(quizzes.deletedAt));
  const row = tx.select().from(quizzes).where(living).get();
  if (!row) throw fault('NOT_FOUND');
  return row;
}

export function renameQuiz(tx: Tx, userId: string, quizId: string, title: string): Quiz {
  ownQuiz(tx, userId, quizId);
  tx.update(quizzes).set({ title }).where(eq(quizzes.id, quizId)).run();
  return readQuiz(tx, userId, quizId);
}

/** Hides (an instant) or shows (null) a quiz, its attempts and their XP untouched. */
export function setRemoved(tx: Tx, userId: string, quizId: string, deletedAt: number | null): void {
  const own = and(eq(quizzes.id, quizId), eq(quizzes.userId, userId));
  if (tx.update(quizzes).set({ deletedAt }).where(own).run().changes === 0) throw fault('NOT_FOUND');
}

/** Questions about the scope's materials and pages; undefined for everything. */
export function questionsIn(scope: Scope) {
  const { materialId, topicId, subjectId } = scope;
  if (materialId === undefined && topicId === undefined && subjectId === undefined) return undefined;
  return and(
    materialId === undefined ? undefined : eq(materials.id, materialId),
    topicId === undefined ? undefined : eq(materials.topicId, topicId),
    subjectId === undefined ? undefined : eq(materials.subjectId, subjectId),
  );
}

function inScope(tx: Tx, scope: Scope) {
  const about = questionsIn(scope);
  if (!about) return undefined;
  const asks = exists(
    tx
      .select({ id: quizQuestions.id })
      .from(quizQuestions)
      .innerJoin(materials, eq(materials.id, quizQuestions.materialId))
      .where(and(eq(quizQuestions.quizId, quizzes.id), about)),
  );
  const forTopic = scope.topicId !== undefined && scope.materialId === undefined;
  return forTopic ? or(asks, eq(quizzes.topicId, scope.topicId as string)) : asks;
}

function describe(tx: Tx, rows: QuizRow[]): Quiz[] {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const attempts = tx
    .select()
    .from(quizAttempts)
    .where(inArray(quizAttempts.quizId, ids))
    .orderBy(desc(quizAttempts.completedAt), desc(quizAttempts.id))
    .all();
  const questions = tx
    .select({ quizId: quizQuestions.quizId, status: quizQuestions.status })
    .from(quizQuestions)
    .where(inArray(quizQuestions.quizId, ids))
    .all();
  return rows.map((row) => {
    const mine = attempts.filter((attempt) => attempt.quizId === row.id);
    const finished = mine.filter((attempt) => attempt.status === 'finished');
    const scores = finished.flatMap(({ scorePercentage }) => scorePercentage ?? []);
    return {
      id: row.id,
      title: row.title,
      scope: row.settings.scope,
      materialId: row.materialId,
      topicId: row.topicId,
      questionCount: questions.filter((one) => one.quizId === row.id && one.status !== 'void').length,
      generatedByAi: row.generatedByAi,
      model: row.model,
      createdAt: row.createdAt,
      openAttemptId: mine.find((attempt) => attempt.status === 'open')?.id ?? null,
      attemptCount: finished.length,
      bestScore: scores.length === 0 ? null : Math.max(...scores),
      lastScore: finished[0]?.scorePercentage ?? null,
      lastFinishedAt: finished[0]?.completedAt ?? null,
    };
  });
}
