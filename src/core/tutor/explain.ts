// An answer in a model's words, or the quotes that stand in for it. Whatever happens on the way, `kept` holds the best
// answer there is at that moment; why it is not the model's is part of it.
import type { AskEvent, Message } from '#contract/tutor.ts';
import type { Deps } from '../deps.ts';
import { type Fault, isFault } from '../faults.ts';
import type { Model, Models } from '../models/model.ts';
import type { FoundPassage, Search } from '../search/search.ts';
import type { Draft } from './answer.ts';
import { checkAnswer, leastFound, unchecked } from './check.ts';
import { lastRung } from './ladder.ts';
import { type Plan, plan } from './plan.ts';
import { readReader } from './reader.ts';
import { saysNotInSources } from './refusal.ts';
import { type Ending, speak } from './speak.ts';
import type { Answer } from './store.ts';
import { createWeights } from './weights.ts';
import type { Asked, Wish } from './wish.ts';

export interface Kept {
  /** Made when it is stored, because a stream may be left at any moment. */
  answer: (() => Answer) | null;
  /** What storing it now would say of it. */
  status: Message['status'];
}

interface Task {
  userId: string;
  asked: Asked;
  wish: Wish;
  quotes: Draft;
  passages: readonly FoundPassage[];
  signal: AbortSignal;
}

/** Low: an answer is to follow its sources, not to be original. */
const temperature = 0.2;

/** Quotes as the answer. `usageId`: a model was asked all the same. */
export function quoted(quotes: Draft, fallback: string | null, usageId: string | null = null): Answer {
  return {
    ...quotes,
    mode: 'extractive',
    model: null,
    sentences: [],
    extract: null,
    fallback,
    general: false,
    rung: null,
    passagesUsed: null,
    passagesFound: null,
    contextTokens: null,
    usageId,
  };
}

export function createExplain(
  { database: { db }, clock }: Pick<Deps, 'database' | 'clock'>,
  search: Search,
  models: Models,
) {
  const weights = createWeights(search.sqlite);

  /** Ends with the status of the answer that is kept. */
  return async function* explain(task: Task, kept: Kept): AsyncGenerator<AskEvent, Message['status']> {
    const { userId, asked, wish, quotes, passages, signal } = task;
    const instead = (fallback: string | null, usageId?: string) => {
      kept.answer = () => quoted(quotes, fallback, usageId);
      return 'done' as const;
    };
    const model = await models.choose(userId, 'tutor');
    if ('heldBack' in model)
      return instead(model.heldBack ?? (needsModel(asked, wish) ? 'no_model_chosen' : null));
    const planned = plan(
      { db, search, userId, reader: readReader(db, userId) },
      model,
      asked,
      wish,
      passages,
    );
    if ('fallback' in planned) return instead(planned.fallback);

    const said = { text: '' };
    const written = (ending: Ending | null, fallback: string | null) =>
      explained(task, model, planned, said.text, ending, fallback);
    kept.answer = () => written(null, null) ?? quoted(quotes, null);
    const { messages, maxTokens } = planned;
    try {
      const ending = yield* speak(model, { messages, maxTokens, temperature, signal }, clock, said);
      if (!wish.isGeneral && saysNotInSources(said.text)) {
        const nearest = { ...quotes, band: 'closest' as const };
        kept.answer = () => quoted(nearest, 'not_in_sources', ending.usageId);
        return 'done';
      }
      const whole = written(ending, null);
      if (!whole) return instead('MODEL_FAILED', ending.usageId);
      kept.answer = () => whole;
      return ending.reason === 'length' ? 'stopped' : 'done';
    } catch (error) {
      if (signal.aborted || !isFault(error)) throw error;
      const cut = isWorthKeeping(error) ? written(null, error.code) : null;
      if (!cut) return instead(error.code);
      kept.answer = () => cut;
      return 'failed';
    }
  };

  /** Null when nothing is left of what was said. */
  function explained(
    { asked, wish, quotes, passages }: Task,
    model: Model,
    { sources, opening }: Plan,
    said: string,
    ending: Ending | null,
    fallback: string | null,
  ): Answer | null {
    if (!wish.isGeneral && saysNotInSources(said)) return null;
    const isWhole = ending?.reason === 'stop';
    const text = { text: said, isWhole, opening, question: asked.text };
    const checked = wish.isGeneral ? () => unchecked(said, 'general') : checkAnswer(text, sources, weights());
    const alone = checked(1);
    if (alone.text === '') return null;
    // Only a whole answer is judged as a whole: a cut one may have been about to say where it is from. Before the last
    // rung quotes would give away what the hint holds back.
    const isHint = wish.rung !== null && wish.rung < lastRung;
    const isDoubtful = isWhole && !isHint && alone.found !== null && alone.found < leastFound;
    const quotedMarkers = quotes.citations.map(({ marker }) => marker);
    const {
      text: words,
      sentences,
      citations,
    } = isDoubtful ? checked(Math.max(0, ...quotedMarkers) + 1) : alone;
    return {
      text: words,
      sentences,
      citations: isDoubtful ? [...quotes.citations, ...citations] : citations,
      extract: isDoubtful ? quotes.text : null,
      fallback: fallback ?? (isDoubtful ? 'unsupported' : null),
      band: quotes.band,
      reason: null,
      unknownWords: quotes.unknownWords,
      mode: model.answering,
      model: model.name,
      general: wish.isGeneral,
      rung: wish.rung,
      passagesUsed: wish.isGeneral ? null : sources.length,
      passagesFound: wish.isGeneral ? null : passages.length,
      contextTokens: model.contextTokens,
      usageId: ending?.usageId ?? null,
    };
  }
}

/** Whether quotes are less than what was asked for, even where no model is wanted. */
function needsModel({ how }: Asked, { rung }: Wish): boolean {
  return how !== 'same' || rung !== null;
}

/** What goes round in circles is not kept. */
function isWorthKeeping({ data, code }: Fault): boolean {
  return !(code === 'MODEL_FAILED' && data.params?.reason === 'loop');
}
