// Taking a quiz: answering, flagging, finishing. Grading is by option id and stored spellings, here in code. In an exam
// nothing is graded before it is handed in, so that no list or number can give an answer away.
import { and, eq } from 'drizzle-orm';
import type { Attempt, Verdict } from '#contract/quizzes.ts';
import { quizAnswers } from '../db/schema/quizzes.ts';
import { fault } from '../faults.ts';
import type { Clock } from '../ports.ts';
import { type Tx, today } from '../progress/ledger.ts';
import { keepMistake } from '../review/mistakes.ts';
import {
  type AttemptRow,
  answersOf,
  deadlineOf,
  ownAttempt,
  type QuestionRow,
  questionsOf,
  readAttempt,
  verdictOn,
} from './attempts.ts';
import { recordAnswer } from './evidence.ts';
import { grade } from './grade.ts';
import { closeAttempt } from './score.ts';

export interface GivenAnswer {
  attemptId: string;
  questionId: string;
  given: string[];
  dontKnow: boolean;
  hinted: boolean;
  latencyMs: number;
}

/**
 * CONFLICT when answered before (in practice), voided, or the attempt is over; BAD_REQUEST when it is no answer to this
 * question. Null in an exam.
 */
export function answerQuestion(tx: Tx, clock: Clock, userId: string, input: GivenAnswer): Verdict | null {
  const { attempt, question } = openQuestion(tx, userId, input.attemptId, input.questionId);
  const earlier = answersOf(tx, attempt.id).get(question.id);
  if (question.status === 'void' || (earlier && earlier.correct !== null)) throw fault('CONFLICT');
  if (!input.dontKnow && !isAnswerTo(question, input.given)) throw fault('BAD_REQUEST');
  const { dontKnow, hinted, latencyMs } = input;
  write(tx, attempt.id, question.id, {
    given: dontKnow ? [] : input.given,
    dontKnow,
    hinted,
    // Whoever thinks twice in an exam has thought for as long as both times took.
    latencyMs: latencyMs + (earlier?.latencyMs ?? 0),
    answeredAt: clock.now(),
    localDay: today(tx, clock, userId),
    tz: clock.timeZone(),
  });
  return attempt.mode === 'exam' ? null : judge(tx, clock, userId, attempt, question);
}

/** Grades a stored answer, with all that follows from it. */
function judge(tx: Tx, clock: Clock, userId: string, attempt: AttemptRow, question: QuestionRow): Verdict {
  const { given, dontKnow, hinted, answeredAt, localDay } = storedAnswer(tx, attempt, question);
  const graded = dontKnow ? { correct: false, almost: false } : grade(asked(question), given);
  write(tx, attempt.id, question.id, graded);
  // Called wrong while its exam was running: graded, so that it can count again, but it proves nothing.
  if (answeredAt !== null && localDay !== null && question.status !== 'void') {
    const right = graded.correct;
    recordAnswer(tx, userId, attempt, question, { right, dontKnow, hinted, at: answeredAt, localDay });
    if (!right) keepMistake(tx, clock, userId, question);
  }
  return verdictOn(tx, question, storedAnswer(tx, attempt, question));
}

function storedAnswer(tx: Tx, attempt: AttemptRow, question: QuestionRow) {
  const stored = answersOf(tx, attempt.id).get(question.id);
  if (!stored) throw fault('NOT_FOUND');
  return stored;
}

export function flagQuestion(
  tx: Tx,
  userId: string,
  input: { attemptId: string; questionId: string; flagged: boolean },
): void {
  const attempt = ownAttempt(tx, userId, input.attemptId);
  if (!attempt.questionIds.includes(input.questionId)) throw fault('NOT_FOUND');
  write(tx, input.attemptId, input.questionId, { flagged: input.flagged });
}

/** Finishing again returns the attempt as it is. `days`: the study days it touches. */
export function finishAttempt(
  tx: Tx,
  clock: Clock,
  userId: string,
  attemptId: string,
): { attempt: Attempt; xpDelta: number; days: string[] } {
  const row = ownAttempt(tx, userId, attemptId);
  const closed = row.status === 'open' ? close(tx, clock, row) : { xpDelta: 0, days: [] };
  return { attempt: readAttempt(tx, userId, attemptId), ...closed };
}

/** An exam is graded first, and is over at its deadline however late that is noticed. */
export function close(tx: Tx, clock: Clock, attempt: AttemptRow): { xpDelta: number; days: string[] } {
  const at = Math.min(clock.now(), deadlineOf(attempt) ?? Number.POSITIVE_INFINITY);
  const day = today(tx, { ...clock, now: () => at }, attempt.userId);
  const given = [...answersOf(tx, attempt.id).values()].filter(({ answeredAt }) => answeredAt !== null);
  if (attempt.mode === 'exam') {
    const answered = new Set(given.map(({ questionId }) => questionId));
    for (const question of questionsOf(tx, attempt))
      if (answered.has(question.id)) judge(tx, clock, attempt.userId, attempt, question);
  }
  const days = new Set([day, ...given.flatMap(({ localDay }) => localDay ?? [])]);
  return { xpDelta: closeAttempt(tx, at, day, attempt).amount, days: [...days] };
}

function openQuestion(
  tx: Tx,
  userId: string,
  attemptId: string,
  questionId: string,
): { attempt: AttemptRow; question: QuestionRow } {
  const attempt = ownAttempt(tx, userId, attemptId);
  const question = questionsOf(tx, attempt).find(({ id }) => id === questionId);
  if (!question) throw fault('NOT_FOUND');
  if (attempt.status !== 'open') throw fault('CONFLICT');
  return { attempt, question };
}

function isAnswerTo(question: QuestionRow, given: string[]): boolean {
  const [only = ''] = given;
  if (given.length !== 1) return false;
  return question.type === 'short' ? only.trim() !== '' : question.options.some(({ id }) => id === only);
}

function asked({ type, options, correctAnswer }: QuestionRow) {
  return { type, options, correct: correctAnswer };
}

/** A flag may come before the answer and an answer before the flag: each leaves the other alone. */
function write(
  tx: Tx,
  attemptId: string,
  questionId: string,
  values: Partial<typeof quizAnswers.$inferInsert>,
): void {
  const row = and(eq(quizAnswers.attemptId, attemptId), eq(quizAnswers.questionId, questionId));
  const { changes } = tx.update(quizAnswers).set(values).where(row).run();
  if (changes === 0)
    tx.insert(quizAnswers)
      .values({ given: [], ...values, attemptId, questionId })
      .run();
}
