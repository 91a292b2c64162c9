// Asking and asking again, as streams. The question is stored before anything is looked for. Quotes are chosen first and
// always: they are the answer without a model, and what stays when a model fails, is refused or finds nothing.
import type { Outgoing } from '#contract/models.ts';
import { type Again, type AskEvent, maxQuestionChars } from '#contract/tutor.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import type { Models } from '../models/model.ts';
import type { Search } from '../search/search.ts';
import type { Usage } from '../usage/usage.ts';
import { draftAnswer, findPassages } from './answer.ts';
import { createExplain, type Kept, quoted } from './explain.ts';
import { outgoingOf, plan } from './plan.ts';
import { readReader } from './reader.ts';
import { createRunning } from './running.ts';
import {
  checkedQuestion,
  climb,
  dropAnswers,
  insertAnswer,
  ownQuestion,
  type Question,
  rewordQuestion,
  settle,
  storeQuestion,
  touch,
} from './store.ts';
import { ownThread, readMessage, readMessages } from './threads.ts';
import { type Asked, readWish } from './wish.ts';

export interface Asking {
  userId: string;
  signal: AbortSignal | undefined;
}

interface Task extends Asking {
  question: Question;
  how: Again;
  /** The row that waits for the answer; null: one is made when there is something to keep. */
  answerId: string | null;
}

export type Ask = ReturnType<typeof createAsk>;

export function createAsk(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  search: Search,
  models: Models,
  usage: Pick<Usage, 'spent'>,
) {
  const { db } = database;
  const running = createRunning();
  const explain = createExplain({ database, clock }, search, models);

  return {
    /** Stopping keeps what was said so far; a failure leaves the question with a failed answer to retry. */
    async *ask({ userId, signal }: Asking, threadId: string, text: string): AsyncGenerator<AskEvent> {
      const checked = checkedQuestion(text);
      ownThread(db, userId, threadId);
      running.stop(threadId);
      const { question, answerId } = db.transaction((tx) =>
        storeQuestion(tx, clock.now(), userId, threadId, checked),
      );
      yield* answer({ userId, signal, question, how: 'same', answerId });
    },

    /** The earlier answer stays until the new one is stored, and for good when this is stopped or fails. */
    async *retry({ userId, signal }: Asking, questionId: string, how: Again): AsyncGenerator<AskEvent> {
      const question = ownQuestion(db, userId, questionId);
      running.stop(question.threadId);
      yield* answer({ userId, signal, question, how, answerId: null });
    },

    async *edit({ userId, signal }: Asking, questionId: string, text: string): AsyncGenerator<AskEvent> {
      const checked = checkedQuestion(text);
      running.stop(ownQuestion(db, userId, questionId).threadId);
      const { question, answerId } = db.transaction((tx) =>
        rewordQuestion(tx, clock.now(), userId, questionId, checked),
      );
      yield* answer({ userId, signal, question, how: 'same', answerId });
    },

    async preview(
      userId: string,
      thread: Asked['thread'],
      threadId: string | null,
      text: string,
    ): Promise<Outgoing | null> {
      const question = text.trim();
      if (question === '' || question.length > maxQuestionChars) throw fault('BAD_REQUEST');
      const messages = threadId === null ? [] : readMessages(db, usage, threadId);
      const asked: Asked = { thread, messages, questionId: null, text: question, how: 'same' };
      const wish = readWish(asked);
      const found = await findPassages(search, userId, thread.scope, wish.query);
      if (draftAnswer(db, search, userId, thread.scope, wish.query, found).band === 'none') return null;
      const model = await models.preview(userId, 'tutor');
      if ('heldBack' in model) return null;
      const planned = plan(
        { db, search, userId, reader: readReader(db, userId) },
        model,
        asked,
        wish,
        found.passages,
      );
      return 'fallback' in planned ? null : outgoingOf(model, planned);
    },
  };

  async function* answer(task: Task): AsyncGenerator<AskEvent> {
    const { userId, question, how } = task;
    const kept: Kept = { answer: null, status: 'stopped' };
    let stored: { id: string | null } | null = null;
    const store = () => {
      stored ??= { id: keep(task, kept) };
      return stored.id;
    };
    const { signal, leave } = running.enter(question.threadId, task.signal, store);
    try {
      const { scope, mode: style, rung } = ownThread(db, userId, question.threadId);
      yield { type: 'question', message: readMessage(db, usage, question.id) };
      yield { type: 'searching', passageCount: search.count(userId, scope) };
      if (signal.aborted) return;
      const thread = { scope, style, rung };
      const messages = readMessages(db, usage, question.threadId);
      const asked: Asked = { thread, messages, questionId: question.id, text: question.text, how };
      const wish = readWish(asked);
      const found = await findPassages(search, userId, scope, wish.query, signal);
      const quotes = draftAnswer(db, search, userId, scope, wish.query, found);
      kept.answer = () => quoted(quotes, null);
      yield { type: 'found', passages: found.passages.length };
      if (signal.aborted) return;
      const mayExplain = how !== 'quotes' && (quotes.band !== 'none' || wish.isGeneral);
      const { passages } = found;
      kept.status = mayExplain
        ? yield* explain({ userId, asked, wish, quotes, passages, signal }, kept)
        : 'done';
    } catch (error) {
      if (signal.aborted) return;
      kept.status = 'failed';
      throw error;
    } finally {
      store();
      leave();
    }
    const id = store();
    if (id !== null) yield { type: 'answer', message: readMessage(db, usage, id) };
  }

  /** Null when there is nothing worth keeping beside an earlier answer. */
  function keep({ question, how, answerId }: Task, { answer, status }: Kept): string | null {
    const made = answer?.() ?? null;
    const isByModel = made !== null && made.mode !== 'extractive';
    if (answerId === null && status !== 'done' && !isByModel) return null;
    return db.transaction((tx) => {
      const { id: questionId, threadId } = question;
      const id = answerId ?? insertAnswer(tx, clock.now(), threadId, questionId);
      settle(tx, id, status, made);
      touch(tx, clock.now(), threadId);
      // Quotes that stand in for a model do not cost what a model said before.
      const standsIn = made !== null && !isByModel && made.fallback !== null;
      if (how === 'same' && status === 'done') dropAnswers(tx, questionId, id, standsIn ? 'quotes' : 'all');
      if (isByModel && made.rung !== null) climb(tx, question, made.rung);
      return id;
    });
  }
}
