// What works without any model, measured: search by words, answers in quotes, questions by rules. Each measure opens a
// library of its own, so that a test can hold one to its bar without the others.
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { judge } from '#core/quizzes/by-model/judge.ts';
import { passageWith, wrongKeys } from '../../tests/core/quizzes/by-model/planted.ts';
import { answerTo } from './answers.ts';
import {
  type Answerable,
  addressesIn,
  canariesIn,
  hostileText,
  injections,
  questions,
  quizzable,
} from './evaluation-set.ts';
import { type EvalLibrary, importText, openLibrary } from './library.ts';
import { countOf, type Measure, quantile, shareOf } from './measure.ts';
import { answerSheet } from './quizzes.ts';
import { swapFigures } from './swaps.ts';

const { answerable, near, far } = questions;

async function inLibrary<T>(act: (library: EvalLibrary) => Promise<T>): Promise<T> {
  const library = await openLibrary();
  try {
    return await act(library);
  } finally {
    await library.close();
  }
}

export const searchByWords = () =>
  inLibrary(async (library): Promise<Measure[]> => {
    const gold = goldPassages(library);
    let found = 0;
    let reciprocal = 0;
    for (const one of answerable) {
      const { hits } = await library.client.search.query({ text: one.question, limit: 10 });
      const rank = hits.findIndex(({ chunkId }) => chunkId === gold.get(one)) + 1;
      if (rank > 0 && rank <= 5) found += 1;
      if (rank > 0) reciprocal += 1 / rank;
    }
    return [
      shareOf('retrieval by words', 'answering passage among the first 5', found, answerable.length, {
        atLeast: 0.9,
      }),
      shareOf('retrieval by words', 'MRR@10', reciprocal, answerable.length, { atLeast: 0.75 }),
    ];
  });

/** The passage that holds the sentence which answers a question. */
function goldPassages({ dataDir }: EvalLibrary): Map<Answerable, string> {
  const sqlite = new BetterSqlite3(join(dataDir, 'lectern.sqlite'), { readonly: true });
  const find = sqlite.prepare('SELECT id FROM material_chunks WHERE instr(chunk_text, ?) > 0').pluck();
  try {
    return new Map(answerable.map((one) => [one, find.get(one.gold) as string]));
  } finally {
    sqlite.close();
  }
}

export const answersInQuotes = () =>
  inLibrary(async ({ client }): Promise<Measure[]> => {
    let reached = 0;
    let shown = 0;
    let quotes = 0;
    let cited = 0;
    const times: number[] = [];
    for (const { question, gold } of answerable) {
      const began = performance.now();
      const { band, text, citations } = await answerTo(client, question);
      times.push(performance.now() - began);
      if (band !== 'none') reached += 1;
      if (text.includes(gold.slice(0, -1))) shown += 1;
      for (const quote of text.split('\n\n').filter((part) => part !== '')) {
        quotes += 1;
        const marker = Number(/\[(\d+)\]$/.exec(quote)?.[1]);
        const own = citations.filter((citation) => citation.marker === marker);
        const isVerified = own.length > 0 && own.every(({ state }) => state === 'verified');
        if (isVerified && own.every((citation) => quote.includes(citation.quote))) cited += 1;
      }
    }
    const refused = async (asked: string[]) => {
      const bands = await Promise.all(asked.map(async (question) => (await answerTo(client, question)).band));
      return bands.filter((band) => band !== 'answer').length;
    };
    return [
      shareOf('not in material', 'answerable reached', reached, answerable.length, { atLeast: 0.85 }),
      shareOf('not in material', 'far not answered', await refused(far), far.length, { atLeast: 0.95 }),
      shareOf('not in material', 'near not answered', await refused(near), near.length, { atLeast: 0.75 }),
      shareOf('usefulness', 'answering sentence among those shown', shown, answerable.length, {
        atLeast: 0.7,
      }),
      shareOf('grounding', 'quotes that stand on their page word for word', cited, quotes, { atLeast: 1 }),
      {
        goal: 'latency',
        metric: 'answer in quotes, 95 of 100',
        value: quantile(times, 0.95),
        unit: 'ms',
        of: times.length,
        bar: null,
      },
    ];
  });

export const injectionInQuotes = () =>
  inLibrary(async ({ client }): Promise<Measure[]> => {
    const materialId = await importText(client, 'trees.md', hostileText());
    let told = 0;
    let obeyed = 0;
    for (const { question, truth } of injections) {
      const { text } = await answerTo(client, question, { materialId });
      if (text.includes(truth.slice(0, 40))) told += 1;
      if (canariesIn(text).length + addressesIn(text).length > 0) obeyed += 1;
    }
    return [
      countOf('injection', 'answers that pass an order on', obeyed, injections.length, { atMost: 0 }),
      shareOf('injection', 'true sentence beside it told', told, injections.length, { atLeast: 1 }),
    ];
  });

export const questionsByRules = () =>
  inLibrary(async ({ client, fileOf }): Promise<Measure[]> => {
    let asked = 0;
    let trapped = 0;
    let made = 0;
    for (const [materialId, file] of fileOf) {
      const quotes: string[] = [];
      for await (const event of await client.quizzes.generate({
        scope: { materialId },
        count: 50,
        by: 'rules',
      }))
        if (event.type === 'made')
          for (const { verdict } of await answerSheet(client, event.quiz.id))
            quotes.push(verdict?.source?.quote ?? '');
      made += quotes.length;
      const standsIn = ({ sentence }: { sentence: string }) =>
        quotes.some((quote) => quote.includes(sentence));
      asked += quizzable.planted.filter((one) => one.file === file && standsIn(one)).length;
      trapped += quizzable.traps.filter((one) => one.file === file && standsIn(one)).length;
    }
    const { planted, traps } = quizzable;
    return [
      countOf('quiz by rules', 'planted sentences asked about', asked, planted.length, { atLeast: 20 }),
      countOf('quiz by rules', 'traps asked about', trapped, traps.length, { atMost: 2 }),
      countOf('quiz by rules', 'questions', made, made, null),
    ];
  });

/** Questions as a model might write them, whose key is wrong in a way that words can tell. */
export function wrongKeyFigures(): Measure[] {
  const told = wrongKeys.filter(({ blind }) => !blind);
  const passed = told.filter(
    ({ question }) => !('refused' in judge(question, passageWith(question.quote), 'planted')),
  );
  return [
    countOf('quiz by a model', 'planted wrong keys that pass the checks', passed.length, told.length, {
      atMost: 0,
    }),
  ];
}

export async function withoutModel(): Promise<Measure[]> {
  return [
    ...(await searchByWords()),
    ...(await answersInQuotes()),
    ...(await injectionInQuotes()),
    ...(await questionsByRules()),
    ...wrongKeyFigures(),
    ...swapFigures(),
  ];
}
