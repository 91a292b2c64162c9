// The living materials a scope names, and the checks that it names things of this profile.
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Scope } from '#contract/ids.ts';
import { materials } from '../db/schema/library.ts';
import { subjects, topics } from '../db/schema/subjects.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';

export type ScopedMaterial = ReturnType<typeof scopedMaterials>[number];

/** Oldest first. */
export function scopedMaterials(tx: Tx, userId: string, scope: Scope) {
  return tx
    .select({
      id: materials.id,
      title: materials.title,
      language: materials.language,
      status: materials.processingStatus,
    })
    .from(materials)
    .where(
      and(
        eq(materials.userId, userId),
        isNull(materials.deletedAt),
        scope.materialId === undefined ? undefined : eq(materials.id, scope.materialId),
        scope.topicId === undefined ? undefined : eq(materials.topicId, scope.topicId),
        scope.subjectId === undefined ? undefined : eq(materials.subjectId, scope.subjectId),
      ),
    )
    .orderBy(asc(materials.uploadedAt), asc(materials.id))
    .all();
}

/** NOT_FOUND unless the subject, topic and material named are this profile's and not removed. */
export function refuseForeignScope(tx: Tx, userId: string, scope: Scope): void {
  if (
    scope.materialId !== undefined &&
    scopedMaterials(tx, userId, { materialId: scope.materialId }).length === 0
  )
    throw fault('NOT_FOUND');
  if (scope.topicId !== undefined && topicName(tx, userId, scope.topicId) === undefined)
    throw fault('NOT_FOUND');
  if (scope.subjectId !== undefined && subjectName(tx, userId, scope.subjectId) === undefined)
    throw fault('NOT_FOUND');
}

export function topicName(tx: Tx, userId: string, topicId: string): string | undefined {
  return tx
    .select({ name: topics.name })
    .from(topics)
    .innerJoin(subjects, eq(subjects.id, topics.subjectId))
    .where(and(eq(topics.id, topicId), eq(subjects.userId, userId), isNull(topics.archivedAt)))
    .get()?.name;
}

export function subjectName(tx: Tx, userId: string, subjectId: string): string | undefined {
  return tx
    .select({ name: subjects.name })
    .from(subjects)
    .where(and(eq(subjects.id, subjectId), eq(subjects.userId, userId), isNull(subjects.archivedAt)))
    .get()?.name;
}
