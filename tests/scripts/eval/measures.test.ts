// How rankings are judged, against figures worked out by hand.
import { expect, test } from 'vitest';
import {
  type Cell,
  estimate,
  estimateDifference,
  scoreOf,
  type Table,
} from '../../../scripts/eval/measures.ts';

const table = (books: Record<string, Record<string, Cell>>): Table =>
  new Map(Object.entries(books).map(([book, kinds]) => [book, new Map(Object.entries(kinds))]));
const hit = { mrr: 1, recall: 1 };
const miss = { mrr: 0, recall: 0 };

test('a question scores by the first right passage, and nothing past the tenth', () => {
  expect(scoreOf([5, 6, 7], new Set([7, 6]))).toEqual({ mrr: 0.5, recall: 1 });
  expect(scoreOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], new Set([11]))).toEqual(miss);
});

test('kinds count alike however many questions each has, and so do books', () => {
  const uneven = table({
    a: { exercise: [hit, hit, hit, hit], term: [miss] },
    b: { exercise: [hit] },
  });
  expect(estimate(uneven, 'mrr').value).toBeCloseTo(75);
});

test('an interval holds the value, and the same questions drawn again give the same interval', () => {
  const mixed = table({ a: { exercise: [hit, miss, hit, hit, miss, miss, hit, hit] } });
  const first = estimate(mixed, 'recall');
  expect(first.low).toBeLessThan(first.value);
  expect(first.high).toBeGreaterThan(first.value);
  expect(estimate(mixed, 'recall')).toEqual(first);
});

test('a difference is taken question by question, so what both find does not blur it', () => {
  const ours = table({ a: { exercise: [hit, miss, hit, miss] } });
  const theirs = table({ a: { exercise: [hit, miss, hit, miss] } });
  expect(estimateDifference(ours, theirs, 'mrr')).toEqual({ value: 0, low: 0, high: 0 });
});
