// Taking a quiz: answering once, flagging, finishing. Grading is by option id and stored spellings, here in code.
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

/** CONFLICT when answered before, voided, or the attempt is over; BAD_REQUEST when it is no answer to this question. */
export function answerQuestion(tx: Tx, clock: Clock, userId: string, input: GivenAnswer): Verdict {
  const { attempt, question } = openQuestion(tx, userId, input.attemptId, input.questionId);
  const earlier = answersOf(tx, attempt.id).get(question.id);
  if (question.status === 'void' || (earlier && earlier.correct !== null)) throw fault('CONFLICT');
  if (!input.dontKnow && !isAnswerTo(question, input.given)) throw fault('BAD_REQUEST');
  const given = input.dontKnow ? [] : input.given;
  const { correct, almost } = input.dontKnow
    ? { correct: false, almost: false }
    : grade(asked(question), given);
  const { dontKnow, hinted, latencyMs } = input;
  const at = clock.now();
  const localDay = today(tx, clock, userId);
  write(tx, attempt.id, question.id, {
    given,
    correct,
    almost,
    dontKnow,
    hinted,
    latencyMs,
    answeredAt: at,
    localDay,
    tz: clock.timeZone(),
  });
  recordAnswer(tx, userId, attempt, question, { right: correct, dontKnow, hinted, at, localDay });
  if (!correct) keepMistake(tx, clock, userId, question);
  const stored = answersOf(tx, attempt.id).get(question.id);
  if (!stored) throw fault('NOT_FOUND');
  return verdictOn(tx, question, stored);
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

/** Finishing again returns the attempt as it is. */
export function finishAttempt(
  tx: Tx,
  now: number,
  localDay: string,
  userId: string,
  attemptId: string,
): { attempt: Attempt; xpDelta: number } {
  const row = ownAttempt(tx, userId, attemptId);
  const xpDelta = row.status === 'open' ? closeAttempt(tx, now, localDay, row).amount : 0;
  return { attempt: readAttempt(tx, userId, attemptId), xpDelta };
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
