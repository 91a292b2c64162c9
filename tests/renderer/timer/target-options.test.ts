import { expect, test } from 'vitest';
import { innermost, noTarget, type Shelves, targetGroups } from '#renderer/features/timer/target-options.ts';

const topic = (id: string, subjectId: string, name: string) => ({
  id,
  subjectId,
  name,
  difficulty: 2,
  materialCount: 0,
  position: 0,
});

const shelves = {
  recent: [{ ...noTarget, lessonId: 'l1', topicId: 't1', subjectId: 's1', name: 'Óptica' }],
  subjects: [
    { id: 's1', name: 'Physics', topics: [topic('t1', 's1', 'Light')] },
    { id: 's2', name: 'Biology', topics: [topic('t2', 's2', 'Cells')] },
  ],
  lessons: [
    { id: 'l1', topicId: 't1', title: 'Óptica' },
    { id: 'l2', topicId: 't2', title: 'Introduction' },
    { id: 'l3', topicId: 't1', title: 'Introduction' },
  ],
  materials: [{ id: 'm1', title: 'Light and shade' }],
} as unknown as Shelves;

const found = (text: string, perGroup = 30) =>
  targetGroups(shelves, text, perGroup).map(({ id, options }) => [
    id,
    ...options.map(({ target }) => innermost(target)),
  ]);

test('everything is there, by kind, with what was studied lately first', () => {
  expect(found('')).toEqual([
    ['recent', 'l1'],
    ['subjects', 's1', 's2'],
    ['topics', 't1', 't2'],
    ['lessons', 'l1', 'l2', 'l3'],
    ['files', 'm1'],
  ]);
});

test.each([
  [
    'light',
    [
      ['topics', 't1'],
      ['lessons', 'l1', 'l3'],
      ['files', 'm1'],
    ],
  ],
  ['OPTICA', [['lessons', 'l1']]],
  ['intro bio', [['lessons', 'l2']]],
  ['  ', found('')],
  ['chemistry', []],
])('%j finds by name and by shelf, each word anywhere', (text, groups) => {
  expect(found(text)).toEqual(groups);
});

test('a lesson says where it lies, and more than fit are counted', () => {
  const lessons = targetGroups(shelves, '', 2).find(({ id }) => id === 'lessons');
  expect(lessons).toMatchObject({
    more: 1,
    options: [{ detail: 'Physics › Light' }, { detail: 'Biology › Cells' }],
  });
  expect(lessons?.options[0]?.target).toEqual({ ...noTarget, lessonId: 'l1', name: 'Óptica' });
});
