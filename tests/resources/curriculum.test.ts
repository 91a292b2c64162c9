// Holds every subject of the starter curriculum to the format its README promises. The folders are found, not listed, so
// a new subject is tested from its first commit; whether what it says is true stays with its readers.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  countWords,
  type Lesson,
  type Question,
  questions,
  readLesson,
  subject,
} from './curriculum-format.ts';

const root = new URL('../../resources/curriculum/', import.meta.url);
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const read = (folder: string, file: string) => readFileSync(new URL(`${folder}/${file}`, root), 'utf8');
const subjectOf = (folder: string) => subject.parse(JSON.parse(read(folder, 'subject.json')));
const lessonsOf = (folder: string) => subjectOf(folder).topics.flatMap(({ lessons }) => lessons);
const questionsOf = (folder: string, { slug }: Lesson) =>
  questions.parse(JSON.parse(read(folder, `${slug}.questions.json`)));

it('has subjects to learn from', () => {
  expect(folders).toEqual(expect.arrayContaining(['cell-biology', 'statistics']));
});

it('asks no question twice', () => {
  const stems = folders.flatMap((folder) =>
    lessonsOf(folder).flatMap((lesson) => questionsOf(folder, lesson).map(({ stem }) => plain(stem))),
  );
  expect(repeated(stems)).toEqual([]);
});

describe.each(folders)('the subject %s', (folder) => {
  it('is described in its subject.json, under the name of its folder', () => {
    expect(subjectOf(folder).slug).toBe(folder);
  });

  it('names topics and lessons once', () => {
    expect(repeated(subjectOf(folder).topics.map(({ slug }) => slug))).toEqual([]);
    expect(repeated(lessonsOf(folder).map(({ slug }) => slug))).toEqual([]);
    expect(repeated(lessonsOf(folder).map(({ title }) => title))).toEqual([]);
  });

  it('holds the two files of every lesson and none beside them', () => {
    const promised = lessonsOf(folder).flatMap(({ slug }) => [`${slug}.md`, `${slug}.questions.json`]);
    expect(readdirSync(new URL(`${folder}/`, root)).sort()).toEqual([...promised, 'subject.json'].sort());
  });

  it('puts every lesson behind the one it builds on, so there is an order without a circle', () => {
    const seen = new Set<string>();
    for (const { slug, after } of lessonsOf(folder)) {
      if (after !== null) expect(seen, `${slug} comes after ${after}`).toContain(after);
      seen.add(slug);
    }
  });
});

const all = folders.flatMap((folder) =>
  lessonsOf(folder).map((lesson) => ({ folder, lesson, name: `${folder}/${lesson.slug}` })),
);

describe.each(all)('the lesson $name', ({ folder, lesson }) => {
  const text = () => read(folder, `${lesson.slug}.md`);
  const parts = () => readLesson(text());

  it('opens with its title, has two to four sections and closes with its key terms', () => {
    const found = parts();
    expect(found?.title).toBe(lesson.title);
    expect(found?.sections.length).toBeGreaterThanOrEqual(2);
    expect(found?.sections.length).toBeLessThanOrEqual(4);
  });

  it('is long enough to teach something and short enough for one sitting', () => {
    const words = countWords(parts()?.body ?? '');
    expect(words).toBeGreaterThanOrEqual(400);
    expect(words).toBeLessThanOrEqual(750);
  });

  it('explains five to eight key terms, each in a line and without the term itself', () => {
    const lines = parts()?.termLines ?? [];
    expect(lines.length).toBeGreaterThanOrEqual(5);
    expect(lines.length).toBeLessThanOrEqual(8);
    const entries = lines.map((line) => /^(\p{L}[^:]{1,50}): ([^:]{15,}\.)$/u.exec(line));
    expect(lines.filter((_, at) => entries[at] === null)).toEqual([]);
    expect(repeated(entries.map((entry) => plain(entry?.[1] ?? '')))).toEqual([]);
    const circular = entries.filter((entry) => {
      const [, term = '', meaning = ''] = entry ?? [];
      return ` ${plain(meaning)} `.includes(` ${plain(term)} `);
    });
    expect(circular.map((entry) => entry?.[0])).toEqual([]);
  });

  it('has five questions of three kinds', () => {
    const types = questionsOf(folder, lesson).map(({ type }) => type);
    expect(types.filter((type) => type === 'mcq').length).toBeGreaterThanOrEqual(2);
    expect(types).toContain('short');
    expect(types).toContain('true_false');
  });

  it('bears every answer out with a sentence of its own', () => {
    const strange = questionsOf(folder, lesson).filter(({ quote }) => !text().includes(quote));
    expect(strange.map(({ quote }) => quote)).toEqual([]);
  });

  it('offers four different options, one of them right, and says why each other is wrong', () => {
    for (const { options, answer, reasons } of questionsOf(folder, lesson).filter(isChoice)) {
      expect(repeated(options.map(plain))).toEqual([]);
      expect(options).toContain(answer);
      expect(Object.keys(reasons).sort()).toEqual(options.filter((option) => option !== answer).sort());
    }
  });

  it('does not always put the right option in the same place', () => {
    const places = questionsOf(folder, lesson)
      .filter(isChoice)
      .map(({ options, answer }) => options.indexOf(answer));
    expect(new Set(places).size).toBeGreaterThan(1);
  });

  it('accepts each spelling of a typed answer once, and gives none away', () => {
    for (const { stem, answer } of questionsOf(folder, lesson).filter(isTyped)) {
      expect(repeated(answer)).toEqual([]);
      expect(answer.filter((spelling) => ` ${plain(stem)} `.includes(` ${plain(spelling)} `))).toEqual([]);
    }
  });
});

function isChoice(question: Question): question is Extract<Question, { type: 'mcq' }> {
  return question.type === 'mcq';
}

function isTyped(question: Question): question is Extract<Question, { type: 'short' }> {
  return question.type === 'short';
}

/** Letters, digits and what numbers and formulas are told apart by. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}./+−%$-]+/gu, ' ')
    .replace(/\.(?=\s|$)/gu, '')
    .trim();
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}
