// An answer as a note. Quotes shown before a model's text come first here too: they are the part that stands in the
// sources.
import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Note, NoteSource } from '#contract/notes.ts';
import type { Citation } from '#contract/tutor.ts';
import { doubtMessages, doubtSessions } from '../db/schema/tutor.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import { readCitations } from '../tutor/citations.ts';
import { titleOf } from '../tutor/store.ts';

/** NOT_FOUND when it is another profile's, of a removed thread, a question, or an answer that says nothing. */
export function keptAnswer(
  tx: Tx,
  userId: string,
  messageId: string,
): Pick<Note, 'title' | 'body' | 'sources' | 'scope' | 'messageId'> {
  const own = and(eq(doubtSessions.userId, userId), isNull(doubtSessions.deletedAt));
  const answer = tx
    .select({
      text: doubtMessages.messageText,
      extract: doubtMessages.extract,
      questionId: doubtMessages.parentId,
      scope: doubtSessions.scope,
      threadTitle: doubtSessions.title,
    })
    .from(doubtMessages)
    .innerJoin(doubtSessions, eq(doubtSessions.id, doubtMessages.doubtSessionId))
    .where(
      and(
        eq(doubtMessages.id, messageId),
        eq(doubtMessages.role, 'assistant'),
        ne(doubtMessages.status, 'streaming'),
        own,
      ),
    )
    .get();
  const body = [answer?.extract ?? '', answer?.text ?? ''].filter((part) => part !== '').join('\n\n');
  if (!answer || body === '') throw fault('NOT_FOUND');
  const question = tx
    .select({ text: doubtMessages.messageText })
    .from(doubtMessages)
    .where(eq(doubtMessages.id, answer.questionId ?? ''))
    .get();
  const citations = readCitations(tx, [messageId]).get(messageId) ?? [];
  return {
    title: question ? titleOf(question.text) : answer.threadTitle,
    body,
    sources: citations.map(toSource),
    scope: answer.scope,
    messageId,
  };
}

/** A note knows no states: what was not found leads nowhere, what stands somewhere on the page leads to the page. */
function toSource({ state, ...source }: Citation): NoteSource {
  if (state === 'unverified') return { ...source, materialId: null };
  return state === 'page_only' ? { ...source, charFrom: 0, charTo: 0 } : source;
}
