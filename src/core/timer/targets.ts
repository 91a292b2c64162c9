// What a session is about: whose it is, what it brings along, and what it is called today.
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { NamedTarget, TimerTarget } from '#contract/timer.ts';
import { lessons } from '../db/schema/lessons.ts';
import { materials } from '../db/schema/library.ts';
import { studySessions } from '../db/schema/study.ts';
import { subjects, topics } from '../db/schema/subjects.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';

const recentCount = 5;
/** Sessions looked through for them. */
const recentSessions = 200;

type Wish = { [K in keyof TimerTarget]?: TimerTarget[K] | undefined };

/**
 * A lesson brings its topic, subject and material along, a material its topic and subject, a topic its subject. NOT_FOUND
 * for another profile's, or a removed one.
 */
export function resolveTarget(tx: Tx, userId: string, wish: Wish): TimerTarget {
  const lesson = wish.lessonId ? ownLesson(tx, userId, wish.lessonId) : null;
  const material = wish.materialId ? ownMaterial(tx, userId, wish.materialId) : null;
  const topic = wish.topicId ? ownTopic(tx, userId, wish.topicId) : null;
  if (wish.subjectId) ownSubject(tx, userId, wish.subjectId);
  if (lesson) return lesson;
  const subjectId = material?.subjectId ?? topic?.subjectId ?? wish.subjectId ?? null;
  // A topic of another subject than the material's does not go with it.
  const fitting = topic?.subjectId === subjectId ? topic.id : null;
  return {
    subjectId,
    topicId: material?.topicId ?? fitting,
    materialId: material?.id ?? null,
    lessonId: null,
  };
}

/** With the name of the innermost part that is still there; the parts that are not are left out. */
export function nameTarget(tx: Tx, { subjectId, topicId, materialId, lessonId }: TimerTarget): NamedTarget {
  const lesson = lessonId === null ? undefined : livingLesson(tx, lessonId);
  const material = materialId === null ? undefined : livingMaterial(tx, materialId);
  const topic = topicId === null ? undefined : livingTopic(tx, topicId);
  const subject = subjectId === null ? undefined : livingSubject(tx, subjectId);
  return {
    subjectId: subject?.id ?? null,
    topicId: topic?.id ?? null,
    materialId: material?.id ?? null,
    lessonId: lesson?.id ?? null,
    name: (lesson ?? material ?? topic ?? subject)?.name ?? null,
  };
}

export function recentTargets(tx: Tx, userId: string): NamedTarget[] {
  const rows = tx
    .select({
      subjectId: studySessions.subjectId,
      topicId: studySessions.topicId,
      materialId: studySessions.materialId,
      lessonId: studySessions.lessonId,
    })
    .from(studySessions)
    .where(and(eq(studySessions.userId, userId), isNull(studySessions.deletedAt)))
    .orderBy(desc(studySessions.startedAt), desc(studySessions.id))
    .limit(recentSessions)
    .all();
  const distinct = new Map(rows.map((row) => [JSON.stringify(row), row]));
  const named = new Map<string, NamedTarget>();
  for (const row of distinct.values()) {
    const target = nameTarget(tx, row);
    const innermost = target.lessonId ?? target.materialId ?? target.topicId ?? target.subjectId;
    if (innermost !== null && !named.has(innermost)) named.set(innermost, target);
    if (named.size === recentCount) break;
  }
  return [...named.values()];
}

/** What a session about it is about. */
function ownLesson(tx: Tx, userId: string, id: string): TimerTarget {
  const row = tx
    .select({
      subjectId: topics.subjectId,
      topicId: topics.id,
      materialId: materials.id,
      lessonId: lessons.id,
    })
    .from(lessons)
    .innerJoin(topics, and(eq(topics.id, lessons.topicId), isNull(topics.archivedAt)))
    .innerJoin(subjects, and(eq(subjects.id, topics.subjectId), isNull(subjects.archivedAt)))
    .leftJoin(materials, and(eq(materials.id, lessons.materialId), isNull(materials.deletedAt)))
    .where(and(eq(lessons.id, id), eq(subjects.userId, userId), isNull(lessons.archivedAt)))
    .get();
  if (!row) throw fault('NOT_FOUND');
  return row;
}

function ownMaterial(tx: Tx, userId: string, id: string) {
  const own = and(eq(materials.id, id), eq(materials.userId, userId), isNull(materials.deletedAt));
  const row = tx
    .select({ id: materials.id, topicId: materials.topicId, subjectId: materials.subjectId })
    .from(materials)
    .where(own)
    .get();
  if (!row) throw fault('NOT_FOUND');
  return row;
}

function ownTopic(tx: Tx, userId: string, id: string) {
  const own = and(eq(topics.id, id), eq(subjects.userId, userId), isNull(topics.archivedAt));
  const row = tx
    .select({ id: topics.id, subjectId: topics.subjectId })
    .from(topics)
    .innerJoin(subjects, eq(subjects.id, topics.subjectId))
    .where(own)
    .get();
  if (!row) throw fault('NOT_FOUND');
  return row;
}

function ownSubject(tx: Tx, userId: string, id: string): void {
  const own = and(eq(subjects.id, id), eq(subjects.userId, userId), isNull(subjects.archivedAt));
  if (!tx.select({ id: subjects.id }).from(subjects).where(own).get()) throw fault('NOT_FOUND');
}

/** Not found either while its topic or subject is put away. */
function livingLesson(tx: Tx, id: string) {
  return tx
    .select({ id: lessons.id, name: lessons.title })
    .from(lessons)
    .innerJoin(topics, and(eq(topics.id, lessons.topicId), isNull(topics.archivedAt)))
    .innerJoin(subjects, and(eq(subjects.id, topics.subjectId), isNull(subjects.archivedAt)))
    .where(and(eq(lessons.id, id), isNull(lessons.archivedAt)))
    .get();
}

function livingMaterial(tx: Tx, id: string) {
  const living = and(eq(materials.id, id), isNull(materials.deletedAt));
  return tx.select({ id: materials.id, name: materials.title }).from(materials).where(living).get();
}

function livingTopic(tx: Tx, id: string) {
  const living = and(eq(topics.id, id), isNull(topics.archivedAt));
  return tx.select({ id: topics.id, name: topics.name }).from(topics).where(living).get();
}

function livingSubject(tx: Tx, id: string) {
  const living = and(eq(subjects.id, id), isNull(subjects.archivedAt));
  return tx.select({ id: subjects.id, name: subjects.name }).from(subjects).where(living).get();
}
