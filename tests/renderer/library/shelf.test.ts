// Shelves as addresses, and what stands on them.
import { describe, expect, it } from 'vitest';
import type { Material } from '#contract/library.ts';
import type { Subject } from '#contract/subjects.ts';
import {
  onShelf,
  placeOf,
  type Shelf,
  shelfName,
  shelfOf,
  shelfPath,
} from '#renderer/features/library/shelf.ts';

const subjects: Subject[] = [
  {
    id: 's1',
    name: 'Physics',
    position: 0,
    materialCount: 2,
    topics: [{ id: 't1', subjectId: 's1', name: 'Forces', difficulty: 2, position: 0, materialCount: 1 }],
  },
];
const material = (title: string, subjectId: string | null, topicId: string | null, at: number, size = 1) =>
  ({ id: title, title, subjectId, topicId, uploadedAt: at, byteSize: size }) as Material;
const all = [
  material('Book 10', 's1', 't1', 3),
  material('book 2', 's1', null, 1, 9),
  material('Loose', null, null, 2, 5),
  material('Orphan', 'gone', null, 4),
];
const titles = (shelf: Shelf, order: 'newest' | 'title' | 'size' = 'newest') =>
  onShelf(all, shelf, subjects, order, 'en').map(({ title }) => title);

describe('a shelf', () => {
  it.each<Shelf>([
    { kind: 'all' },
    { kind: 'loose' },
    { kind: 'deleted' },
    { kind: 'subject', subjectId: 's1' },
    { kind: 'topic', topicId: 't1' },
  ])('survives being an address: $kind', (shelf) => {
    const query = shelfPath(shelf).split('?')[1] ?? '';
    expect(shelfOf(new URLSearchParams(query))).toEqual(shelf);
  });

  it('holds the files of a subject, its topics included', () => {
    expect(titles({ kind: 'subject', subjectId: 's1' })).toEqual(['Book 10', 'book 2']);
  });

  it('holds only its own files when it is a topic', () => {
    expect(titles({ kind: 'topic', topicId: 't1' })).toEqual(['Book 10']);
  });

  it('counts files of a removed subject as loose', () => {
    expect(titles({ kind: 'loose' })).toEqual(['Orphan', 'Loose']);
  });

  it('orders titles as a person would, numbers by value and case aside', () => {
    expect(titles({ kind: 'all' }, 'title')).toEqual(['book 2', 'Book 10', 'Loose', 'Orphan']);
  });

  it('puts the largest first when asked', () => {
    expect(titles({ kind: 'all' }, 'size').slice(0, 2)).toEqual(['book 2', 'Loose']);
  });
});

describe('where new files land', () => {
  it('is the topic in view, with its subject', () => {
    expect(placeOf({ kind: 'topic', topicId: 't1' }, subjects)).toEqual({ subjectId: 's1', topicId: 't1' });
  });

  it('is no shelf while everything is in view', () => {
    expect(placeOf({ kind: 'all' }, subjects)).toEqual({ subjectId: null, topicId: null });
  });
});

describe('the name of a shelf', () => {
  it.each([
    ['s1', 't1', 'Physics › Forces'],
    ['s1', null, 'Physics'],
    [null, null, null],
    ['gone', null, null],
  ])('for %s and %s is %s', (subjectId, topicId, name) => {
    expect(shelfName({ subjectId, topicId }, subjects)).toBe(name);
  });
});
