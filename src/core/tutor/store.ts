// Questions and answers in the database. An answer and its citations are stored together, so that no answer is ever seen
// without its sources.
import { and, desc, eq, isNotNull, ne } from 'drizzle-orm';
import { v7 } from 'uuid';
import { type Message, maxQuestionChars } from '#contract/tutor.ts';
import type { Drizzle } from '../db/open.ts';
import { doubtMessages, doubtSessions, messageCitations } from '../db/schema/tutor.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import type { CitationRow } from './citations.ts';
import { rungAfter } from './ladder.ts';
import { ownThread } from './threads.ts';

/** All that an answer is, but its place and its status. */
export interface Answer
  extends Pick<
    Message,
    | 'text'
    | 'band'
    | 'reason'
    | 'unknownWords'
    | 'model'
    | 'sentences'
    | 'extract'
    | 'fallback'
    | 'general'
    | 'rung'
    | 'passagesUsed'
    | 'passagesFound'
    | 'contextTokens'
  > {
  mode: NonNullable<Message['mode']>;
  citations: { marker: number; rows: CitationRow[] }[];
  usageId: string | null;
}

export interface Question {
  id: string;
  threadId: string;
  text: string;
}

/** Characters of the first question that become the thread's title. */
const titleChars = 80;

/** At a start: answers that a crash cut off are failed, and removed threads go for good. */
export function tidyThreads(db: Drizzle): void {
  db.transaction((tx) => {
    tx.update(doubtMessages).set({ status: 'failed' }).where(eq(doubtMessages.status, 'streaming')).run();
    tx.delete(doubtSessions).where(isNotNull(doubtSessions.deletedAt)).run();
  });
}

export function checkedQuestion(text: string): string {
  const question = text.trim();
  if (question === '') throw fault('BAD_REQUEST');
  if (question.length > maxQuestionChars) throw fault('QUESTION_TOO_LONG', { max: maxQuestionChars });
  return question;
}

/** Stores a question with an answer on its way. */
export function storeQuestion(tx: Tx, now: number, userId: string, threadId: string, text: string) {
  const thread = ownThread(tx, userId, threadId);
  const id = v7();
  tx.insert(doubtMessages)
    .values({
      id,
      doubtSessionId: threadId,
      role: 'user',
      messageText: text,
      status: 'done',
      unknownWords: [],
      createdAt: now,
    })
    .run();
  const answerId = insertAnswer(tx, now, threadId, id);
  touch(tx, now, threadId, thread.title === '' ? titleOf(text) : undefined);
  return { question: { id, threadId, text } satisfies Question, answerId };
}

/** Rewords the last question of its thread; the answers to its old words go. */
export function rewordQuestion(tx: Tx, now: number, userId: string, questionId: string, text: string) {
  const old = ownQuestion(tx, userId, questionId);
  const { threadId } = old;
  if (lastQuestionId(tx, threadId) !== questionId) throw fault('CONFLICT');
  const thread = ownThread(tx, userId, threadId);
  tx.update(doubtMessages).set({ messageText: text }).where(eq(doubtMessages.id, questionId)).run();
  dropAnswers(tx, questionId);
  const answerId = insertAnswer(tx, now, threadId, questionId);
  touch(tx, now, threadId, thread.title === titleOf(old.text) ? titleOf(text) : undefined);
  return { question: { id: questionId, threadId, text } satisfies Question, answerId };
}

export function insertAnswer(tx: Tx, now: number, threadId: string, questionId: string): string {
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
export function settle(tx: Tx, answerId: string, status: Message['status'], answer: Answer | null): void {
  const { text, citations = [], ...rest } = answer ?? {};
  const said = answer && { ...rest, messageText: text };
  const { changes } = tx
    .update(doubtMessages)
    .set({ ...said, status })
    .where(eq(doubtMessages.id, answerId))
    .run();
  if (changes === 0) return;
  for (const { marker, rows } of citations)
    for (const row of rows)
      tx.insert(messageCitations)
        .values({ ...row, messageId: answerId, marker })
        .run();
}

/** A rung counts once the answer on it is stored, so that a model that fails costs no hint. */
export function climb(tx: Tx, { id, threadId }: Question, rung: number): void {
  // Asking an earlier question again does not lead the thread back to it.
  if (lastQuestionId(tx, threadId) !== id) return;
  tx.update(doubtSessions)
    .set({ rung: rungAfter(rung) })
    .where(eq(doubtSessions.id, threadId))
    .run();
}

/** All answers of a question, or all but one; or of these only those in quotes. */
export function dropAnswers(
  tx: Tx,
  questionId: string,
  except?: string,
  which: 'all' | 'quotes' = 'all',
): void {
  const others = except === undefined ? undefined : ne(doubtMessages.id, except);
  const quotes = which === 'quotes' ? eq(doubtMessages.mode, 'extractive') : undefined;
  tx.delete(doubtMessages)
    .where(and(eq(doubtMessages.parentId, questionId), others, quotes))
    .run();
}

export function touch(tx: Tx, updatedAt: number, threadId: string, title?: string): void {
  const values = title === undefined ? { updatedAt } : { updatedAt, title };
  tx.update(doubtSessions).set(values).where(eq(doubtSessions.id, threadId)).run();
}

export function ownQuestion(tx: Tx, userId: string, questionId: string): Question {
  const row = tx
    .select({
      id: doubtMessages.id,
      threadId: doubtMessages.doubtSessionId,
      text: doubtMessages.messageText,
    })
    .from(doubtMessages)
    .innerJoin(doubtSessions, eq(doubtSessions.id, doubtMessages.doubtSessionId))
    .where(
      and(eq(doubtMessages.id, questionId), eq(doubtMessages.role, 'user'), eq(doubtSessions.userId, userId)),
    )
    .get();
  if (!row) throw fault('NOT_FOUND');
  return row;
}

function lastQuestionId(tx: Tx, threadId: string): string | undefined {
  return tx
    .select({ id: doubtMessages.id })
    .from(doubtMessages)
    .where(and(eq(doubtMessages.doubtSessionId, threadId), eq(doubtMessages.role, 'user')))
    .orderBy(desc(doubtMessages.createdAt), desc(doubtMessages.id))
    .get()?.id;
}

export function titleOf(question: string): string {
  const line = question.replace(/\s+/g, ' ');
  const characters = [...line];
  return characters.length <= titleChars
    ? line
    : `${characters
        .slice(0, titleChars - 1)
        .join('')
        .trimEnd()}…`;
}
