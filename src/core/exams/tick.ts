// Ticks off what was done where it is done: a lesson completed, a quiz handed in, the day's cards answered. A plan that has
// to be told everything twice is soon no longer kept.
import { and, asc, count, eq, gte, isNull, or, sql } from 'drizzle-orm';
import { planItems } from '../db/schema/exams.ts';
import { lessonProgress } from '../db/schema/lessons.ts';
import { materials } from '../db/schema/library.ts';
import { quizAttempts, quizzes } from '../db/schema/quizzes.ts';
import { reviewLogs } from '../db/schema/review.ts';
import type { Clock } from '../ports.ts';
import type { Tx } from '../progress/ledger.ts';
import { readQueue } from '../review/queue.ts';
import { createSitting, type Sitting } from '../review/sitting.ts';
import type { ExamRow } from './exams.ts';
import type { ItemRow } from './work.ts';

const dayMs = 24 * 60 * 60_000;

export function tickDone(tx: Tx, clock: Clock, exam: ExamRow): void {
  const sitting = createSitting(tx, clock, exam.userId);
  const items = tx
    .select()
    .from(planItems)
    .where(eq(planItems.examId, exam.id))
    .orderBy(asc(planItems.day), asc(planItems.position))
    .all();
  const open = items.filter(({ doneAt }) => doneAt === null);
  for (const item of open) {
    const doneAt = item.kind === 'lesson' ? completedAt(tx, item) : null;
    if (doneAt !== null) tick(tx, sitting, item, doneAt);
  }
  const counted = new Set(items.map(({ doneAt }) => doneAt));
  const due = open.filter(({ day }) => day <= sitting.day);
  for (const item of due) {
    const doneAt =
      item.kind === 'quiz' || item.kind === 'mixed' ? handedInAt(tx, sitting, exam, item, counted) : null;
    if (doneAt === null) continue;
    counted.add(doneAt);
    tick(tx, sitting, item, doneAt);
  }
  const review = due.find(({ kind, day }) => kind === 'review' && day === sitting.day);
  if (review && hasReviewed(tx, sitting)) tick(tx, sitting, review, sitting.now);
}

/** Done ahead of its day, it was done on the day it was done. */
function tick(tx: Tx, { day }: Sitting, item: ItemRow, doneAt: number): void {
  const when = item.day > day ? { day } : {};
  tx.update(planItems)
    .set({ doneAt, ...when })
    .where(eq(planItems.id, item.id))
    .run();
}

function completedAt(tx: Tx, { userId, lessonId }: ItemRow): number | null {
  const row = tx
    .select()
    .from(lessonProgress)
    .where(and(eq(lessonProgress.userId, userId), eq(lessonProgress.lessonId, lessonId ?? '')))
    .get();
  return row?.completed ? row.completedAt : null;
}

/** A sitting of that day about the topic, or over all of this exam, that ticked nothing else. */
function handedInAt(
  tx: Tx,
  { dayOf, now }: Sitting,
  exam: ExamRow,
  { userId, kind, topicId, day }: ItemRow,
  counted: ReadonlySet<number | null>,
): number | null {
  const about =
    kind === 'mixed'
      ? and(sql`json_extract(${quizzes.settings}, '$.examId') = ${exam.id}`, eq(quizAttempts.mode, 'exam'))
      : or(
          eq(quizzes.topicId, topicId ?? ''),
          and(isNull(quizzes.topicId), eq(materials.topicId, topicId ?? '')),
        );
  const found = tx
    .select({ at: quizAttempts.completedAt })
    .from(quizAttempts)
    .innerJoin(quizzes, eq(quizzes.id, quizAttempts.quizId))
    .leftJoin(materials, eq(materials.id, quizzes.materialId))
    .where(
      and(
        eq(quizAttempts.userId, userId),
        eq(quizAttempts.status, 'finished'),
        gte(quizAttempts.completedAt, now - 40 * dayMs),
        about,
      ),
    )
    .orderBy(asc(quizAttempts.completedAt))
    .all()
    .find(({ at }) => at !== null && dayOf(at) === day && !counted.has(at));
  return found?.at ?? null;
}

/** Cards were answered today, and none waits. */
function hasReviewed(tx: Tx, sitting: Sitting): boolean {
  const answered = tx
    .select({ n: count() })
    .from(reviewLogs)
    .where(
      and(
        eq(reviewLogs.userId, sitting.userId),
        eq(reviewLogs.localDay, sitting.day),
        eq(reviewLogs.givenIn, 'review'),
        isNull(reviewLogs.undoneAt),
      ),
    )
    .get();
  return (answered?.n ?? 0) > 0 && readQueue(tx, sitting).next === null;
}
