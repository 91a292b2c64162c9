// Cards proposed from a file or a lesson: terms with what is said about them. Nothing is a card before it is accepted, and
// finding terms is the work of question making, which is handed in.
import { and, eq, isNull } from 'drizzle-orm';
import type { Proposal } from '#contract/review.ts';
import { lessons } from '../db/schema/lessons.ts';
import { materials } from '../db/schema/library.ts';
import { subjects, topics } from '../db/schema/subjects.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import { oneTopic } from '../subjects/shelves.ts';
import { addCard, frontHash, livingFronts } from './cards.ts';

/** A term and its meaning; `charFrom` and `charTo` bound the words that say so, on that page. */
export interface TermPair {
  term: string;
  meaning: string;
  page: number;
  charFrom: number;
  charTo: number;
}

/** Reads the pairs of a text: a file's, of these pages if any are named, or a lesson's own. */
export interface PairReader {
  ofMaterial(materialId: string, pages: { pageFrom?: number; pageTo?: number }): Promise<TermPair[]>;
  ofText(text: string): Pick<TermPair, 'term' | 'meaning'>[];
}

export type From = { materialId: string } | { lessonId: string };

interface Origin {
  lessonId: string | null;
  topicId: string | null;
  material: { id: string; title: string } | null;
  pages: { pageFrom?: number; pageTo?: number };
  /** A lesson's own text. */
  text: string | null;
}

/** In the order of the text, one a front. NOT_FOUND when it is another profile's or removed. */
export async function propose(tx: Tx, userId: string, from: From, reader: PairReader): Promise<Proposal[]> {
  const { lessonId, material, pages, text } = originOf(tx, userId, from);
  const fromFile = material ? await reader.ofMaterial(material.id, pages) : [];
  const all = [
    ...(text === null ? [] : reader.ofText(text)).map((pair) => ({ ...pair, source: null })),
    ...fromFile
      .sort((a, b) => a.page - b.page || a.charFrom - b.charFrom)
      .map(({ page, charFrom, charTo, ...pair }) => ({
        ...pair,
        source: material && {
          materialId: material.id,
          materialTitle: material.title,
          page,
          charFrom,
          charTo,
        },
      })),
  ];
  const there = livingFronts(tx, userId);
  const proposals = all.map(({ term, meaning, source }) => {
    const key = frontHash(term);
    return { key, front: term, back: meaning, source, lessonId, exists: there.has(key) };
  });
  // The first of a front holds: a lesson's own words before those of the file.
  const met = new Set<string>();
  return proposals.filter(({ key }) => !met.has(key) && met.add(key));
}

/** Makes cards of those named that are not there yet; returns how many. */
export function accept(
  tx: Tx,
  now: number,
  userId: string,
  proposals: readonly Proposal[],
  { from, keys, topicId }: { from: From; keys: readonly string[]; topicId: string | null },
): number {
  if (topicId !== null) oneTopic(tx, userId, topicId);
  const origin = originOf(tx, userId, from);
  const there = livingFronts(tx, userId);
  const wanted = new Set(keys);
  const chosen = proposals.filter(({ key }) => wanted.has(key) && !there.has(key));
  for (const { front, back, source } of chosen) {
    const place = source && {
      materialId: source.materialId,
      page: source.page,
      charFrom: source.charFrom,
      charTo: source.charTo,
    };
    const words = { type: 'basic', front, back, origin: 'glossary' } as const;
    addCard(tx, now, userId, { ...words, ...place, topicId: topicId ?? origin.topicId });
  }
  return chosen.length;
}

function originOf(tx: Tx, userId: string, from: From): Origin {
  if ('materialId' in from) {
    const row = livingMaterial(tx, userId, from.materialId);
    if (!row) throw fault('NOT_FOUND');
    return { lessonId: null, topicId: row.topicId, material: row, pages: {}, text: null };
  }
  const lesson = tx
    .select({
      id: lessons.id,
      topicId: lessons.topicId,
      content: lessons.content,
      materialId: lessons.materialId,
      pageFrom: lessons.pageFrom,
      pageTo: lessons.pageTo,
    })
    .from(lessons)
    .innerJoin(topics, eq(topics.id, lessons.topicId))
    .innerJoin(subjects, eq(subjects.id, topics.subjectId))
    .where(and(eq(lessons.id, from.lessonId), eq(subjects.userId, userId), isNull(lessons.archivedAt)))
    .get();
  if (!lesson) throw fault('NOT_FOUND');
  const { pageFrom, pageTo } = lesson;
  return {
    lessonId: lesson.id,
    topicId: lesson.topicId,
    material: lesson.materialId === null ? null : livingMaterial(tx, userId, lesson.materialId),
    pages: { ...(pageFrom === null ? {} : { pageFrom }), ...(pageTo === null ? {} : { pageTo }) },
    text: lesson.content,
  };
}

function livingMaterial(tx: Tx, userId: string, materialId: string) {
  const living = and(eq(materials.id, materialId), eq(materials.userId, userId), isNull(materials.deletedAt));
  const row = tx
    .select({ id: materials.id, title: materials.title, topicId: materials.topicId })
    .from(materials)
    .where(living)
    .get();
  return row ?? null;
}
