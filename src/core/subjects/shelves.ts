// Shelves as rows: found, listed, made and put in order, by the subjects' own procedures and by whatever else fills
// shelves. Names are compared here and not in SQL, whose lower() knows ASCII only.
import { and, asc, count, eq, inArray, isNull, max, ne } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Subject, Topic, TopicDifficulty } from '#contract/subjects.ts';
import type { Drizzle } from '../db/open.ts';
import { materials } from '../db/schema/library.ts';
import { subjects, topics } from '../db/schema/subjects.ts';
import { fault } from '../faults.ts';

/** A database or a transaction on it. */
export type ShelfTx = Pick<Drizzle, 'select' | 'insert' | 'update'>;

export function listSubjects(tx: ShelfTx, userId: string): Subject[] {
  const counts = tx
    .select({ subjectId: materials.subjectId, topicId: materials.topicId, n: count() })
    .from(materials)
    .where(and(eq(materials.userId, userId), isNull(materials.deletedAt)))
    .groupBy(materials.subjectId, materials.topicId)
    .all();
  const tally = (matches: (row: (typeof counts)[number]) => boolean) =>
    counts.filter(matches).reduce((total, row) => total + row.n, 0);
  const topicRows = tx
    .select({
      id: topics.id,
      subjectId: topics.subjectId,
      name: topics.name,
      difficulty: topics.difficultyLevel,
      position: topics.position,
    })
    .from(topics)
    .innerJoin(subjects, eq(subjects.id, topics.subjectId))
    .where(and(eq(subjects.userId, userId), isNull(topics.archivedAt)))
    .orderBy(asc(topics.position), asc(topics.id))
    .all();
  return tx
    .select({ id: subjects.id, name: subjects.name, position: subjects.position })
    .from(subjects)
    .where(and(eq(subjects.userId, userId), isNull(subjects.archivedAt)))
    .orderBy(asc(subjects.position), asc(subjects.id))
    .all()
    .map((subject) => ({
      ...subject,
      materialCount: tally((row) => row.subjectId === subject.id),
      topics: topicRows
        .filter((row) => row.subjectId === subject.id)
        .map((row) => ({
          ...row,
          difficulty: row.difficulty as TopicDifficulty,
          materialCount: tally((c) => c.topicId === row.id),
        })),
    }));
}

/** One on the shelf; a removed one is not found. */
export function oneSubject(tx: ShelfTx, userId: string, id: string): Subject {
  const found = listSubjects(tx, userId).find((subject) => subject.id === id);
  if (!found) throw fault('NOT_FOUND');
  return found;
}

export function oneTopic(tx: ShelfTx, userId: string, id: string): Topic {
  const found = listSubjects(tx, userId)
    .flatMap((subject) => subject.topics)
    .find((topic) => topic.id === id);
  if (!found) throw fault('NOT_FOUND');
  return found;
}

export interface NewShelf {
  name: string;
  description?: string;
  source?: string;
}

/** The last of the shelf; CONFLICT when its name is taken. Returns its id. */
export function addSubject(tx: ShelfTx, now: number, userId: string, shelf: NewShelf): string {
  const id = v7();
  refuseSubjectName(tx, userId, shelf.name, id);
  const last = tx
    .select({ p: max(subjects.position) })
    .from(subjects)
    .where(eq(subjects.userId, userId))
    .get();
  tx.insert(subjects)
    .values({ ...shelf, id, userId, position: (last?.p ?? -1) + 1, createdAt: now })
    .run();
  return id;
}

/** The last of its subject, which the caller has found; CONFLICT when its name is taken. Returns its id. */
export function addTopic(
  tx: ShelfTx,
  now: number,
  subjectId: string,
  { difficulty = 2, ...shelf }: NewShelf & { difficulty?: TopicDifficulty },
): string {
  const id = v7();
  refuseTopicName(tx, subjectId, shelf.name, id);
  const last = tx
    .select({ p: max(topics.position) })
    .from(topics)
    .where(eq(topics.subjectId, subjectId))
    .get();
  const position = (last?.p ?? -1) + 1;
  tx.insert(topics)
    .values({ ...shelf, id, subjectId, difficultyLevel: difficulty, position, createdAt: now })
    .run();
  return id;
}

/** Those named in this order, the rest after them as they were. NOT_FOUND when one of them is not there. */
export function inOrder(all: readonly { id: string }[], wanted: readonly string[]): string[] {
  const there = new Set(all.map(({ id }) => id));
  if (wanted.some((id) => !there.has(id))) throw fault('NOT_FOUND');
  return [...new Set([...wanted, ...there])];
}

export function reorderSubjects(tx: ShelfTx, userId: string, ids: readonly string[]): void {
  for (const [position, id] of inOrder(listSubjects(tx, userId), ids).entries())
    tx.update(subjects).set({ position }).where(eq(subjects.id, id)).run();
}

export function reorderTopics(tx: ShelfTx, userId: string, subjectId: string, ids: readonly string[]): void {
  for (const [position, id] of inOrder(oneSubject(tx, userId, subjectId).topics, ids).entries())
    tx.update(topics).set({ position }).where(eq(topics.id, id)).run();
}

export function refuseSubjectName(tx: ShelfTx, userId: string, name: string, except: string): void {
  const taken = livingNames(tx, userId, except).some((other) => nameKey(other) === nameKey(name));
  if (taken) throw fault('CONFLICT', { name });
}

export function refuseTopicName(tx: ShelfTx, subjectId: string, name: string, except: string): void {
  const living = and(eq(topics.subjectId, subjectId), isNull(topics.archivedAt), ne(topics.id, except));
  const names = tx.select({ name: topics.name }).from(topics).where(living).all();
  if (names.some((other) => nameKey(other.name) === nameKey(name))) throw fault('CONFLICT', { name });
}

/** This name, or with a number after it when a living subject has it. */
export function freeSubjectName(tx: ShelfTx, userId: string, name: string): string {
  const taken = new Set(livingNames(tx, userId).map(nameKey));
  let free = name;
  for (let n = 2; taken.has(nameKey(free)); n += 1) free = `${name} (${n})`;
  return free;
}

/** Subjects on the shelf that were put there by one of these sources. */
export function livingFrom(tx: ShelfTx, userId: string, sources: readonly string[]): Map<string, string> {
  const rows = tx
    .select({ id: subjects.id, source: subjects.source })
    .from(subjects)
    .where(
      and(eq(subjects.userId, userId), isNull(subjects.archivedAt), inArray(subjects.source, [...sources])),
    )
    .all();
  return new Map(rows.map(({ id, source }) => [source, id]));
}

/** Names are equal whatever their case. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function livingNames(tx: ShelfTx, userId: string, except = ''): string[] {
  const living = and(eq(subjects.userId, userId), isNull(subjects.archivedAt), ne(subjects.id, except));
  return tx
    .select({ name: subjects.name })
    .from(subjects)
    .where(living)
    .all()
    .map(({ name }) => name);
}
