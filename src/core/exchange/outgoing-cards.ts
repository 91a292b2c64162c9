// The living cards that leave, each with its place in a file and the pictures it shows.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { materials } from '../db/schema/library.ts';
import { cardMedia, reviewCards } from '../db/schema/review.ts';
import { subjects, topics } from '../db/schema/subjects.ts';
import type { Tx } from '../progress/ledger.ts';
import { mediaMark } from './markdown-to-html.ts';

export interface OutgoingCard {
  id: string;
  type: 'basic' | 'cloze';
  front: string;
  back: string;
  topic: string;
  /** "How Memory Works, p. 4", or nothing. */
  source: string;
  createdAt: number;
}

export interface OutgoingPicture {
  hash: string;
  /** In a package or folder: its hash, with the ending of its kind. */
  fileName: string;
}

/** Oldest first. The topic is the profile's own, which the caller has seen to. */
export function outgoingCards(tx: Tx, userId: string, topicId?: string): OutgoingCard[] {
  return tx
    .select({
      card: reviewCards,
      topic: topics.name,
      subject: subjects.name,
      material: materials.title,
      gone: materials.deletedAt,
    })
    .from(reviewCards)
    .leftJoin(topics, eq(topics.id, reviewCards.topicId))
    .leftJoin(subjects, eq(subjects.id, topics.subjectId))
    .leftJoin(materials, eq(materials.id, reviewCards.materialId))
    .where(
      and(
        eq(reviewCards.userId, userId),
        isNull(reviewCards.deletedAt),
        topicId === undefined ? undefined : eq(reviewCards.topicId, topicId),
      ),
    )
    .orderBy(asc(reviewCards.createdAt), asc(reviewCards.id))
    .all()
    .map(({ card: { id, type, front, back, page, createdAt }, topic, subject, material, gone }) => ({
      id,
      type,
      front,
      back,
      topic: topic === null ? '' : `${subject ?? ''} › ${topic}`,
      source: material === null || gone !== null ? '' : `${material}${page === null ? '' : `, p. ${page}`}`,
      createdAt,
    }));
}

/** Pictures these texts show, of those the profile has, by hash. */
export function picturesIn(tx: Tx, userId: string, texts: readonly string[]): Map<string, OutgoingPicture> {
  const hashes = [...new Set(texts.flatMap(hashesIn))];
  const pictures = new Map<string, OutgoingPicture>();
  for (let at = 0; at < hashes.length; at += 500) {
    const some = and(eq(cardMedia.userId, userId), inArray(cardMedia.hash, hashes.slice(at, at + 500)));
    for (const { hash, contentType } of tx.select().from(cardMedia).where(some).all())
      pictures.set(hash, {
        hash,
        fileName: `${hash}.${contentType.slice('image/'.length).replace('jpeg', 'jpg')}`,
      });
  }
  return pictures;
}

export function hashesIn(text: string): string[] {
  return [...text.matchAll(mediaMark)].map(([, , hash = '']) => hash);
}
