// Names of the shelves a quiz may be made from.
import { and, eq, isNull } from 'drizzle-orm';
import { subjects, topics } from '../db/schema/subjects.ts';
import type { Tx } from '../progress/ledger.ts';

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
