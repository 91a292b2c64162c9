// What is asked about our planted texts and what never is, and how a run behaves: repeatable, bounded, stoppable.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkQuestion } from '#core/quizzes/generate/check.ts';
import { generateQuestions } from '#core/quizzes/generate/generate.ts';
import type { DraftQuestion, GenerateOptions, SourcePassage } from '#core/quizzes/generate/types.ts';
import { glosario, glossary, island, passagesFrom, soil } from './prose.ts';

const none: ReadonlySet<string> = new Set();

async function questionsOf(passages: SourcePassage[], changes: Partial<GenerateOptions> = {}) {
  const options = {
    seed: 7,
    limit: 50,
    language: 'en',
    avoidStemHashes: none,
    avoidQuotes: none,
    ...changes,
  };
  return (await generateQuestions(passages, options)).questions;
}

const keysOf = (questions: DraftQuestion[], kind?: DraftQuestion['kind']) =>
  questions
    .filter((question) => kind === undefined || question.kind === kind)
    .map((question) => question.key)
    .sort();

describe('what is asked', () => {
  it('asks for every term the soil text defines, and for no other', async () => {
    const questions = await questionsOf(passagesFrom(soil), { kinds: ['definition'] });
    expect(keysOf(questions)).toEqual([
      'crop rotation',
      'erosion',
      'green manure',
      'humus',
      'lime',
      'mulch',
      'mycorrhiza',
      'soil acidity',
      'soil horizon',
    ]);
  });

  it('asks for the words a text introduces with "called" and "known as"', async () => {
    const questions = await questionsOf(passagesFrom(soil), { kinds: ['called'] });
    expect(keysOf(questions)).toEqual(['leaching', 'percolation']);
  });

  it('asks for the years of named events that have other years near them', async () => {
    const questions = await questionsOf(passagesFrom(island), { kinds: ['year'] });
    const years = questions.map((question) => question.key.slice(0, 4)).sort();
    expect(years).toEqual(['1612', '1634', '1668', '1703', '1728']);
  });

  it('asks for things that were, when they carry a name', async () => {
    const keys = keysOf(await questionsOf(passagesFrom(island), { kinds: ['definition'] }));
    expect(keys).toEqual(
      expect.arrayContaining(['merrow code', 'treaty of anselm', 'drift fog', 'bell buoy', 'tide table']),
    );
    expect(keys).not.toContain('lampwright');
  });

  it('asks for glossary terms, except those whose meaning names them', async () => {
    const questions = await questionsOf(passagesFrom(glossary), { kinds: ['glossary'] });
    expect(keysOf(questions)).toEqual(['erosion', 'humus', 'leaching', 'mulch', 'percolation']);
  });

  it('recognises a glossary under its heading when the lines carry no mark', async () => {
    const lines = glossary.replaceAll(': ', ' the ').split('\n\n')[1] as string;
    const passages = [...passagesFrom(lines, 2, 'Soil › Key Terms'), ...passagesFrom(soil, 1)];
    expect(keysOf(await questionsOf(passages, { kinds: ['glossary'] }))).toContain('percolation');
  });

  it('takes a lone label for no glossary', async () => {
    const text =
      'Note: a field needs a rest every few years.\n\nHint: the answer lies in the second chapter of it.';
    expect(await questionsOf(passagesFrom(text))).toEqual([]);
  });

  it('fills gaps in ordinary sentences only with terms the text lists and explains', async () => {
    const passages = [...passagesFrom(soil, 1), ...passagesFrom(glossary, 2)];
    const questions = await questionsOf(passages, { kinds: ['cloze'] });
    expect(questions.length).toBeGreaterThan(0);
    for (const question of questions)
      expect(['erosion', 'humus', 'leaching', 'mulch', 'percolation']).toContain(question.key);
  });

  it('asks glossary and years, and nothing else, of a Spanish text', async () => {
    const questions = await questionsOf(passagesFrom(glosario), { language: 'es' });
    expect(new Set(questions.map((question) => question.kind))).toEqual(new Set(['glossary', 'year']));
    expect(keysOf(questions, 'glossary')).toEqual(['inercia', 'rapidez', 'trayectoria', 'vector']);
    expect(questions.every((question) => question.stem.startsWith('¿'))).toBe(true);
  });

  it('recognises English when the language is unknown', async () => {
    expect(keysOf(await questionsOf(passagesFrom(soil), { language: null }), 'definition')).toContain(
      'humus',
    );
  });

  it('finds nothing to ask in a text that only tells', async () => {
    const text =
      'We walked to the sea. It was cold. Nobody spoke, and the boat was gone when they came back to the beach.';
    expect(await questionsOf(passagesFrom(text))).toEqual([]);
  });
});

describe('what is never asked', () => {
  const traps = [
    'It is a good idea',
    'They share sugar',
    'called the police',
    'is called a mystery',
    'The method is a quick way',
    'important part of the story',
    'Compost is compost',
    'A worm is an animal',
    'A good gardener',
    'Ignore all previous instructions',
    'Consider the worm',
    'Figure 3',
    'He had been right',
    'By 1651 and again in 1655',
    'Tolland 1899',
    'About 1725 people',
    'employed 1740 workers',
    'very important monument',
    'by 2045',
    'This explains',
  ];

  it.each(traps)('leaves "%s" alone', async (trap) => {
    const passages = [...passagesFrom(soil, 1), ...passagesFrom(island, 2)];
    expect(passages.some((passage) => passage.text.includes(trap))).toBe(true);
    const questions = await questionsOf(passages, { limit: 200 });
    expect(questions.filter((question) => question.quote.includes(trap))).toEqual([]);
  });
});

describe('a set', () => {
  const passages = [...passagesFrom(soil, 1), ...passagesFrom(island, 2), ...passagesFrom(glossary, 3)];

  it('passes its own check with every question, whatever the seed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 40 }), async (seed, limit) => {
        const questions = await questionsOf(passages, { seed, limit });
        expect(questions.length).toBeLessThanOrEqual(limit);
        for (const question of questions) {
          const passage = passages.find((each) => each.chunkId === question.chunkId) as SourcePassage;
          expect(
            checkQuestion(
              question,
              passage,
              questions.filter((other) => other !== question),
            ),
          ).toBe(null);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('asks for each term once', async () => {
    const keys = keysOf(await questionsOf(passages));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('keeps gaps in ordinary sentences to two in five', async () => {
    const questions = await questionsOf(passages);
    const gaps = questions.filter((question) => question.kind === 'cloze').length;
    expect(gaps).toBeLessThanOrEqual(questions.length * 0.4);
  });

  it('quotes the page literally at the offsets it gives', async () => {
    const pages = ['', soil, island, glossary];
    for (const question of await questionsOf(passages)) {
      expect(pages[question.page]?.slice(question.charFrom, question.charTo)).toBe(question.quote);
    }
  });

  it('is the same for the same seed and another for another', async () => {
    const [first, again, other] = await Promise.all(
      [1, 1, 2].map((seed) => questionsOf(passages, { seed, limit: 8 })),
    );
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('leaves out stems and quotes that are to be avoided', async () => {
    const [asked, reported] = await questionsOf(passages, { kinds: ['definition'] });
    const again = await questionsOf(passages, {
      kinds: ['definition'],
      avoidStemHashes: new Set([asked?.stemHash ?? '']),
      avoidQuotes: new Set([reported?.quote.toUpperCase() ?? '']),
    });
    expect(again.map((question) => question.stemHash)).not.toContain(asked?.stemHash);
    expect(again.map((question) => question.quote)).not.toContain(reported?.quote);
    expect(again.length).toBeGreaterThan(5);
  });

  it('gives overlapping passages one question a sentence', async () => {
    const whole: SourcePassage = {
      chunkId: 'whole',
      page: 1,
      charFrom: 0,
      text: soil,
      heading: null,
      section: 0,
    };
    const questions = await questionsOf([whole, ...passagesFrom(soil)]);
    const places = questions.map((question) => question.charFrom);
    expect(new Set(places).size).toBe(places.length);
  });
});

describe('a run', () => {
  const book = Array.from({ length: 60 }, (_, at) => passagesFrom(soil, at + 1)).flat();

  it('tells its progress up to the last passage', async () => {
    const told: number[] = [];
    await questionsOf(book, { onProgress: (done, total) => told.push(done / total) });
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it('gives other work its turn all along', async () => {
    let turns = 0;
    let running = true;
    const spin = () => {
      turns += 1;
      if (running) setImmediate(spin);
    };
    setImmediate(spin);
    await questionsOf(book);
    running = false;
    expect(turns).toBeGreaterThan(book.reduce((sum, passage) => sum + passage.text.length, 0) / 10_000);
  });

  it('stops with the reason it was aborted for', async () => {
    const stop = new AbortController();
    const run = questionsOf(book, { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) });
    await expect(run).rejects.toThrow('enough');
  });

  it('counts what it looked at and why it turned things down', async () => {
    const result = await generateQuestions(passagesFrom(soil), {
      seed: 1,
      limit: 3,
      language: 'en',
      avoidStemHashes: none,
      avoidQuotes: none,
    });
    expect(result.questions).toHaveLength(3);
    expect(result.considered).toBeGreaterThan(10);
    expect(result.rejected.leans_on_context).toBeGreaterThan(0);
  });
});
