// What a marker opens, and how an answer reads when copied.
import { expect, test } from 'vitest';
import { type Citation, type Message, maxQuestionChars } from '#contract/tutor.ts';
import { markersOf, sourcesOf, targetOf, withSources } from '#renderer/features/tutor/citations.ts';
import { newQuestionPath, scopeOfQuery } from '#renderer/features/tutor/paths.ts';
import { questionLimit } from '#renderer/features/tutor/question-limit.ts';

const materialId = '019a0000-0000-7000-8000-000000000001';

function citation(changes: Partial<Citation> = {}): Citation {
  return {
    marker: 1,
    materialId,
    materialTitle: 'Optics',
    page: 3,
    charFrom: 10,
    charTo: 20,
    quote: 'ten letter',
    state: 'verified',
    ...changes,
  };
}

function answer(citations: Citation[]): Message {
  return {
    id: '019a0000-0000-7000-8000-000000000002',
    threadId: '019a0000-0000-7000-8000-000000000003',
    role: 'assistant',
    text: 'Light bends. [1]',
    status: 'done',
    mode: 'extractive',
    model: null,
    sentences: [],
    extract: null,
    fallback: null,
    general: false,
    rung: null,
    passagesUsed: null,
    passagesFound: null,
    contextTokens: null,
    spent: null,
    band: 'answer',
    reason: null,
    unknownWords: [],
    citations,
    parentId: null,
    createdAt: 0,
  };
}

test('a quote that crosses a page is one marker with two marks', () => {
  const rest = citation({ page: 4, charFrom: 0, charTo: 5, quote: 'words' });
  const [marker, ...others] = markersOf(answer([citation(), rest]));
  expect(others).toEqual([]);
  expect(targetOf(marker!)).toEqual({
    materialId,
    page: 3,
    marks: [
      { page: 3, charFrom: 10, charTo: 20, quote: 'ten letter' },
      { page: 4, charFrom: 0, charTo: 5, quote: 'words' },
    ],
  });
});

test('a page whose words changed opens without a mark', () => {
  const [marker] = markersOf(answer([citation({ state: 'page_only' })]));
  expect(targetOf(marker!)).toEqual({ materialId, page: 3, marks: [] });
});

test.each(['removed', 'unverified'] as const)('a citation that is %s opens nothing', (state) => {
  const [marker] = markersOf(answer([citation({ state })]));
  expect(targetOf(marker!)).toBeNull();
});

test('markers come in the order of their numbers', () => {
  const markers = markersOf(answer([citation({ marker: 2 }), citation({ marker: 1 })]));
  expect(markers.map(({ n }) => n)).toEqual([1, 2]);
});

test('quotes of one page are one source that opens with all of them marked', () => {
  const [source, other, ...more] = sourcesOf(
    answer([citation(), citation({ marker: 2, charFrom: 30, charTo: 40 }), citation({ marker: 3, page: 9 })]),
  );
  expect(more).toEqual([]);
  expect([source?.numbers, other?.numbers]).toEqual([[1, 2], [3]]);
  expect(targetOf(source!)?.marks.map(({ charFrom }) => charFrom)).toEqual([10, 30]);
});

test('a quote that cannot be opened is kept apart from those that can', () => {
  const sources = sourcesOf(answer([citation(), citation({ marker: 2, state: 'unverified' })]));
  expect(sources.map(({ numbers }) => numbers)).toEqual([[1], [2]]);
});

test('a copied answer ends with its sources', () => {
  const text = withSources(answer([citation()]), (n, title, page) => `[${n}] ${title}, p. ${page}`);
  expect(text).toBe('Light bends. [1]\n\n[1] Optics, p. 3');
});

test('a scope survives the trip through an address', () => {
  const scope = { materialId, pageFrom: 2, pageTo: 9 };
  expect(scopeOfQuery(new URLSearchParams(newQuestionPath(scope).split('?')[1]))).toEqual(scope);
  expect(scopeOfQuery(new URLSearchParams(newQuestionPath({}).split('?')[1]))).toEqual({});
});

test('the composer and the core agree on the longest question', () => {
  expect(questionLimit).toBe(maxQuestionChars);
});
