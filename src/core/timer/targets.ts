// What a session is about: whose it is, what it brings along, and what it is called today.
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { NamedTarget, TimerTarget } from '#contract/timer.ts';
import { materials } from '../db/schema/library.ts';
import { studySessions } from '../db/schema/study.ts';
import { subjects, topics } from '../db/schema/subjects.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';

const recentCount = 5;
/** Sessions looked through for them. */
const recentSessions = 200;

type Wish = { [K in keyof TimerTarget]?: TimerTarget[K] | undefined };

/** A material brings its topic and subject along, a topic its subject. NOT_FOUND for another profile's, or a removed one. */
export function resolveTarget(tx: Tx, userId: string, wish: Wish): TimerTarget {
  const material = wish.materialId ? ownMaterial(tx, userId, wish.materialId) : null;
  const topic = wish.topicId ? ownTopic(tx, userId, wish.topicId) : null;
  if (wish.subjectId) ownSubject(tx, userId, wish.subjectId);
  const subjectId = material?.subjectId ?? topic?.subjectId ?? wish.subjectId ?? null;
  // A topic of another subject than the material's does not go with it.
  const fitting = topic?.subjectId === subjectId ? topic.id : null;
  return { subjectId, topicId: material?.topicId ?? fitting, materialId: material?.id ?? null };
}

/** The material's title, else the topic's name, else the subject's; a removed one has no name. */
export function nameTarget(tx: Tx, { subjectId, topicId, materialId }: TimerTarget): NamedTarget {
  const name =
    (materialId === null ? undefined : materialTitle(tx, materialId)) ??
    (topicId === null ? undefined : topicName(tx, topicId)) ??
    (subjectId === null ? undefined : subjectName(tx, subjectId)) ??
    null;
  return { subjectId, topicId, materialId, name };
}

export function recentTargets(tx: Tx, userId: string): NamedTarget[] {
  const rows = tx
    .select({
      subjectId: studySessions.subjectId,
      topicId: studySessions.topicId,
      materialId: studySessions.materialId,
    })
    .from(studySessions)
    .where(and(eq(studySessions.userId, userId), isNull(studySessions.deletedAt)))
    .orderBy(desc(studySessions.startedAt), desc(studySessions.id))
    .limit(recentSessions)
    .all();
  const distinct = new Map(rows.map((row) => [JSON.stringify(row), row]));
  const named: NamedTarget[] = [];
  for (const row of distinct.values()) {
    const target = nameTarget(tx, row);
    if (target.name !== null) named.push(target);
    if (named.length === recentCount) break;
  }
  return named;
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

function materialTitle(tx: Tx, id: string) {
  const living = and(eq(materials.id, id), isNull(materials.deletedAt));
  return tx.select({ name: materials.title }).from(materials).where(living).get()?.name;
}

function topicName(tx: Tx, id: string) {
  const living = and(eq(topics.id, id), isNull(topics.archivedAt));
  return tx.select({ name: topics.name }).from(topics).where(living).get()?.name;
}

function subjectName(tx: Tx, id: string) {
  const living = and(eq(subjects.id, id), isNull(subjects.archivedAt));
  return tx.select({ name: subjects.name }).from(subjects).where(living).get()?.name;
}
