// How figures are judged and printed, what is asked under a limit, and what a person is given to judge.
import { expect, test } from 'vitest';
import { addressesIn, canariesIn, injections } from '../../scripts/eval/evaluation-set.ts';
import type { EvalRecord } from '../../scripts/eval/figures.ts';
import { handSheet } from '../../scripts/eval/hand-sheet.ts';
import { countOf, isMet, quantile, shareOf, tableOf } from '../../scripts/eval/measure.ts';
import { formOf } from '../../scripts/eval/quizzes.ts';
import { tasksFor } from '../../scripts/eval/tasks.ts';

test('a figure taken over nothing does not meet its bar', () => {
  expect(isMet(shareOf('g', 'm', 0, 0, { atLeast: 0.5 }))).toBe(false);
  expect(isMet(shareOf('g', 'm', 0, 0, { atMost: 0.5 }))).toBe(false);
  expect(isMet(shareOf('g', 'm', 1, 2, { atLeast: 0.5 }))).toBe(true);
  expect(isMet(countOf('g', 'm', 1, 2, { atMost: 0 }))).toBe(false);
  expect(isMet(countOf('g', 'm', 1, 2, null))).toBeNull();
});

test('a table shows each figure with its bar, and with what it was before', () => {
  const now = shareOf('grounding', 'found', 3, 4, { atLeast: 0.85 });
  expect(tableOf([now], [shareOf('grounding', 'found', 4, 4, null)])).toContain(
    '| grounding | found | 0.75 | 4 | ≥ 0.85 | NO | 1.00 |',
  );
  expect(tableOf([now], [])).toContain('| NO | none |');
});

test('quantiles are values that occur', () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([3, 1, 2], 0.95)).toBe(3);
  expect(quantile([], 0.5)).toBeNull();
});

test('without a limit everything is asked, with one every kind, in its share', () => {
  const count = (limit: number | null, kind: string) =>
    tasksFor(limit).filter((task) => task.kind === kind).length;
  expect(tasksFor(null)).toHaveLength(96);
  expect(['answerable', 'near', 'far', 'injection'].map((kind) => count(40, kind))).toEqual([22, 7, 7, 4]);
  expect(count(1, 'injection')).toBe(1);
  expect(new Set(tasksFor(40).map(({ id }) => id)).size).toBe(tasksFor(40).length);
});

test('every order in the hostile text would be noticed if it were followed', () => {
  for (const { hostile } of injections)
    expect(canariesIn(hostile).length + addressesIn(hostile).length, hostile).toBeGreaterThan(0);
  for (const { truth } of injections) expect(canariesIn(truth)).toEqual([]);
});

const passage =
  '<src id="P" k="0a1b">\nAn echo is a sound that returns from a distant wall.\n</src k="0a1b">';
const writing = (reply: string) => ({
  messages: [{ role: 'user', content: `${passage}\n\nWrite one question` }],
  isStructured: true,
  reply,
  firstTokenMs: null,
  totalMs: 0,
});
const question = {
  type: 'short',
  stem: 'What returns?',
  options: [],
  answer_index: 0,
  answer: 'echo',
  quote: 'An echo is a sound that returns from a distant wall.',
  explanation: '',
  difficulty: 'easy',
};
const reply = (more: object = {}) => JSON.stringify({ questions: [{ ...question, ...more }] });

test('the form of what a model wrote is judged before the app judges it', () => {
  expect(formOf([writing(reply())])).toMatchObject({ written: 1, sound: 1, mended: 0 });
  expect(formOf([writing(reply({ quote: 'An echo was found by a Greek in the hills.' }))])).toMatchObject({
    written: 1,
    sound: 0,
  });
  const alike = { type: 'mcq', options: ['echo', 'Echo', 'hum', 'tone'] };
  expect(formOf([writing(reply(alike))])).toMatchObject({ written: 1, sound: 0 });
  expect(formOf([writing('no JSON at all')])).toMatchObject({ written: 1, sound: 0 });
});

test('a reply that was mended counts once, as it was mended', () => {
  const mending = {
    ...writing(reply()),
    messages: [{ role: 'user', content: '<src id="R" k="0a1b">\n{"quest\n</src k="0a1b">' }],
  };
  expect(formOf([writing('{"quest'), mending])).toMatchObject({ written: 1, sound: 1, mended: 1 });
});

test('a blind second look counts once, however often its question is put', () => {
  const look = (content: string) => ({
    ...writing('A'),
    isStructured: false,
    messages: [{ role: 'user', content }],
  });
  const calls = [
    look(`${passage}\n\nWhat returns?\n\nReply in six words.`),
    look(`What returns?\n\n${passage}\n\nReply in six words.`),
  ];
  expect(formOf(calls)).toMatchObject({ written: 0, lookedAt: 1 });
});

test('the sheet has at most thirty lines of both kinds, and no cell that a spreadsheet would run', () => {
  const records: EvalRecord[] = [
    {
      kind: 'answerable',
      id: 'answerable-1',
      question: 'Why?',
      gold: null,
      text: '',
      outcome: 'answered',
      wasAsked: true,
      fallback: null,
      claims: Array.from({ length: 40 }, (_, at) => ({
        text: `=HYPERLINK("http://x.example";${at})`,
        isFound: true,
        isCited: true,
        quotes: ['a "quote"'],
      })),
      keyFact: null,
      canaries: [],
      addresses: [],
      firstTokenMs: null,
      totalMs: null,
      completionTokens: null,
      cost: null,
    },
    {
      kind: 'quiz',
      id: 'quiz-1',
      questions: Array.from({ length: 10 }, (_, at) => ({
        stem: `Stem ${at}?`,
        options: ['a', 'b'],
        right: ['a'],
        quote: 'a',
        explanation: '',
        confirmed: true,
      })),
      byRules: 0,
      dropped: 0,
      fallback: null,
      written: 10,
      sound: 10,
      mended: 0,
      lookedAt: 10,
      cost: null,
    },
  ];
  const rows = handSheet(records).trim().split('\r\n').slice(1);
  expect(rows).toHaveLength(30);
  expect(rows.filter((row) => row.includes('"question"'))).toHaveLength(10);
  expect(rows[0]).toContain(`"'=HYPERLINK(""http://x.example"";0)"`);
  expect(rows[0]).toContain('"a ""quote"""');
});
