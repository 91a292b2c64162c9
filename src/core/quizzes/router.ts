// Quizzes: made, kept, taken, disputed. Every change is one synchronous transaction; facts are told after it.
import { randomInt } from 'node:crypto';
import type { Fact } from '#contract/system.ts';
import type { Deps } from '../deps.ts';
import { masteryCounters } from '../mastery/mastered.ts';
import type { Procedures } from '../procedures.ts';
import { type Tx, today } from '../progress/ledger.ts';
import { settleDays } from '../progress/settle.ts';
import { readAttempt, startAttempt } from './attempts.ts';
import { estimateQuiz } from './estimate.ts';
import type { HandIn } from './hand-in.ts';
import { type Makers, makeQuiz } from './make.ts';
import { listMistakes } from './mistakes.ts';
import { daysAnswered, listReports, reportQuestion, undoReport } from './reports.ts';
import { listQuizzes, readQuiz, renameQuiz, setRemoved } from './shelf.ts';
import { answerQuestion, finishAttempt, flagQuestion } from './taking.ts';

export function createQuizzesRouter(
  { owned }: Procedures,
  deps: Deps,
  { handIn, ...makers }: Makers & { handIn: HandIn },
) {
  const { events, clock } = deps;
  const { db } = deps.database;
  const above = masteryCounters(clock);
  const changed = (userId: string, quizId: string | null) =>
    events.publish(userId, { type: 'quizzes.changed', quizId });
  const tell = (userId: string, facts: Fact[]) => {
    for (const fact of facts) events.publish(userId, fact);
  };
  /** Changes what a question counts for, with everything that follows from it. */
  function recount(
    userId: string,
    { questionId, attemptId }: { questionId: string; attemptId?: string | undefined },
    change: (tx: Tx) => number,
  ) {
    const { xpDelta, facts } = db.transaction((tx) => {
      if (attemptId !== undefined) readAttempt(tx, userId, attemptId);
      const xpDelta = change(tx);
      return { xpDelta, facts: settleDays(tx, clock, userId, daysAnswered(tx, questionId), xpDelta, above) };
    });
    changed(userId, null);
    tell(userId, facts);
    return { attempt: attemptId === undefined ? null : readAttempt(db, userId, attemptId), xpDelta };
  }

  return {
    generate: owned.quizzes.generate.handler(async function* ({ input, context: { userId }, signal }) {
      const gone = new AbortController();
      const stop = signal ? AbortSignal.any([signal, gone.signal]) : gone.signal;
      try {
        for await (const event of makeQuiz({ ...deps, ...makers }, userId, input, stop)) {
          if (event.type === 'made') changed(userId, event.quiz.id);
          yield event;
        }
      } catch (error) {
        if (!stop.aborted) throw error;
      } finally {
        gone.abort();
      }
    }),

    estimate: owned.quizzes.estimate.handler(({ input, context: { userId } }) =>
      estimateQuiz({ ...deps, ...makers }, userId, input),
    ),

    list: owned.quizzes.list.handler(({ input, context: { userId } }) => {
      handIn.look(userId);
      return listQuizzes(db, userId, input?.scope);
    }),

    get: owned.quizzes.get.handler(({ input, context: { userId } }) => readQuiz(db, userId, input.quizId)),

    rename: owned.quizzes.rename.handler(({ input, context: { userId } }) => {
      const quiz = renameQuiz(db, userId, input.quizId, input.title);
      changed(userId, quiz.id);
      return quiz;
    }),

    remove: owned.quizzes.remove.handler(({ input, context: { userId } }) => {
      setRemoved(db, userId, input.quizId, clock.now());
      changed(userId, input.quizId);
    }),

    restore: owned.quizzes.restore.handler(({ input, context: { userId } }) => {
      setRemoved(db, userId, input.quizId, null);
      changed(userId, input.quizId);
    }),

    start: owned.quizzes.start.handler(({ input, context: { userId } }) => {
      handIn.look(userId);
      const seed = randomInt(2 ** 31);
      const attempt = db.transaction((tx) =>
        startAttempt(tx, clock.now(), userId, input.quizId, seed, input.redoAttemptId),
      );
      changed(userId, input.quizId);
      return attempt;
    }),

    attempt: owned.quizzes.attempt.handler(({ input, context: { userId } }) => {
      handIn.look(userId);
      return readAttempt(db, userId, input.attemptId);
    }),

    answer: owned.quizzes.answer.handler(({ input, context: { userId } }) => {
      handIn.look(userId);
      const { verdict, facts } = db.transaction((tx) => ({
        verdict: answerQuestion(tx, clock, userId, input),
        facts: settleDays(tx, clock, userId, [today(tx, clock, userId)], 0, above),
      }));
      tell(userId, facts);
      if (verdict?.correct === false) events.publish(userId, { type: 'cards.changed' });
      return verdict;
    }),

    flag: owned.quizzes.flag.handler(({ input, context: { userId } }) =>
      db.transaction((tx) => flagQuestion(tx, userId, input)),
    ),

    finish: owned.quizzes.finish.handler(({ input, context: { userId } }) => {
      handIn.look(userId);
      const { attempt, facts } = db.transaction((tx) => {
        const { attempt, xpDelta, days } = finishAttempt(tx, clock, userId, input.attemptId);
        return { attempt, facts: settleDays(tx, clock, userId, days, xpDelta, above) };
      });
      changed(userId, attempt.quizId);
      if (attempt.mode === 'exam') events.publish(userId, { type: 'cards.changed' });
      tell(userId, facts);
      return attempt;
    }),

    report: owned.quizzes.report.handler(({ input, context: { userId } }) =>
      recount(userId, input, (tx) => reportQuestion(tx, clock.now(), userId, input)),
    ),

    undoReport: owned.quizzes.undoReport.handler(({ input, context: { userId } }) =>
      recount(userId, input, (tx) => undoReport(tx, clock.now(), userId, input.questionId)),
    ),

    reports: owned.quizzes.reports.handler(({ context: { userId } }) => listReports(db, userId)),

    mistakes: owned.quizzes.mistakes.handler(({ input, context: { userId } }) =>
      listMistakes(db, userId, input?.scope ?? {}, input?.includeFixed ?? false),
    ),
  };
}
