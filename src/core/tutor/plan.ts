// What would be sent for an answer: the one place that decides it, so that a preview shows what an asking sends. Nothing
// outside the scope, nothing kept on this computer for a model elsewhere, and no more than fits.
import type { Scope } from '#contract/ids.ts';
import type { Outgoing } from '#contract/models.ts';
import type { Message } from '#contract/tutor.ts';
import type { Drizzle } from '../db/open.ts';
import type { ChatMessage, Model } from '../models/model.ts';
import type { FoundPassage, Search } from '../search/search.ts';
import { sentenceRanges } from '../search/sentences.ts';
import { orderIn, readable } from './answer.ts';
import { fitIn, sharesOf } from './budget.ts';
import type { CheckedSource } from './check.ts';
import { cite } from './citations.ts';
import { harmless, newKey } from './fence.ts';
import { type Allowed, maySend, turnsBefore } from './history.ts';
import { messagesOf, type Part, type Prompt, partsOf, type Reader, sourceText } from './prompt.ts';
import { scopedMaterials } from './scope.ts';
import type { Asked, Wish } from './wish.ts';

export interface Plan {
  parts: Part[];
  messages: ChatMessage[];
  maxTokens: number;
  /** In the order of their marks. */
  sources: CheckedSource[];
  /** The unfinished sentence an answer goes on with. */
  opening: string;
  withheld: string[];
}

export interface Planning {
  db: Drizzle;
  search: Search;
  userId: string;
  reader: Reader;
}

/** A reason instead of a plan: no passage may be sent, or none fits. */
export function plan(
  { db, search, userId, reader }: Planning,
  model: Model,
  asked: Asked,
  wish: Wish,
  found: readonly FoundPassage[],
): Plan | { fallback: 'never_send' | 'no_passages' } {
  const { scope } = asked.thread;
  const isCloud = model.answering === 'cloud';
  const allowed = allowedIn(db, userId, scope, isCloud);
  const all = found
    .map((passage) => ({ ...passage, text: readable(search, passage, scope) }))
    .filter(({ text }) => text.trim() !== '');
  const sendable = wish.isGeneral ? [] : all.filter(({ materialId }) => allowed.materialIds.has(materialId));
  const withheld = wish.isGeneral ? [] : all.filter(({ materialId }) => !allowed.materialIds.has(materialId));
  const earlier = wish.earlier && maySend(wish.earlier.message, allowed) ? wish.earlier : null;
  const key = newKey();
  const prompt: Prompt = {
    reader,
    manner: wish.manner,
    question: asked.text,
    problem: wish.problem,
    earlier: earlier && { text: earlier.message.text, next: earlier.next },
    sources: [],
    history: [],
    key,
  };
  const fitted = fitIn(
    model,
    partsOf(prompt).map(({ text }) => text),
    sendable.map((passage) => [passage, sourceText(0, key, shown(passage))] as const),
    turnsBefore(asked.messages, asked.questionId, allowed).map((turn) => [
      turn,
      [turn.question, turn.answer],
    ]),
  );
  if (fitted.sources.length === 0 && !wish.isGeneral)
    return { fallback: withheld.length > 0 && sendable.length === 0 ? 'never_send' : 'no_passages' };
  const passages = fitted.sources.toSorted((a, b) => orderIn(found, a) - orderIn(found, b));
  const parts = partsOf({
    ...prompt,
    earlier: earlier && { text: remarked(earlier.message, passages), next: earlier.next },
    history: fitted.history,
    sources: passages.map((passage) => ({
      ...shown(passage),
      title: passage.materialTitle,
      page: Math.max(passage.pageFrom, scope.pageFrom ?? 1),
    })),
  });
  return {
    parts,
    messages: messagesOf(parts),
    maxTokens: sharesOf(model.contextTokens).answer,
    sources: passages.map((passage) => ({
      heading: passage.heading,
      text: passage.text,
      cite: (from, to) => cite(db, passage, search.pageLengths(passage), from, to),
    })),
    opening: earlier?.next === 'continue' ? unfinished(earlier.message.text) : '',
    withheld: [...new Set(withheld.map(({ materialTitle }) => materialTitle))],
  };
}

/** As the student is shown it before it leaves. */
export function outgoingOf(model: Model, { parts, messages, maxTokens, withheld }: Plan): Outgoing {
  const { provider, host, name, answering } = model;
  const promptTokens = messages.reduce((sum, { content }) => sum + model.tokensOf(content), 0);
  return {
    provider,
    host,
    model: name,
    answering,
    parts: parts.map(({ kind, title, page, text }) => ({ kind, title, page, text })),
    withheld,
    promptTokens,
    completionTokens: maxTokens,
    ...model.costOf(promptTokens, maxTokens),
  };
}

function allowedIn(db: Drizzle, userId: string, scope: Scope, isCloud: boolean): Allowed {
  const living = scopedMaterials(db, userId, scope).filter(({ neverSend }) => !(isCloud && neverSend));
  return { materialIds: new Set(living.map(({ id }) => id)), scope, isCloud };
}

/** Pages outside the scope are blank in a passage; what is sent does not even show how much they hold. */
function shown({ heading, text }: FoundPassage) {
  return { heading, text: text.replace(/\n{3,}/g, '\n\n') };
}

/** An earlier answer's numbers as marks of the sources it is sent with. It may quote what a file would like to say. */
function remarked({ text, citations }: Message, passages: readonly FoundPassage[]): string {
  return harmless(text).replace(/[ \t]*\[(\d+)\]/g, (_, n: string) => {
    const named = citations.filter(({ marker }) => marker === Number(n));
    const at = passages.findIndex((passage) =>
      named.some(
        ({ materialId, quote }) => materialId === passage.materialId && passage.text.includes(quote),
      ),
    );
    return at === -1 ? '' : ` [S${at + 1}]`;
  });
}

function unfinished(text: string): string {
  const [from, to] = sentenceRanges(text).at(-1) ?? [0, 0];
  const last = text.slice(from, to);
  return /[.!?…。！？]["”’'»)\]]*$/u.test(last.replace(/(?:\s*\[\d+\])+$/, ''))
    ? ''
    : last.replace(/\s*\[\d+\]/g, '');
}
