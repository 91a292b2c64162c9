// Searching through the contract: what is found, in which language, within which limits, and where it is marked.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Hit } from '#contract/search.ts';
import { expectFault } from '../../support/fault.ts';
import { importAndSettle, textFile } from '../../support/materials.ts';
import { type Client, startApp } from '../../support/start-app.ts';
import { pdfFile } from '../library/pdfs.ts';

async function library(...texts: string[]): Promise<{ client: Client; ids: string[] }> {
  const { client } = await startApp();
  const ids: string[] = [];
  for (const [i, text] of texts.entries()) {
    ids.push((await importAndSettle(client, textFile(`file ${i}.md`, text))).id);
  }
  return { client, ids };
}

const find = async (client: Client, text: string) => (await client.search.query({ text })).hits;
const marked = ({ snippet, highlights }: Hit) => highlights.map(([from, to]) => snippet.slice(from, to));

describe('scripts without spaces', () => {
  const chinese = '植物通过光合作用把光能转化为化学能。';
  const japanese = '光合成は植物が光エネルギーを使う過程です。';
  const thai = 'การสังเคราะห์ด้วยแสงเป็นกระบวนการของพืช';
  const korean = '식물은 광합성은 물론 호흡도 합니다.';

  test.each([
    ['a word', '光合作用', chinese],
    ['two characters', '光能', chinese],
    ['part of a word', '光合', chinese],
    ['one character', '能', chinese],
    ['a sentence', '植物通过什么过程转化光能?', chinese],
    ['Japanese', '光合成', japanese],
    ['Japanese katakana', 'エネルギー', japanese],
    ['Thai', 'สังเคราะห์', thai],
    ['Korean before a particle', '광합성', korean],
    ['one Korean character', '물', korean],
  ])('are found by %s', async (_, query, text) => {
    const { client, ids } = await library(text, 'Nothing of the kind is in this English file.');
    const [hit] = await find(client, query);
    expect(hit?.materialId).toBe(ids[0]);
    expect(marked(hit as Hit).length).toBeGreaterThan(0);
  });

  test('also match one character in other languages that share it', async () => {
    const { client } = await library(chinese, japanese);
    expect(await find(client, '光合')).toHaveLength(2);
  });
});

describe('spaced scripts', () => {
  test.each([
    ['without its accent', 'photosynthese', 'La photosynthèse est un processus.', 'photosynthèse'],
    ['with an accent the text lacks', 'énergie', 'Toute energie se conserve.', 'energie'],
    ['in another form', 'accelerating', 'A body that accelerates gains speed.', 'accelerates'],
    ['in capitals', 'NEWTON', 'Newton described motion.', 'Newton'],
    ['in Cyrillic', 'энергия', 'Энергия сохраняется.', 'Энергия'],
    ['in Hindi', 'हिन्दी', 'यह हिन्दी में एक वाक्य है।', 'हिन्दी'],
    ['in Arabic without vowel signs', 'طاقة', 'كل طَاقَة محفوظة في الكون.', 'طَاقَة'],
    ['that is set with a ligature', 'field', 'The magnetic ﬁeld is strong.', 'ﬁeld'],
  ])('find a word %s and mark it as it stands', async (_, query, text, mark) => {
    const { client } = await library(text);
    const [hit] = await find(client, query);
    expect(hit && marked(hit)).toEqual([mark]);
  });
});

describe('any text is a query', () => {
  test('and none is an error', async () => {
    const { client } = await library(
      'Energy is conserved. "Work" is force times distance: W = F*d (in joules).',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ maxLength: 80 }), fc.string({ unit: 'binary', maxLength: 40 })),
        async (text) => {
          await client.search.query({ text });
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    'AND',
    'NOT energy',
    'energy NEAR/2 work',
    'heading:energy',
    'energy*',
    '-energy',
    '^energy',
    '(energy',
    '"energy',
  ])('and %s has no meaning beyond its words', async (text) => {
    const { client } = await library(
      'Energy and work are near.',
      'Other words not of that kind stand alone.',
    );
    const { hits } = await client.search.query({ text });
    if (text === 'AND') expect(hits.every(({ snippet }) => /and/i.test(snippet))).toBe(true);
    else expect(hits[0]?.snippet).toContain('Energy');
  });

  test('and blank text finds nothing', async () => {
    const { client } = await library('Energy.');
    for (const text of ['', '   ', '?!', '""']) {
      expect(await client.search.query({ text })).toMatchObject({
        hits: [],
        unknownWords: [],
        passageCount: 1,
      });
    }
  });

  test('and a "quoted phrase" must occur as it is, also across other words', async () => {
    const { client, ids } = await library(
      'The free fall of a body is fast. Weight pulls it.',
      'A fall is free of charge, and the weight of a body too.',
    );
    const hits = await find(client, '"free fall" weight');
    expect(hits.map(({ materialId }) => materialId)).toEqual([ids[0]]);
    expect(marked(hits[0]!)).toContain('free fall');
    expect(await find(client, '"fall free"')).toEqual([]);
  });

  test('and a phrase in a script without spaces must too', async () => {
    const { client } = await library('植物通过光合作用把光能转化为化学能。');
    expect(await find(client, '"光合作用"')).toHaveLength(1);
    expect(await find(client, '"作用光合"')).toEqual([]);
  });

  test('and a long question finds by the words that carry it', async () => {
    const { client, ids } = await library(
      'What is it that we do when we are asked how this is to be done, and why is it so?',
      'Friction opposes the motion of a sliding crate.',
    );
    const [first] = await find(
      client,
      'Why is it that we have to push so hard when a crate is sliding with friction?',
    );
    expect(first?.materialId).toBe(ids[1]);
  });

  test('and words of nothing but stop words are looked for all the same', async () => {
    const { client } = await library('To be or not to be, that is the question.');
    expect(await find(client, 'to be or not to be')).toHaveLength(1);
  });
});

describe('unknown words', () => {
  test('are those that occur nowhere in the scope, as they were typed', async () => {
    const { client, ids } = await library('Energy is conserved.', 'Momentum is conserved as well.');
    const all = await client.search.query({ text: 'How is Flogiston conserved by momentum?' });
    expect(all.unknownWords).toEqual(['Flogiston']);
    const one = await client.search.query({ text: 'momentum conserved', scope: { materialId: ids[0]! } });
    expect(one.unknownWords).toEqual(['momentum']);
  });
});

describe('hits', () => {
  test('show exactly the characters of the page they open at', async () => {
    const filler = 'Nothing that matters stands in this sentence of the text. '.repeat(80);
    const { client, ids } = await library(
      `# Waves\n\n${filler}\n\nA seiche is a standing wave in a lake.\n\n${filler}`,
    );
    const [hit] = await find(client, 'seiche');
    expect(hit).toMatchObject({ heading: 'Waves', materialTitle: 'Waves' });
    expect(hit!.snippet).toContain('A seiche is a standing wave');
    expect(marked(hit!)).toEqual(['seiche']);
    const { text } = await client.reader.page({ materialId: ids[0]!, page: hit!.page });
    expect(hit!.pageTo).toBe(hit!.page);
    expect(text.slice(hit!.charFrom, hit!.charTo)).toBe(hit!.snippet);
  });

  test('open on the page that holds the words, when what is shown crosses a page break', async () => {
    const { client } = await startApp();
    const pages = ['The lake was calm that morning, says the log.', 'Then a seiche rocked the moored boats.'];
    const { id } = await importAndSettle(client, await pdfFile('log.pdf', pages));
    const [hit] = await find(client, 'seiche');
    expect(hit!.snippet).toContain('calm');
    const { text } = await client.reader.page({ materialId: id, page: hit!.page });
    expect(text.slice(hit!.charFrom, hit!.charTo)).toContain('seiche');
    expect(hit).toMatchObject({ page: 2, pageTo: 2 });
  });

  test('come best first, in pages that do not overlap', async () => {
    const { client } = await library(
      ...Array.from({ length: 12 }, (_, i) => `File ${i} names the quark ${'quark '.repeat(i)}and more.`),
    );
    const first = await client.search.query({ text: 'quark', limit: 5 });
    const second = await client.search.query({ text: 'quark', limit: 5, offset: 5 });
    const third = await client.search.query({ text: 'quark', limit: 5, offset: 10 });
    const ids = [first, second, third].flatMap(({ hits }) => hits.map(({ chunkId }) => chunkId));
    expect(new Set(ids).size).toBe(12);
    const scores = first.hits.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });
});

describe('a scope', () => {
  test('limits to subject, topic, material and pages', async () => {
    const { client } = await startApp();
    const subject = await client.subjects.create({ name: 'Physics' });
    const topic = await client.subjects.createTopic({ subjectId: subject.id, name: 'Light' });
    const pages = Array.from(
      { length: 6 },
      (_, i) => `# Page ${i}\n\n${`A photon flies, fact ${i}. `.repeat(60)}`,
    );
    const inside = await importAndSettle(client, textFile('inside.md', pages.join('\n\n')));
    await client.library.move({ ids: [inside.id], subjectId: null, topicId: topic.id });
    await importAndSettle(client, textFile('outside.md', 'A photon outside of every shelf.'));
    const count = async (scope: object) =>
      (await client.search.query({ text: 'photon', scope })).passageCount;
    const all = await count({});
    expect(await count({ subjectId: subject.id })).toBe(all - 1);
    expect(await count({ topicId: topic.id })).toBe(all - 1);
    expect(await count({ materialId: inside.id })).toBe(all - 1);
    const { hits } = await client.search.query({
      text: 'photon',
      scope: { materialId: inside.id, pageFrom: 2, pageTo: 2 },
      limit: 50,
    });
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.length).toBeLessThan(all - 1);
  });

  test('that names what is not there is not found', async () => {
    const { client } = await library('Energy.');
    const nowhere = '0190a000-0000-7000-8000-000000000000';
    for (const scope of [{ materialId: nowhere }, { subjectId: nowhere }, { topicId: nowhere }]) {
      await expectFault(client.search.query({ text: 'energy', scope }), 'NOT_FOUND');
    }
  });

  test('never reaches into another profile, not even to take a place among the hits', async () => {
    const app = await startApp();
    const other = app.as('other');
    await other.people.create({ name: 'Bo' });
    for (let i = 0; i < 5; i += 1) {
      await importAndSettle(other, textFile(`${i}.txt`, `${'neutrino '.repeat(10 + i)}of another profile.`));
    }
    const mine = await importAndSettle(
      app.client,
      textFile('m.txt', 'One long text names the neutrino only once.'),
    );
    const found = await app.client.search.query({ text: 'neutrino', limit: 1 });
    expect(found.hits.map(({ materialId }) => materialId)).toEqual([mine.id]);
    expect(found.passageCount).toBe(1);
    expect((await app.client.search.query({ text: 'profile' })).unknownWords).toEqual(['profile']);
  });
});
