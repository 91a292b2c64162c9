// What of a thread a model may be told again, and which problem a reply belongs to.
import { describe, expect, test } from 'vitest';
import type { Citation, Message } from '#contract/tutor.ts';
import { maySend, problemOf, turnsBefore } from '#core/tutor/history.ts';

const here = { materialIds: new Set(['waves']), scope: {}, isCloud: false };
const elsewhere = { ...here, isCloud: true };

const cited = (materialId: string | null, page = 1) => ({ materialId, page }) as Citation;
const question = (id: string) =>
  ({ id, parentId: null, role: 'user', text: `${id}?`, rung: null }) as Message;
const answer = (parentId: string, more: Partial<Message> = {}) =>
  ({
    id: `to ${parentId}`,
    parentId,
    role: 'assistant',
    text: `${parentId}! [1]`,
    extract: null,
    mode: 'local',
    general: false,
    rung: null,
    citations: [cited('waves')],
    ...more,
  }) as Message;

describe('an answer may be told again', () => {
  const allowed: [string, Partial<Message>, typeof here, boolean][] = [
    ['here, when its sources are in the scope', {}, here, true],
    ['not when a source is out of the scope', { citations: [cited('waves'), cited('diary')] }, here, false],
    ['not when a source is gone', { citations: [cited(null)] }, here, false],
    [
      'not when a page is out of the scope',
      { citations: [cited('waves', 9)] },
      { ...here, scope: { pageTo: 8 } } as typeof here,
      false,
    ],
    ['elsewhere, when quotes were it', { mode: 'extractive' }, elsewhere, true],
    ['elsewhere, when it came from there', { mode: 'cloud' }, elsewhere, true],
    ['not elsewhere, when a local model wrote it', { mode: 'local' }, elsewhere, false],
    [
      'not even when that had no sources: it had the thread',
      { mode: 'local', general: true, citations: [] },
      elsewhere,
      false,
    ],
  ];
  test.each(allowed)('%s', (_, more, to, may) => {
    expect(maySend(answer('a', more), to)).toBe(may);
  });
});

test('the last two turns are told, oldest first, without numbers', () => {
  const thread = ['a', 'b', 'c'].flatMap((id) => [question(id), answer(id)]);
  expect(turnsBefore([...thread, question('d')], 'd', here)).toEqual([
    { question: 'b?', answer: 'b!' },
    { question: 'c?', answer: 'c!' },
  ]);
});

test('beyond a turn that may not be told nothing is', () => {
  const thread = [
    question('a'),
    answer('a'),
    question('b'),
    answer('b', { citations: [cited('diary')] }),
    question('c'),
    answer('c'),
  ];
  expect(turnsBefore(thread, null, here)).toEqual([{ question: 'c?', answer: 'c!' }]);
});

test('of an answer that was put second, the quotes are told', () => {
  const thread = [question('a'), answer('a', { extract: 'Quoted. [1]' })];
  expect(turnsBefore(thread, null, here)).toEqual([{ question: 'a?', answer: 'Quoted.' }]);
});

describe('a reply belongs to', () => {
  const first = [question('a'), answer('a', { rung: 0 })];

  test('the last question on the first rung', () => {
    expect(problemOf([...first, question('b'), answer('b', { rung: 1 }), question('c')], 'c')?.id).toBe('a');
  });

  test('no problem, when it began one itself', () => {
    expect(problemOf([...first, question('b'), answer('b', { rung: 0 })], 'b')).toBeNull();
  });

  test('no problem, when the last was explained whole', () => {
    expect(problemOf([...first, answer('a', { rung: 5 }), question('b')], 'b')).toBeNull();
  });
});
