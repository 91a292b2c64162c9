// What was said in a thread before a question, as far as a model may be told again: an answer quotes material, and what
// may not be sent may not be sent as a quotation either.
import type { Scope } from '#contract/ids.ts';
import type { Message } from '#contract/tutor.ts';
import { lastRung } from './ladder.ts';
import type { Turn } from './prompt.ts';

/** Older turns are dropped: a small model's summary of them would be one more thing to mistrust. */
const mostTurns = 2;

export interface Allowed {
  /** Materials of the scope that may be sent. */
  materialIds: ReadonlySet<string>;
  scope: Scope;
  isCloud: boolean;
}

/** `messages` in order; `questionId` is the one asked now. */
export function turnsBefore(
  messages: readonly Message[],
  questionId: string | null,
  allowed: Allowed,
): Turn[] {
  const at = messages.findIndex(({ id }) => id === questionId);
  const turns: Turn[] = [];
  for (const question of messages.slice(0, at === -1 ? undefined : at).toReversed()) {
    if (question.role !== 'user') continue;
    const answer = messages.findLast(({ parentId, text }) => parentId === question.id && text !== '');
    // Beyond an answer that may not be told, the ones before lead nowhere.
    if (!answer || !maySend(answer, allowed)) break;
    turns.unshift({ question: question.text, answer: withoutMarkers(answer.extract ?? answer.text) });
    if (turns.length === mostTurns) break;
  }
  return turns;
}

/**
 * The question that a reply in a step-by-step thread belongs to: the last that was answered on the first rung, unless it
 * was explained whole since. Null for a question that began a ladder itself.
 */
export function problemOf(messages: readonly Message[], questionId: string | null): Message | null {
  if (messages.some(({ parentId, rung }) => parentId === questionId && rung === 0)) return null;
  const at = messages.findIndex(({ id }) => id === questionId);
  const before = messages.slice(0, at === -1 ? undefined : at);
  const end = before.findLast(({ rung }) => rung === 0 || rung === lastRung);
  return end?.rung === 0 ? (before.find(({ id }) => id === end.parentId) ?? null) : null;
}

/**
 * A local model's words may hold what is kept on this computer, whether it said so or not: it was told of earlier turns
 * even where it was given no sources.
 */
export function maySend({ mode, citations }: Message, { materialIds, scope, isCloud }: Allowed): boolean {
  const { pageFrom = 1, pageTo = Number.POSITIVE_INFINITY } = scope;
  if (isCloud && mode === 'local') return false;
  return citations.every(
    ({ materialId, page }) =>
      materialId !== null && materialIds.has(materialId) && page >= pageFrom && page <= pageTo,
  );
}

function withoutMarkers(text: string): string {
  return text.replace(/[ \t]*\[\d+\]/g, '');
}
