// What a document's headings propose. Whatever they are, lessons share out its pages.
import { describe, expect, test } from 'vitest';
import { maxPlanLessons, maxPlanTopics, type OutlinePlan } from '#contract/lessons.ts';
import { type Entry, planFrom } from '#core/lessons/outline.ts';
import { createRandom } from '#core/quizzes/generate/shuffle.ts';

const entry = (level: number, title: string, page: number): Entry => ({ level, title, page });

/** "Topic: lesson 1-3, lesson 4-9". */
const drawn = (plan: OutlinePlan) =>
  plan.map(
    ({ name, lessons }) =>
      `${name}: ${lessons.map(({ title, pageFrom, pageTo }) => `${title} ${pageFrom}-${pageTo}`).join(', ')}`,
  );

describe('a plan', () => {
  test('takes chapters for topics and their sections for lessons', () => {
    const chapters = [
      entry(1, 'Waves', 3),
      entry(2, 'Crests', 4),
      entry(3, 'A detail', 5),
      entry(2, 'Echoes', 7),
      entry(1, 'Light', 9),
      entry(2, 'Lenses', 9),
    ];
    expect(drawn(planFrom(chapters, 12, 'Book'))).toEqual([
      'Waves: Crests 1-6, Echoes 7-8',
      'Light: Lenses 9-12',
    ]);
  });

  test('sees a single entry above all others as the title of the book', () => {
    const book = [entry(1, 'Physics', 1), entry(2, 'Waves', 2), entry(3, 'Crests', 2), entry(2, 'Light', 4)];
    expect(drawn(planFrom(book, 5, 'Book'))).toEqual(['Waves: Crests 1-3', 'Light: Light 4-5']);
  });

  test('puts lessons of one level under the name of the material', () => {
    const flat = [entry(2, 'Waves', 1), entry(2, 'Light', 3)];
    expect(drawn(planFrom(flat, 4, 'Book'))).toEqual(['Book: Waves 1-2, Light 3-4']);
  });

  test('keeps what stands before the first chapter', () => {
    const early = [entry(2, 'Preface', 1), entry(1, 'Waves', 3), entry(1, 'Light', 6)];
    expect(drawn(planFrom(early, 8, 'Book'))).toEqual([
      'Book: Preface 1-2',
      'Waves: Waves 3-5',
      'Light: Light 6-8',
    ]);
  });

  test('makes one lesson of sections that begin on one page', () => {
    const crowded = [entry(1, 'Waves', 1), entry(1, 'Light', 1), entry(1, 'Sound', 2)];
    expect(drawn(planFrom(crowded, 2, 'Book'))).toEqual(['Book: Waves · Light 1-1, Sound 2-2']);
  });

  test('lets the first lesson of a topic go on in its second when its page belongs to the topic before', () => {
    const shared = [
      entry(1, 'Waves', 1),
      entry(2, 'Crests', 1),
      entry(1, 'Light', 1),
      entry(2, 'Lenses', 1),
      entry(2, 'Mirrors', 2),
    ];
    expect(drawn(planFrom(shared, 3, 'Book'))).toEqual(['Waves: Crests 1-1', 'Light: Lenses · Mirrors 2-3']);
  });

  test('puts bookmarks in the order of their pages', () => {
    const mixed = [entry(1, 'Light', 5), entry(1, 'Waves', 2)];
    expect(drawn(planFrom(mixed, 6, 'Book'))).toEqual(['Book: Waves 1-4, Light 5-6']);
  });

  test('does without empty titles, pages that are not there, and a heading that runs along', () => {
    const odd = [entry(1, ' ', 1), entry(1, 'Waves', 2), entry(1, 'Waves', 3), entry(1, 'Index', 99)];
    expect(drawn(planFrom(odd, 4, 'Book'))).toEqual(['Book: Waves 1-4']);
    expect(planFrom([], 4, 'Book')).toEqual([]);
  });

  test('tells topics of one name apart', () => {
    const twice = ['Exercises', 'exercises'].flatMap((name, at) => [
      entry(1, name, 2 * at + 1),
      entry(2, 'One', 2 * at + 2),
    ]);
    expect(planFrom(twice, 9, 'Book').map(({ name }) => name)).toEqual(['Exercises', 'exercises (2)']);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('covers every page once, whatever the headings (%i)', (seed) => {
    const random = createRandom(seed);
    const below = (n: number) => Math.floor(random() * n);
    const pageCount = 1 + below(900);
    const entries = Array.from({ length: 1 + below(3000) }, (_, at) =>
      entry(1 + below(4), `Heading ${at}`, 1 + below(pageCount)),
    );
    const plan = planFrom(entries, pageCount, 'Book');
    const pages = plan.flatMap(({ lessons }) =>
      lessons.flatMap(({ pageFrom, pageTo }) =>
        Array.from({ length: pageTo - pageFrom + 1 }, (_, at) => pageFrom + at),
      ),
    );
    expect(pages).toEqual(Array.from({ length: pageCount }, (_, at) => at + 1));
    expect(plan.length).toBeLessThanOrEqual(maxPlanTopics);
    expect(Math.max(...plan.map(({ lessons }) => lessons.length))).toBeLessThanOrEqual(maxPlanLessons);
  });
});
