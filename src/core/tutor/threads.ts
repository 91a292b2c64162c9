// Doubt threads and their messages as the window sees them.
import { and, asc, count, desc, eq, inArray, isNull, ne } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Scope } from '#contract/ids.ts';
import type { Message, Thread } from '#contract/tutor.ts';
import { doubtMessages, doubtSessions } from '../db/schema/tutor.ts';
import { fault } from '../faults.ts';
import type { Clock } from '../ports.ts';
import { dayCap, doubtAward } from '../progress/award.ts';
import { basisOf, earn, earnedOn, type Tx, today } from '../progress/ledger.ts';
import { fold } from '../search/fold.ts';
import type { Usage } from '../usage/usage.ts';
import { readCitations } from './citations.ts';

type MessageRow = typeof doubtMessages.$inferSelect;
type ThreadRow = typeof doubtSessions.$inferSelect;
/** What an answer cost is kept with the calls, not with the answer. */
type Spending = Pick<Usage, 'spent'>;

export interface ThreadFilter {
  text?: string | undefined;
  scope?: Scope | undefined;
}

/** Characters shown before and after what was searched for. */
const excerptBefore = 40;
const excerptAfter = 120;

const isSaid = ne(doubtMessages.status, 'streaming');

/** Most recently used first. `text` must occur in the title or in one message, whatever the case and accents. */
export function listThreads(
  tx: Tx,
  userId: string,
  { text = '', scope = {} }: ThreadFilter,
): (Thread & { excerpt: string | null })[] {
  const rows = tx
    .select()
    .from(doubtSessions)
    .where(and(eq(doubtSessions.userId, userId), isNull(doubtSessions.deletedAt)))
    .orderBy(desc(doubtSessions.updatedAt), desc(doubtSessions.id))
    .all()
    .filter((row) => isAbout(row.scope, scope));
  const counts = messageCounts(tx, rows);
  const wanted = fold(text.trim());
  if (wanted === '') return rows.map((row) => ({ ...toThread(row, counts), excerpt: null }));
  const excerpts = excerptsOf(tx, rows, wanted);
  return rows
    .filter((row) => excerpts.has(row.id) || fold(row.title).includes(wanted))
    .map((row) => ({ ...toThread(row, counts), excerpt: excerpts.get(row.id) ?? null }));
}

export function createThread(tx: Tx, now: number, userId: string, scope: Scope): Thread {
  const id = v7();
  tx.insert(doubtSessions)
    .values({ id, userId, topicId: scope.topicId, title: '', scope, createdAt: now, updatedAt: now })
    .run();
  return readThread(tx, userId, id);
}

/** NOT_FOUND when it is another profile's or removed. */
export function ownThread(tx: Tx, userId: string, threadId: string): ThreadRow {
  const living = and(
    eq(doubtSessions.id, threadId),
    eq(doubtSessions.userId, userId),
    isNull(doubtSessions.deletedAt),
  );
  const row = tx.select().from(doubtSessions).where(living).get();
  if (!row) throw fault('NOT_FOUND');
  return row;
}

export function readThread(tx: Tx, userId: string, threadId: string): Thread {
  const row = ownThread(tx, userId, threadId);
  return toThread(row, messageCounts(tx, [row]));
}

export function changeThread(
  tx: Tx,
  userId: string,
  threadId: string,
  values: Partial<Pick<ThreadRow, 'title' | 'scope' | 'topicId' | 'mode' | 'rung'>>,
): Thread {
  ownThread(tx, userId, threadId);
  tx.update(doubtSessions).set(values).where(eq(doubtSessions.id, threadId)).run();
  return readThread(tx, userId, threadId);
}

/**
 * Calls a thread solved, or open again; the first time earns XP, which opening it again does not take back. Returns what
 * was earned. CONFLICT when nothing in it was answered.
 */
export function setSolved(tx: Tx, clock: Clock, userId: string, threadId: string, solved: boolean): number {
  const { solvedAt } = ownThread(tx, userId, threadId);
  const own = eq(doubtSessions.id, threadId);
  if (!solved) tx.update(doubtSessions).set({ solvedAt: null }).where(own).run();
  if (!solved || solvedAt !== null) return 0;
  if (!isAnswered(tx, threadId)) throw fault('CONFLICT');
  tx.update(doubtSessions).set({ solvedAt: clock.now() }).where(own).run();
  const reference = { userId, sourceType: 'doubt', referenceId: threadId } as const;
  if (basisOf(tx, reference)) return 0;
  const earning = { ...reference, localDay: today(tx, clock, userId) };
  const room = dayCap.doubt - earnedOn(tx, earning);
  const awarded = doubtAward(room);
  earn(tx, clock.now(), earning, awarded, { room });
  return awarded.amount;
}

/** Hides (an instant) or shows (null) a thread. */
export function setRemoved(tx: Tx, userId: string, threadId: string, deletedAt: number | null): void {
  const own = and(eq(doubtSessions.id, threadId), eq(doubtSessions.userId, userId));
  if (tx.update(doubtSessions).set({ deletedAt }).where(own).run().changes === 0) throw fault('NOT_FOUND');
}

/** Every question with its answers after it, in the order asked. An answer on its way is no message yet. */
export function readMessages(tx: Tx, usage: Spending, threadId: string): Message[] {
  const rows = tx
    .select()
    .from(doubtMessages)
    .where(and(eq(doubtMessages.doubtSessionId, threadId), isSaid))
    .orderBy(asc(doubtMessages.createdAt), asc(doubtMessages.id))
    .all();
  // A repeated answer is younger than later questions; it still belongs to its own.
  const inOrder = rows
    .filter(({ parentId }) => parentId === null)
    .flatMap((question) => [question, ...rows.filter(({ parentId }) => parentId === question.id)]);
  return toMessages(tx, usage, inOrder);
}

export function readMessage(tx: Tx, usage: Spending, messageId: string): Message {
  const row = tx.select().from(doubtMessages).where(eq(doubtMessages.id, messageId)).get();
  const [message] = row ? toMessages(tx, usage, [row]) : [];
  if (!message) throw fault('NOT_FOUND');
  return message;
}

/** An answer counts however it ended, as long as it said something. */
function isAnswered(tx: Tx, threadId: string): boolean {
  const said = and(
    eq(doubtMessages.doubtSessionId, threadId),
    eq(doubtMessages.role, 'assistant'),
    inArray(doubtMessages.status, ['done', 'stopped']),
    ne(doubtMessages.messageText, ''),
  );
  return tx.select({ id: doubtMessages.id }).from(doubtMessages).where(said).get() !== undefined;
}

function toMessages(tx: Tx, usage: Spending, rows: MessageRow[]): Message[] {
  const answers = rows.filter(({ role }) => role === 'assistant').map(({ id }) => id);
  const citations = readCitations(tx, answers);
  return rows.map(({ doubtSessionId, messageText, sentences, usageId, ...row }) => ({
    ...row,
    threadId: doubtSessionId,
    text: messageText,
    sentences: sentences ?? [],
    spent: usageId === null ? null : usage.spent(usageId),
    citations: citations.get(row.id) ?? [],
  }));
}

function toThread(row: ThreadRow, counts: Map<string, number>): Thread {
  const { id, title, topicId, scope, mode: style, solvedAt, createdAt, updatedAt } = row;
  const messageCount = counts.get(id) ?? 0;
  return { id, title, topicId, scope, style, solvedAt, messageCount, createdAt, updatedAt };
}

function messageCounts(tx: Tx, rows: ThreadRow[]): Map<string, number> {
  const counts = tx
    .select({ id: doubtMessages.doubtSessionId, n: count() })
    .from(doubtMessages)
    .where(
      and(
        inArray(
          doubtMessages.doubtSessionId,
          rows.map(({ id }) => id),
        ),
        isSaid,
      ),
    )
    .groupBy(doubtMessages.doubtSessionId)
    .all();
  return new Map(counts.map(({ id, n }) => [id, n]));
}

function excerptsOf(tx: Tx, rows: ThreadRow[], wanted: string): Map<string, string> {
  const messages = tx
    .select({ threadId: doubtMessages.doubtSessionId, text: doubtMessages.messageText })
    .from(doubtMessages)
    .where(
      inArray(
        doubtMessages.doubtSessionId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(doubtMessages.createdAt))
    .all();
  const found = new Map<string, string>();
  for (const { threadId, text } of messages) {
    const at = fold(text).indexOf(wanted);
    if (at === -1 || found.has(threadId)) continue;
    found.set(threadId, text.slice(Math.max(0, at - excerptBefore), at + excerptAfter).trim());
  }
  return found;
}

/** A thread is about a scope when its own names everything the scope names. */
export function isAbout(own: Scope, wanted: Scope): boolean {
  const names = ['subjectId', 'topicId', 'materialId', 'pageFrom', 'pageTo'] as const;
  return names.every((name) => wanted[name] === undefined || wanted[name] === own[name]);
}
