// The pure parts of search: word forms as SQLite builds them, sentences, and the share of the best possible score.
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { assertVirtualTables } from '#core/db/virtual.ts';
import { indexable, plain } from '#core/search/bigrams.ts';
import { createSearch } from '#core/search/search.ts';
import { sentenceRanges } from '#core/search/sentences.ts';
import { stem } from '#core/search/stem.ts';
import { importAndSettle, textFile } from '../../support/materials.ts';
import { startApp } from '../../support/start-app.ts';

/** Each ending and exception of the stemmer, and letters of many alphabets. */
const words =
  `caresses ponies ties caress cats feed agreed plastered bled motoring sing conflated troubled sized hopping
  tanned falling hissing fizzed failing filing happy sky relational conditional rational valenci hesitanci digitizer
  conformabli radicalli differentli vileli analogousli vietnamization predication operator feudalism decisiveness
  hopefulness callousness formaliti sensitiviti sensibiliti triplicate formative formalize electriciti electrical hopeful
  goodness revival allowance inference airliner gyroscopic adjustable defensible irritant replacement adjustment dependent
  adoption communism activate angulariti homologous effective bowdlerize probate rate cease controll roll yes yelled dying
  analogies geological generalizations oscillators is be as oo axes skies news proceed succeeding exceedingly by saying
  élève naïve Ångström façade über straße İstanbul łódź œuvre señor Čech Đorđe
  энергия Ёлка йод Ελλάδα φυσική θερμότητα हिन्दी 한국어 µm ﬁeld x² 3rd 2nd`
    .split(/\s+/)
    .map(plain);

test('words are stemmed exactly as the full-text index stems them', () => {
  const sqlite = new BetterSqlite3(':memory:');
  onTestFinished(() => void sqlite.close());
  sqlite.exec('CREATE TABLE material_pages (material_id TEXT, kind TEXT, page INTEGER)');
  assertVirtualTables(sqlite);
  sqlite.exec('CREATE VIRTUAL TABLE each_term USING fts5vocab(chunk_fts, instance)');
  const insert = sqlite.prepare('INSERT INTO chunk_fts (rowid, heading, body) VALUES (?, ?, ?)');
  for (const [i, word] of words.entries()) insert.run(i + 1, '', word);
  const rows = sqlite.prepare('SELECT doc, term FROM each_term ORDER BY doc').all() as {
    doc: number;
    term: string;
  }[];
  expect(rows).toHaveLength(words.length);
  const ours = words.map((word) => [word, stem(word)]);
  expect(ours).toEqual(rows.map(({ doc, term }) => [words[doc - 1], term]));
});

test('runs without spaces are indexed as pairs and their last character', () => {
  expect(indexable('DNA光合作用x').split(/\s+/)).toEqual(['DNA', '光合', '合作', '作用', '用', 'x']);
  expect(indexable('plain words stay')).toBe('plain words stay');
});

describe('sentences', () => {
  const cut = (text: string) => sentenceRanges(text).map(([from, to]) => text.slice(from, to));

  test.each([
    ['See Fig. 3 for details. It helps.', ['See Fig. 3 for details.', 'It helps.']],
    ['Dr. Curie won. She won twice.', ['Dr. Curie won.', 'She won twice.']],
    ['By J. J. Thomson, e.g. electrons. Good.', ['By J. J. Thomson, e.g. electrons.', 'Good.']],
    ['El Sr. Pérez salió. Volvió.', ['El Sr. Pérez salió.', 'Volvió.']],
    ['Is it? Yes! Fine.', ['Is it?', 'Yes!', 'Fine.']],
    ['光は波です。粒でもあります。', ['光は波です。', '粒でもあります。']],
    ['It helps. <b>so</b> they say. ![a](b)', ['It helps.', '<b>so</b> they say.', '![', 'a](b)']],
    ['It was p < 0.05, e.g. <b>so</b>.', ['It was p < 0.05, e.g. <b>so</b>.']],
    ['One line\nanother line', ['One line', 'another line']],
    ['', []],
  ])('%j', (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });
});

test('the normalised best score is high for what the text says, low for what it hardly touches, and 0 for nothing', async () => {
  const { app, client, dataDir } = await startApp();
  const facts = Array.from(
    { length: 40 },
    (_, i) =>
      `# Part ${i}\n\nNumber ${i} tells of stones and rivers, ${i} times. ${'Water runs on. '.repeat(30)}`,
  );
  facts[7] += '\n\nOsmosis is the movement of solvent through a membrane.';
  await importAndSettle(client, textFile('facts.md', facts.join('\n\n')));
  const { id } = (await client.people.current())!;
  await app.close();
  const sqlite = new BetterSqlite3(`${dataDir}/lectern.sqlite`);
  onTestFinished(() => void sqlite.close());
  const search = createSearch({ database: { sqlite } as never }, null);
  const best = async (text: string) => (await search.find(id, {}, text, { limit: 5 })).normalisedBest;
  const right = await best('What is osmosis?');
  const weak = await best('Which membrane hides dragons in Atlantis among number puzzles?');
  expect(right).toBeGreaterThan(0.27);
  expect(right).toBeLessThanOrEqual(1);
  expect(weak).toBeLessThan(right);
  expect(await best('dragons of Atlantis')).toBe(0);
});
