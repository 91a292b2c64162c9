// The living materials a scope names.
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Scope } from '#contract/ids.ts';
import { materials } from '../db/schema/library.ts';
import type { Tx } from '../progress/ledger.ts';

/** States in which more pages may still come. */
const readingStates: readonly string[] = ['queued', 'extracting', 'indexing'];

export type ScopedMaterial = ReturnType<typeof scopedMaterials>[number];

/** Oldest first. */
export function scopedMaterials(tx: Tx, userId: string, scope: Scope) {
  return tx
    .select({
      id: materials.id,
      title: materials.title,
      language: materials.language,
      status: materials.processingStatus,
      neverSend: materials.neverSend,
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

/** Why a scope without a passage has none. */
export function whyEmpty(
  living: readonly Pick<ScopedMaterial, 'status'>[],
): 'no_material' | 'still_reading' | 'no_readable_text' {
  if (living.length === 0) return 'no_material';
  return living.some(({ status }) => readingStates.includes(status)) ? 'still_reading' : 'no_readable_text';
}
