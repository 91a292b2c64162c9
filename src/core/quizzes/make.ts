// Makes a quiz from the student's text as a stream of progress: by a model if one may be asked, and by rules as far as
// questions are still missing. The student is told how many came from whom, and why.
import { randomInt } from 'node:crypto';
import type { Scope } from '#contract/ids.ts';
import type { GenerateEvent } from '#contract/quizzes.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import type { Models } from '../models/model.ts';
import type { Tx } from '../progress/ledger.ts';
import { checkScope } from '../search/scope.ts';
import { GENERATOR as MODEL } from './by-model/judge.ts';
import { planOf } from './by-model/passages.ts';
import { saysTheSame, type Vectors } from './by-model/repeats.ts';
import { askedBy, type WrittenQuiz, writeQuestions } from './by-model/write.ts';
import { isModel, readableOf } from './estimate.ts';
import { answerText } from './generate/check.ts';
import { generateQuestions } from './generate/generate.ts';
import { GENERATOR } from './generate/types.ts';
import { followed } from './progress-stream.ts';
import { readQuiz } from './shelf.ts';
import { subjectName, topicName } from './shelf-names.ts';
import {
  type Asked,
  askedBefore,
  byLanguage,
  latestAsked,
  readSources,
  refusePages,
  type Source,
} from './sources.ts';
import { type Draft, store } from './store.ts';

export interface QuizOrder {
  scope: Scope;
  count: number;
  by: 'auto' | 'rules';
  title?: string | undefined;
}

export interface Makers {
  models: Models;
  vectorsOf: Vectors;
}

type MakingDeps = Pick<Deps, 'database' | 'clock' | 'power' | 'randomInt'> & Makers;

/** Ends without a word when `signal` aborts; nothing is stored then. */
export async function* makeQuiz(
  deps: MakingDeps,
  userId: string,
  order: QuizOrder,
  signal: AbortSignal,
): AsyncGenerator<GenerateEvent> {
  const { db, sqlite } = deps.database;
  refusePages(order.scope);
  checkScope(sqlite, userId, order.scope);
  const sources = readSources(db, userId, order.scope);
  const asked = askedBefore(db, userId, sources);
  const seed = (deps.randomInt ?? randomInt)(2 ** 31);
  const written = yield* byModel(deps, userId, order, { sources, asked, seed, signal });
  const missing = order.count - written.drafts.length;
  const ruled = missing > 0 ? yield* byRules(deps, { sources, asked, seed, signal }, written, missing) : none;
  signal.throwIfAborted();
  const title = order.title || defaultTitle(db, userId, order.scope, sources);
  const drafts = [...written.drafts, ...ruled.drafts];
  const generator = written.drafts.length > 0 ? MODEL : GENERATOR;
  const stored = db.transaction((tx) =>
    store(tx, deps.clock.now(), userId, {
      scope: order.scope,
      asked: order.count,
      title,
      seed,
      generator,
      drafts,
    }),
  );
  if (!stored) throw fault('TEXT_TOO_SHORT', { reason: ruled.avoided > 0 ? 'all_asked' : 'nothing_found' });
  const fromModel = stored.held.filter(({ model }) => model !== null).length;
  yield {
    type: 'made',
    quiz: readQuiz(db, userId, stored.quizId),
    made: stored.held.length,
    asked: order.count,
    byModel: fromModel,
    byRules: stored.held.length - fromModel,
    dropped: written.dropped,
    fallback: written.fallback,
    spent: written.spent,
  };
}

interface Material {
  sources: Source[];
  asked: Asked[];
  seed: number;
  signal: AbortSignal;
}

const unwritten: WrittenQuiz = { drafts: [], dropped: 0, fallback: null, spent: null };
const none: { drafts: Draft[]; avoided: number } = { drafts: [], avoided: 0 };

async function* byModel(
  { models, vectorsOf, power }: MakingDeps,
  userId: string,
  { by, count }: QuizOrder,
  { sources, asked, seed, signal }: Material,
): AsyncGenerator<GenerateEvent, WrittenQuiz> {
  if (by === 'rules') return unwritten;
  const model = await models.choose(userId, 'quiz');
  if (!isModel(model)) return { ...unwritten, fallback: model.heldBack };
  const { passages } = readableOf(model, sources);
  const writing = writeQuestions({
    model,
    plan: planOf(passages, count, asked.length),
    count,
    seed,
    asked: latestAsked(asked),
    vectorsOf,
    // On battery a second look costs the student's next hour; a service elsewhere pays for its own current.
    looksAgain: () => model.answering === 'cloud' || power.onBattery() !== true,
    signal,
  });
  try {
    for (;;) {
      const { value, done } = await writing.next();
      if (done) return value;
      yield { type: 'progress', ...value };
    }
  } finally {
    // Whoever breaks the loop ends the call of the model with it.
    await writing.return(unwritten);
  }
}

async function* byRules(
  { clock }: MakingDeps,
  { sources, asked, seed, signal }: Material,
  written: WrittenQuiz,
  limit: number,
): AsyncGenerator<GenerateEvent, { drafts: Draft[]; avoided: number }> {
  const fresh = written.drafts.map(askedBy);
  const avoidStemHashes = new Set([...asked, ...fresh].map(({ stemHash }) => stemHash));
  const avoidQuotes = new Set([...asked, ...fresh].map(({ quote }) => quote));
  const materialOf = new Map(sources.flatMap(({ id, passages }) => passages.map((one) => [one.chunkId, id])));
  const passageCount = sources.reduce((sum, source) => sum + source.passages.length, 0);
  const drafts: Draft[] = [];
  let passagesDone = 0;
  let avoided = 0;
  const told = (done: number): GenerateEvent => ({
    type: 'progress',
    stage: 'rules',
    passagesDone: passagesDone + done,
    passageCount,
    made: written.drafts.length + drafts.length,
  });
  for (const { language, passages } of byLanguage(sources)) {
    const options = { seed, limit: limit - drafts.length, language, avoidStemHashes, avoidQuotes, signal };
    const { questions, rejected } = yield* followed(
      clock,
      (onProgress) => generateQuestions(passages, { ...options, onProgress }),
      told,
    );
    for (const question of questions) {
      const materialId = materialOf.get(question.chunkId);
      const again = fresh.some((one) => saysTheSame({ ...question, answer: answerText(question) }, one));
      if (materialId !== undefined && !again)
        drafts.push({ ...question, materialId, model: null, confirmed: false });
    }
    passagesDone += passages.length;
    avoided += rejected.avoided ?? 0;
    if (drafts.length >= limit) break;
  }
  passagesDone = passageCount;
  yield told(0);
  return { drafts, avoided };
}

/** The name of what it was made from, with the pages when they were chosen. */
function defaultTitle(tx: Tx, userId: string, scope: Scope, sources: Source[]): string {
  const [first, second] = sources;
  const name =
    (scope.materialId === undefined ? undefined : first?.title) ??
    (scope.topicId === undefined ? undefined : topicName(tx, userId, scope.topicId)) ??
    (scope.subjectId === undefined ? undefined : subjectName(tx, userId, scope.subjectId)) ??
    (second ? `${first?.title}, ${second.title}${sources.length > 2 ? ' …' : ''}` : first?.title);
  const { pageFrom, pageTo } = scope;
  if (pageFrom === undefined && pageTo === undefined) return name ?? '';
  const pages = pageFrom === pageTo ? `${pageFrom}` : `${pageFrom ?? 1}–${pageTo ?? ''}`;
  return `${name} · ${pages}`;
}
