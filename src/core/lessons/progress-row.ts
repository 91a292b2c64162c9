// The row that holds what one student has done of one lesson; written when it is first opened.
import { and, eq } from 'drizzle-orm';
import { lessonProgress } from '../db/schema/lessons.ts';
import type { Tx } from '../progress/ledger.ts';

export type ProgressRow = typeof lessonProgress.$inferSelect;

export function progressOf(tx: Tx, userId: string, lessonId: string): ProgressRow | undefined {
  return tx
    .select()
    .from(lessonProgress)
    .where(and(eq(lessonProgress.userId, userId), eq(lessonProgress.lessonId, lessonId)))
    .get();
}

/** What is left out stays as it is. */
export function saveProgress(
  tx: Tx,
  now: number,
  userId: string,
  lessonId: string,
  values: Partial<
    Pick<ProgressRow, 'completed' | 'completedAt' | 'firstCompletedDay' | 'openedSeconds' | 'lastPosition'>
  >,
): void {
  tx.insert(lessonProgress)
    .values({ userId, lessonId, ...values, updatedAt: now })
    .onConflictDoUpdate({
      target: [lessonProgress.userId, lessonProgress.lessonId],
      set: { ...values, updatedAt: now },
    })
    .run();
}
