// Asking and asking again, as streams. The question is stored before anything is looked for; the answer and its
// citations are stored together, so that no answer is ever seen without its sources.
import { and, eq, isNotNull } from 'drizzle-orm';
import { v7 } from 'uuid';
import { type AskEvent, type Message, maxQuestionChars } from '#contract/tutor.ts';
import type { Drizzle } from '../db/open.ts';
import { doubtMessages, doubtSessions, messageCitations } from '../db/schema/tutor.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import type { Search } from '../search/search.ts';
import { type Draft, draftAnswer, findPassages } from './answer.ts';
import { ownThread, readMessage } from './threads.ts';

export interface Asking {
  userId: string;
  signal: AbortSignal | undefined;
}

/** Characters of the first question that become the thread's title. */
const titleChars = 80;

export type Ask = ReturnType<typeof createAsk>;

export function createAsk({ database: { db }, clock }: Pick<Deps, 'database' | 'clock'>, search: Search) {
  return {
    /** Stopping keeps what was found so far; a failure leaves the question with a failed answer to retry. */
    async *ask({ userId, signal }: Asking, threadId: string, text: string): AsyncGenerator<AskEvent> {
      const question = checked(text);
      const { questionId, answerId } = db.transaction((tx) =>
        storeQuestion(tx, clock.now(), userId, threadId, question),
      );
      let draft: Draft | null = null;
      let status: Message['status'] = 'stopped';
      try {
        yield { type: 'question', message: readMessage(db, questionId) };
        const { scope } = ownThread(db, userId, threadId);
        yield { type: 'searching', passageCount: search.count(userId, scope) };
        if (signal?.aborted) return;
        const found = await findPassages(search, userId, scope, question, signal);
        draft = draftAnswer(db, search, userId, scope, question, found);
        yield { type: 'found', passages: found.passages.length };
        if (signal?.aborted) return;
        status = 'done';
      } catch (error) {
        if (signal?.aborted) return;
        status = 'failed';
        throw error;
      } finally {
        const kept = draft;
        db.transaction((tx) => settle(tx, answerId, status, kept));
      }
      yield { type: 'answer', message: readMessage(db, answerId) };
    },

    /** The earlier answer stays until the new one is stored, and for good when this is stopped or fails. */
    async *retry({ userId, signal }: Asking, questionId: string): AsyncGenerator<AskEvent> {
      const question = ownQuestion(db, userId, questionId);
      const { scope } = ownThread(db, userId, question.threadId);
      yield { type: 'question', message: readMessage(db, questionId) };
      yield { type: 'searching', passageCount: search.count(userId, scope) };
      if (signal?.aborted) return;
      const found = await findPassages(search, userId, scope, question.text, signal);
      const draft = draftAnswer(db, search, userId, scope, question.text, found);
      yield { type: 'found', passages: found.passages.length };
      if (signal?.aborted) return;
      const answerId = db.transaction((tx) => {
        tx.delete(doubtMessages).where(eq(doubtMessages.parentId, questionId)).run();
        touch(tx, clock.now(), question.threadId);
        const id = insertAnswer(tx, clock.now(), question.threadId, questionId);
        settle(tx, id, 'done', draft);
        return id;
      });
      yield { type: 'answer', message: readMessage(db, answerId) };
    },
  };
}

/** At a start: answers that a crash cut off are failed, and removed threads go for good. */
export function tidyThreads(db: Drizzle): void {
  db.transaction((tx) => {
    tx.update(doubtMessages).set({ status: 'failed' }).where(eq(doubtMessages.status, 'streaming')).run();
    tx.delete(doubtSessions).where(isNotNull(doubtSessions.deletedAt)).run();
  });
}

function checked(text: string): string {
  const question = text.trim();
  if (question === '') throw fault('BAD_REQUEST');
  if (question.length > maxQuestionChars) throw fault('QUESTION_TOO_LONG', { max: maxQuestionChars });
  return question;
}

function storeQuestion(tx: Tx, now: number, userId: string, threadId: string, text: string) {
  const thread = ownThread(tx, userId, threadId);
  const questionId = v7();
  tx.insert(doubtMessages)
    .values({
      id: questionId,
      doubtSessionId: threadId,
      role: 'user',
      messageText: text,
      status: 'done',
      unknownWords: [],
      createdAt: now,
    })
    .run();
  const answerId = insertAnswer(tx, now, threadId, questionId);
  touch(tx, now, threadId, thread.title === '' ? titleOf(text) : undefined);
  return { questionId, answerId };
}

function insertAnswer(tx: Tx, now: number, threadId: string, questionId: string): string {
  const id = v7();
  tx.insert(doubtMessages)
    .values({
      id,
      doubtSessionId: threadId,
      role: 'assistant',
      messageText: '',
      status: 'streaming',
      mode: 'extractive',
      unknownWords: [],
      parentId: questionId,
      createdAt: now,
    })
    .run();
  return id;
}

/** Gives an answer its end: text and citations together, or a status alone. The thread may be gone by now. */
function settle(tx: Tx, answerId: string, status: Message['status'], draft: Draft | null): void {
  const said = draft && {
    messageText: draft.text,
    band: draft.band,
    reason: draft.reason,
    unknownWords: draft.unknownWords,
  };
  const { changes } = tx
    .update(doubtMessages)
    .set({ ...said, status })
    .where(eq(doubtMessages.id, answerId))
    .run();
  if (changes === 0) return;
  for (const { marker, rows } of draft?.citations ?? [])
    for (const row of rows)
      tx.insert(messageCitations)
        .values({ ...row, messageId: answerId, marker })
        .run();
}

function touch(tx: Tx, updatedAt: number, threadId: string, title?: string): void {
  const values = title === undefined ? { updatedAt } : { updatedAt, title };
  tx.update(doubtSessions).set(values).where(eq(doubtSessions.id, threadId)).run();
}

function titleOf(question: string): string {
  const line = question.replace(/\s+/g, ' ');
  const characters = [...line];
  return characters.length <= titleChars
    ? line
    : `${characters
        .slice(0, titleChars - 1)
        .join('')
        .trimEnd()}…`;
}

function ownQuestion(db: Drizzle, userId: string, questionId: string): { threadId: string; text: string } {
  const row = db
    .select({ threadId: doubtMessages.doubtSessionId, text: doubtMessages.messageText })
    .from(doubtMessages)
    .innerJoin(doubtSessions, eq(doubtSessions.id, doubtMessages.doubtSessionId))
    .where(
      and(eq(doubtMessages.id, questionId), eq(doubtMessages.role, 'user'), eq(doubtSessions.userId, userId)),
    )
    .get();
  if (!row) throw fault('NOT_FOUND');
  return row;
}
