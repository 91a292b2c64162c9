// The two sittings of an exam: a placement to begin with, taken like any quiz, and a mock exam against the clock. Asking
// for one that is running gives it back.
import { randomInt } from 'node:crypto';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { ExamSitting } from '#contract/exams.ts';
import type { Attempt } from '#contract/quizzes.ts';
import { quizAttempts, quizzes } from '../db/schema/quizzes.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import { assembleQuiz } from '../quizzes/assemble.ts';
import { readAttempt, startAttempt, startExam } from '../quizzes/attempts.ts';
import { markExam, ownExam, topicsOf } from './exams.ts';

type SittingDeps = Pick<Deps, 'database' | 'clock' | 'randomInt'>;

const placementQuestions = 12;

export async function beginPlacement(
  deps: SittingDeps,
  userId: string,
  examId: string,
  signal?: AbortSignal,
): Promise<Attempt> {
  const { db } = deps.database;
  const { placementQuizId } = ownExam(db, userId, examId);
  const made = placementQuizId !== null && isLiving(deps, placementQuizId) ? placementQuizId : null;
  const quizId = made ?? (await assemble(deps, userId, examId, placementQuestions, signal));
  return db.transaction((tx) => {
    if (made === null) markExam(tx, userId, examId, { placementQuizId: quizId });
    return startAttempt(tx, deps.clock.now(), userId, quizId, seedOf(deps));
  });
}

export async function beginMock(
  deps: SittingDeps,
  userId: string,
  { examId, questions, minutes }: { examId: string; questions: number; minutes: number },
  signal?: AbortSignal,
): Promise<Attempt> {
  const { db } = deps.database;
  ownExam(db, userId, examId);
  const running = db
    .select({ id: quizAttempts.id })
    .from(quizAttempts)
    .innerJoin(quizzes, and(eq(quizzes.id, quizAttempts.quizId), isNull(quizzes.deletedAt)))
    .where(
      and(
        eq(quizAttempts.userId, userId),
        eq(quizAttempts.mode, 'exam'),
        eq(quizAttempts.status, 'open'),
        madeFor(examId),
      ),
    )
    .orderBy(desc(quizAttempts.startedAt))
    .get();
  if (running) return readAttempt(db, userId, running.id);
  const quizId = await assemble(deps, userId, examId, questions, signal);
  return db.transaction((tx) => startExam(tx, deps.clock.now(), userId, quizId, seedOf(deps), minutes * 60));
}

/** Newest first. */
export function listSittings(tx: Tx, userId: string, examId: string): ExamSitting[] {
  ownExam(tx, userId, examId);
  return tx
    .select({ attempt: quizAttempts })
    .from(quizAttempts)
    .innerJoin(quizzes, and(eq(quizzes.id, quizAttempts.quizId), isNull(quizzes.deletedAt)))
    .where(and(eq(quizAttempts.userId, userId), madeFor(examId)))
    .orderBy(desc(quizAttempts.startedAt), desc(quizAttempts.id))
    .all()
    .map(({ attempt: { id, mode, startedAt, questionIds, scorePercentage } }) => ({
      attemptId: id,
      kind: mode === 'exam' ? 'mock' : 'placement',
      startedAt,
      questions: questionIds.length,
      score: scorePercentage,
    }));
}

const madeFor = (examId: string) => sql`json_extract(${quizzes.settings}, '$.examId') = ${examId}`;

function assemble(
  deps: SittingDeps,
  userId: string,
  examId: string,
  count: number,
  signal: AbortSignal | undefined,
): Promise<string> {
  const { db } = deps.database;
  const topicIds = topicsOf(db, examId).map(({ id }) => id);
  if (topicIds.length === 0) throw fault('FILE_NO_TEXT', { reason: 'no_material' });
  const { name: title } = ownExam(db, userId, examId);
  return assembleQuiz(deps, userId, { topicIds, count, title, examId }, signal);
}

function isLiving({ database: { db } }: SittingDeps, quizId: string): boolean {
  const living = and(eq(quizzes.id, quizId), isNull(quizzes.deletedAt));
  return db.select({ id: quizzes.id }).from(quizzes).where(living).get() !== undefined;
}

function seedOf(deps: SittingDeps): number {
  return (deps.randomInt ?? randomInt)(2 ** 31);
}
