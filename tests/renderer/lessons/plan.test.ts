// A proposed plan while it is looked through.
import { expect, it } from 'vitest';
import { changed, hasBlank, planned, wantedOf } from '#renderer/features/lessons/plan.ts';

const proposed = [
  {
    name: 'Waves',
    lessons: [
      { title: 'Crests', pageFrom: 1, pageTo: 2 },
      { title: 'Echoes', pageFrom: 3, pageTo: 4 },
    ],
  },
  { name: 'Light', lessons: [{ title: 'Lenses', pageFrom: 5, pageTo: 9 }] },
];

it('is made as proposed when nothing is changed', () => {
  expect(wantedOf(planned(proposed))).toEqual(proposed);
});

it('leaves out what is not ticked, and a topic without lessons', () => {
  const without = changed(changed(planned(proposed), { kind: 'want', topic: 0, lesson: 1, wanted: false }), {
    kind: 'want',
    topic: 1,
    wanted: false,
  });
  expect(wantedOf(without)).toEqual([{ name: 'Waves', lessons: [proposed[0]!.lessons[0]] }]);
});

it('brings all lessons of a topic back when it is ticked again', () => {
  const off = changed(planned(proposed), { kind: 'want', topic: 0, wanted: false });
  expect(wantedOf(changed(off, { kind: 'want', topic: 0, wanted: true }))).toEqual(proposed);
});

it('is called as the student says', () => {
  const named = changed(changed(planned(proposed), { kind: 'name', topic: 1, name: ' Optics ' }), {
    kind: 'title',
    topic: 1,
    lesson: 0,
    title: 'Glasses',
  });
  expect(wantedOf(named)[1]).toEqual({
    name: 'Optics',
    lessons: [{ title: 'Glasses', pageFrom: 5, pageTo: 9 }],
  });
});

it('tells of a ticked row without a name, and minds none that is not ticked', () => {
  const blank = changed(planned(proposed), { kind: 'title', topic: 0, lesson: 0, title: ' ' });
  expect(hasBlank(wantedOf(blank))).toBe(true);
  expect(hasBlank(wantedOf(changed(blank, { kind: 'want', topic: 0, lesson: 0, wanted: false })))).toBe(
    false,
  );
});
