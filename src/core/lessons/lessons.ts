// Lessons written, reworded, put in order and archived. Nothing is deleted: what was learnt points at its lesson.
import { and, asc, eq, isNull, max } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Lesson, LessonBody } from '#contract/lessons.ts';
import { lessons } from '../db/schema/lessons.ts';
import type { Tx } from '../progress/ledger.ts';
import { inOrder, oneTopic } from '../subjects/shelves.ts';
import { bodyOf, checkedBody } from './body.ts';
import { progressOf, saveProgress } from './progress-row.ts';
import { ownLesson, readLesson, type StoredLesson } from './shelf.ts';
import { dropUnshown } from './videos.ts';

export type NewLesson = Omit<
  typeof lessons.$inferInsert,
  'id' | 'position' | 'createdAt' | 'updatedAt' | 'archivedAt'
>;

/** The last of its topic, which the caller has found. Returns its id. */
export function addLesson(tx: Tx, now: number, lesson: NewLesson): string {
  const id = v7();
  const position = nextPosition(tx, lesson.topicId);
  tx.insert(lessons)
    .values({ ...lesson, id, position, createdAt: now, updatedAt: now })
    .run();
  return id;
}

export function createLesson(
  tx: Tx,
  now: number,
  userId: string,
  { topicId, ...body }: LessonBody & { topicId: string },
): Lesson {
  oneTopic(tx, userId, topicId);
  const id = addLesson(tx, now, { topicId, ...checkedBody(tx, userId, body), source: 'own' });
  return readLesson(tx, userId, id);
}

/** `unused`: hashes of a video file that was replaced, to be released. */
export interface Edited {
  lesson: Lesson;
  unused: string[];
}

/** What is left out stays as it is; in another topic it becomes the last. */
export function editLesson(
  tx: Tx,
  now: number,
  userId: string,
  lessonId: string,
  {
    topicId,
    ...changes
  }: { [K in keyof LessonBody]?: LessonBody[K] | undefined } & {
    topicId?: string | undefined;
  },
): Edited {
  const old = ownLesson(tx, userId, lessonId);
  const before = bodyOf(old);
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const body = checkedBody(tx, userId, { ...before, ...given }, before);
  tx.update(lessons)
    .set({ ...body, ...moved(tx, userId, old, topicId), updatedAt: now })
    .where(eq(lessons.id, lessonId))
    .run();
  // A place in a film is seconds and a place in a text is a share: neither means anything in what took its place.
  const isOther = body.contentType !== old.contentType || body.videoId !== old.videoId;
  if (isOther && progressOf(tx, userId, lessonId))
    saveProgress(tx, now, userId, lessonId, { lastPosition: 0 });
  const replaced = body.videoId === old.videoId ? null : old.videoId;
  const unused = replaced === null ? [] : dropUnshown(tx, userId, replaced);
  return { lesson: readLesson(tx, userId, lessonId), unused };
}

export function reorderLessons(tx: Tx, userId: string, topicId: string, ids: readonly string[]): void {
  oneTopic(tx, userId, topicId);
  const all = tx
    .select({ id: lessons.id })
    .from(lessons)
    .where(and(eq(lessons.topicId, topicId), isNull(lessons.archivedAt)))
    .orderBy(asc(lessons.position), asc(lessons.id))
    .all();
  for (const [position, id] of inOrder(all, ids).entries())
    tx.update(lessons).set({ position }).where(eq(lessons.id, id)).run();
}

/** Hides (an instant) or shows (null) a lesson. */
export function setArchived(tx: Tx, userId: string, lessonId: string, archivedAt: number | null): void {
  ownLesson(tx, userId, lessonId);
  tx.update(lessons).set({ archivedAt }).where(eq(lessons.id, lessonId)).run();
}

function moved(tx: Tx, userId: string, old: StoredLesson, topicId: string | undefined) {
  if (topicId === undefined || topicId === old.topicId) return {};
  oneTopic(tx, userId, topicId);
  return { topicId, position: nextPosition(tx, topicId) };
}

function nextPosition(tx: Tx, topicId: string): number {
  const last = tx
    .select({ p: max(lessons.position) })
    .from(lessons)
    .where(eq(lessons.topicId, topicId))
    .get();
  return (last?.p ?? -1) + 1;
}
