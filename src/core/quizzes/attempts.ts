// Attempts: begun or resumed, and read as the student sees them. What is shown is derived from stored answers and a
// stored seed every time, so a resumed attempt looks as it was left.
import { and, asc, eq, inArray } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Attempt, AttemptQuestion, Verdict } from '#contract/quizzes.ts';
import { quizAnswers, quizAttempts, quizQuestions } from '../db/schema/quizzes.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import { seedFor, shuffleOptions } from './generate/shuffle.ts';
import { attemptAward } from './score.ts';
import { ownQuiz } from './shelf.ts';
import { sourceOf } from './source.ts';

export type AttemptRow = typeof quizAttempts.$inferSelect;
export type QuestionRow = typeof quizQuestions.$inferSelect;
type AnswerRow = typeof quizAnswers.$inferSelect;

/**
 * The open attempt, or a new one of `questionIds` (all questions that count when absent). CONFLICT when nothing is left
 * to ask, or when an open attempt asks other questions.
 */
export function startAttempt(
  tx: Tx,
  now: number,
  userId: string,
  quizId: string,
  seed: number,
  redoAttemptId?: string,
): Attempt {
  ownQuiz(tx, userId, quizId);
  const wanted = redoAttemptId === undefined ? null : missedIn(tx, userId, quizId, redoAttemptId);
  const open = tx
    .select()
    .from(quizAttempts)
    .where(and(eq(quizAttempts.quizId, quizId), eq(quizAttempts.status, 'open')))
    .get();
  if (open) {
    if (wanted && wanted.join() !== open.questionIds.join())
      throw fault('CONFLICT', { reason: 'open_attempt', attemptId: open.id });
    return readAttempt(tx, userId, open.id);
  }
  const questionIds = wanted ?? countingQuestions(tx, quizId);
  if (questionIds.length === 0) throw fault('CONFLICT', { reason: 'nothing_to_ask' });
  return begin(tx, { userId, quizId, seed, questionIds, startedAt: now });
}

/** An exam over all questions of a quiz, with a time limit. */
export function startExam(
  tx: Tx,
  now: number,
  userId: string,
  quizId: string,
  seed: number,
  timeLimitSeconds: number,
): Attempt {
  const questionIds = countingQuestions(tx, quizId);
  return begin(tx, { userId, quizId, seed, questionIds, startedAt: now, mode: 'exam', timeLimitSeconds });
}

function begin(tx: Tx, attempt: Omit<typeof quizAttempts.$inferInsert, 'status'>): Attempt {
  const { id } = tx
    .insert(quizAttempts)
    .values({ ...attempt, id: v7(), status: 'open' })
    .returning()
    .get();
  return readAttempt(tx, attempt.userId, id);
}

/** When an exam is handed in by itself; null in practice. */
export function deadlineOf({ mode, startedAt, timeLimitSeconds }: AttemptRow): number | null {
  return mode === 'exam' && timeLimitSeconds !== null ? startedAt + timeLimitSeconds * 1000 : null;
}

/** NOT_FOUND when it is another profile's or its quiz was removed. */
export function ownAttempt(tx: Tx, userId: string, attemptId: string): AttemptRow {
  const row = tx
    .select()
    .from(quizAttempts)
    .where(and(eq(quizAttempts.id, attemptId), eq(quizAttempts.userId, userId)))
    .get();
  if (!row) throw fault('NOT_FOUND');
  ownQuiz(tx, userId, row.quizId);
  return row;
}

export function readAttempt(tx: Tx, userId: string, attemptId: string): Attempt {
  const attempt = ownAttempt(tx, userId, attemptId);
  const { title } = ownQuiz(tx, userId, attempt.quizId);
  const answers = answersOf(tx, attemptId);
  return {
    id: attempt.id,
    quizId: attempt.quizId,
    title,
    mode: attempt.mode,
    status: attempt.status,
    startedAt: attempt.startedAt,
    deadline: deadlineOf(attempt),
    finishedAt: attempt.completedAt,
    questions: questionsOf(tx, attempt).map((question, ordinal) =>
      shown(tx, attempt, question, ordinal + 1, answers.get(question.id)),
    ),
    scorePercentage: attempt.scorePercentage,
    xp: attempt.status === 'finished' ? attemptAward(tx, attempt) : null,
  };
}

/** The attempt's questions in the order asked. */
export function questionsOf(tx: Tx, attempt: AttemptRow): QuestionRow[] {
  const rows = tx.select().from(quizQuestions).where(inArray(quizQuestions.id, attempt.questionIds)).all();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return attempt.questionIds.flatMap((id) => byId.get(id) ?? []);
}

export function answersOf(tx: Tx, attemptId: string): Map<string, AnswerRow> {
  const rows = tx.select().from(quizAnswers).where(eq(quizAnswers.attemptId, attemptId)).all();
  return new Map(rows.map((row) => [row.questionId, row]));
}

/** What an answer came to; without one (`null`), what would have been right. */
export function verdictOn(tx: Tx, question: QuestionRow, answer: AnswerRow | null): Verdict {
  const reasons = question.options.flatMap(({ id, reason }) =>
    reason === null ? [] : [[id, reason] as const],
  );
  return {
    correct: answer?.correct === true,
    almost: answer?.almost ?? false,
    given: answer?.given ?? [],
    dontKnow: answer?.dontKnow ?? false,
    right: question.correctAnswer,
    explanation: question.explanation,
    reasons: Object.fromEntries(reasons),
    source: sourceOf(tx, question),
  };
}

function shown(
  tx: Tx,
  attempt: AttemptRow,
  question: QuestionRow,
  ordinal: number,
  answer: AnswerRow | undefined,
): AttemptQuestion {
  // Flagging leaves a row without an answer.
  const given = answer && answer.correct !== null ? answer : null;
  return {
    id: question.id,
    ordinal,
    type: question.type,
    kind: question.kind,
    stem: question.questionText,
    options: optionsInOrder(question, attempt.seed),
    byModel: question.model === null ? null : { model: question.model, confirmed: question.confirmed },
    flagged: answer?.flagged ?? false,
    voided: question.status === 'void',
    // Graded when the exam is handed in: until then an answer is known by when it was given.
    given: attempt.mode === 'exam' && attempt.status === 'open' && answer?.answeredAt ? answer.given : null,
    verdict: given || attempt.status === 'finished' ? verdictOn(tx, question, given) : null,
  };
}

/** True before false, years in order; everything else shuffled, each question by a seed of its own. */
function optionsInOrder(
  { id, type, kind, options }: QuestionRow,
  seed: number,
): { id: string; text: string }[] {
  const texts = new Map(options.map((option) => [option.id, option.text]));
  const ids = [...texts.keys()];
  const keep = type === 'true_false' || kind === 'year';
  const order = keep ? ids : shuffleOptions(ids, seedFor(seed, id));
  return order.map((optionId) => ({ id: optionId, text: texts.get(optionId) ?? '' }));
}

function countingQuestions(tx: Tx, quizId: string): string[] {
  return tx
    .select({ id: quizQuestions.id })
    .from(quizQuestions)
    .where(and(eq(quizQuestions.quizId, quizId), eq(quizQuestions.status, 'checked')))
    .orderBy(asc(quizQuestions.ordinal))
    .all()
    .map(({ id }) => id);
}

/** What a finished attempt got wrong or left out and what still counts. */
function missedIn(tx: Tx, userId: string, quizId: string, attemptId: string): string[] {
  const attempt = ownAttempt(tx, userId, attemptId);
  if (attempt.quizId !== quizId) throw fault('NOT_FOUND');
  if (attempt.status !== 'finished') throw fault('CONFLICT', { reason: 'not_finished' });
  const answers = answersOf(tx, attemptId);
  return questionsOf(tx, attempt)
    .filter((question) => question.status === 'checked' && answers.get(question.id)?.correct !== true)
    .map(({ id }) => id);
}
