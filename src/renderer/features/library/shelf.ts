// Which shelf the library shows, as part of the address, so that back, forward and reload keep it.
import type { Material } from '#contract/library.ts';
import type { Subject } from '#contract/subjects.ts';
import type { Place } from './send-file.ts';

export type Shelf =
  | { kind: 'all' }
  | { kind: 'loose' }
  | { kind: 'deleted' }
  | { kind: 'subject'; subjectId: string }
  | { kind: 'topic'; topicId: string };

export type Order = 'newest' | 'title' | 'size';

export function shelfOf(query: URLSearchParams): Shelf {
  const subjectId = query.get('subject');
  const topicId = query.get('topic');
  if (topicId) return { kind: 'topic', topicId };
  if (subjectId) return { kind: 'subject', subjectId };
  if (query.has('loose')) return { kind: 'loose' };
  return query.has('deleted') ? { kind: 'deleted' } : { kind: 'all' };
}

export function shelfPath(shelf: Shelf): string {
  switch (shelf.kind) {
    case 'all':
      return '/library';
    case 'loose':
      return '/library?loose';
    case 'deleted':
      return '/library?deleted';
    case 'subject':
      return `/library?subject=${shelf.subjectId}`;
    case 'topic':
      return `/library?topic=${shelf.topicId}`;
  }
}

export function isSameShelf(a: Shelf, b: Shelf): boolean {
  return shelfPath(a) === shelfPath(b);
}

/** Where files land that are added while this shelf is shown. */
export function placeOf(shelf: Shelf, subjects: readonly Subject[]): Place {
  if (shelf.kind === 'subject') return { subjectId: shelf.subjectId, topicId: null };
  if (shelf.kind !== 'topic') return { subjectId: null, topicId: null };
  const owner = subjects.find(({ topics }) => topics.some(({ id }) => id === shelf.topicId));
  return owner ? { subjectId: owner.id, topicId: shelf.topicId } : { subjectId: null, topicId: null };
}

/** The shelf's materials in order. A material on a shelf that is gone counts as loose. */
export function onShelf(
  materials: readonly Material[],
  shelf: Shelf,
  subjects: readonly Subject[],
  order: Order,
  locale: string,
): Material[] {
  const living = new Set(subjects.map(({ id }) => id));
  const kept = materials.filter((material) => {
    if (shelf.kind === 'subject') return material.subjectId === shelf.subjectId;
    if (shelf.kind === 'topic') return material.topicId === shelf.topicId;
    if (shelf.kind === 'loose') return material.subjectId === null || !living.has(material.subjectId);
    return true;
  });
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const compare: Record<Order, (a: Material, b: Material) => number> = {
    newest: (a, b) => b.uploadedAt - a.uploadedAt,
    title: (a, b) => collator.compare(a.title, b.title),
    size: (a, b) => b.byteSize - a.byteSize,
  };
  return kept.sort(compare[order]);
}

/** "Physics › Forces", or null for a loose one. */
export function shelfName(
  material: Pick<Material, 'subjectId' | 'topicId'>,
  subjects: readonly Subject[],
): string | null {
  const subject = subjects.find(({ id }) => id === material.subjectId);
  if (!subject) return null;
  const topic = subject.topics.find(({ id }) => id === material.topicId);
  return topic ? `${subject.name} › ${topic.name}` : subject.name;
}
