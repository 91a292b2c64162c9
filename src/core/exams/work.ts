// What is still to be done for an exam: of each topic its lessons, else the pages filed under it in portions, and two
// quizzes, one soon and one later. Weak topics come first. What is done or pinned is given and not planned again.
import { and, asc, count, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { PlanItem } from '#contract/exams.ts';
import type { planItems } from '../db/schema/exams.ts';
import { lessonProgress, lessons } from '../db/schema/lessons.ts';
import { materialChunks, materials } from '../db/schema/library.ts';
import { topicProgress } from '../db/schema/mastery.ts';
import { quizQuestions, quizzes } from '../db/schema/quizzes.ts';
import { reviewCards } from '../db/schema/review.ts';
import { age, daysSince, score } from '../mastery/filter.ts';
import { observedOf } from '../mastery/record.ts';
import type { Tx } from '../progress/ledger.ts';
import type { Work } from './spread.ts';

export type ItemRow = typeof planItems.$inferSelect;

export interface ExamWork extends Work {
  kind: PlanItem['kind'];
  lessonId: string | null;
  materialId: string | null;
  pageFrom: number | null;
  pageTo: number | null;
}

export const minutesFor = { page: 2, portion: 14, quiz: 10, mixed: 20, review: { least: 5, most: 15 } };
/** One while it is fresh, one when it had time to fade. */
const quizzesATopic = 2;
/** Of the days left, how many lie between the two. */
const quizGap = 0.4;
const nothing = { lessonId: null, materialId: null, pageFrom: null, pageTo: null, waits: 0 };

/** `kept`: items done or pinned. `days`: study days left. Most important first. */
export function workFor(
  tx: Tx,
  now: number,
  userId: string,
  topicIds: readonly string[],
  kept: readonly ItemRow[],
  days: number,
): ExamWork[] {
  const inOrder = weakestFirst(tx, now, userId, topicIds);
  const later: ExamWork[] = [];
  const first = inOrder.flatMap((topicId) => {
    const ofTopic = kept.filter((item) => item.topicId === topicId);
    const missing = canAsk(tx, userId, topicId)
      ? quizzesATopic - ofTopic.filter(({ kind }) => kind === 'quiz').length
      : 0;
    const quiz: ExamWork = { ...nothing, kind: 'quiz', topicId, minutes: minutesFor.quiz };
    const waits = Math.max(1, Math.round(days * quizGap));
    if (missing > 0) later.push({ ...quiz, waits });
    return [...toLearn(tx, userId, topicId, ofTopic), ...(missing > 1 ? [quiz] : [])];
  });
  return [...first, ...later];
}

/** What the cards of these topics take a day; null when there are none. */
export function reviewMinutes(tx: Tx, userId: string, topicIds: readonly string[], minutesPerDay: number) {
  const row = tx
    .select({ n: count() })
    .from(reviewCards)
    .where(
      and(
        eq(reviewCards.userId, userId),
        isNull(reviewCards.deletedAt),
        eq(reviewCards.suspended, false),
        inArray(reviewCards.topicId, [...topicIds]),
      ),
    )
    .get();
  if (!row?.n) return null;
  const { least, most } = minutesFor.review;
  return Math.max(least, Math.min(most, Math.ceil(row.n / 4), Math.floor(minutesPerDay / 3)));
}

function toLearn(tx: Tx, userId: string, topicId: string, kept: readonly ItemRow[]): ExamWork[] {
  const all = tx
    .select({ lesson: lessons, done: lessonProgress.completed, gone: materials.deletedAt })
    .from(lessons)
    .leftJoin(lessonProgress, and(eq(lessonProgress.lessonId, lessons.id), eq(lessonProgress.userId, userId)))
    .leftJoin(materials, eq(materials.id, lessons.materialId))
    .where(and(eq(lessons.topicId, topicId), isNull(lessons.archivedAt)))
    .orderBy(asc(lessons.position), asc(lessons.id))
    .all()
    .filter(
      ({ lesson, gone }) => lesson.contentType !== 'pdf' || (lesson.materialId !== null && gone === null),
    );
  if (all.length === 0) return toRead(tx, userId, topicId, kept);
  return all
    .filter(({ lesson, done }) => !done && !kept.some(({ lessonId }) => lessonId === lesson.id))
    .map(({ lesson }) => ({
      ...nothing,
      kind: 'lesson' as const,
      topicId,
      lessonId: lesson.id,
      minutes: lesson.estimatedDurationMinutes,
    }));
}

function toRead(tx: Tx, userId: string, topicId: string, kept: readonly ItemRow[]): ExamWork[] {
  return tx
    .select({ id: materials.id, pageCount: materials.pageCount })
    .from(materials)
    .where(
      and(
        eq(materials.userId, userId),
        eq(materials.topicId, topicId),
        isNull(materials.deletedAt),
        isNotNull(materials.pageCount),
      ),
    )
    .orderBy(asc(materials.uploadedAt), asc(materials.id))
    .all()
    .flatMap(({ id, pageCount }) => {
      const read = kept.filter(({ materialId }) => materialId === id);
      return portions(pageCount ?? 0, read).map(({ from, to }) => ({
        ...nothing,
        kind: 'read' as const,
        topicId,
        materialId: id,
        pageFrom: from,
        pageTo: to,
        minutes: (to - from + 1) * minutesFor.page,
      }));
    });
}

/** Pages 1 to `pageCount` without those read, in equal pieces of a quarter of an hour at most. */
export function portions(
  pageCount: number,
  read: readonly Pick<ItemRow, 'pageFrom' | 'pageTo'>[],
): { from: number; to: number }[] {
  const most = Math.floor(minutesFor.portion / minutesFor.page);
  const isRead = (page: number) =>
    read.some(({ pageFrom, pageTo }) => (pageFrom ?? 1) <= page && page <= (pageTo ?? pageCount));
  const stretches: { from: number; to: number }[] = [];
  for (let page = 1; page <= pageCount; page += 1) {
    if (isRead(page)) continue;
    const last = stretches.at(-1);
    if (last?.to === page - 1) last.to = page;
    else stretches.push({ from: page, to: page });
  }
  return stretches.flatMap(({ from, to }) => {
    const pages = to - from + 1;
    const pieces = Math.ceil(pages / most);
    return Array.from({ length: pieces }, (_, piece) => ({
      from: from + Math.round((piece * pages) / pieces),
      to: from + Math.round(((piece + 1) * pages) / pieces) - 1,
    }));
  });
}

/** There are questions about it, or text to make some from. */
function canAsk(tx: Tx, userId: string, topicId: string): boolean {
  const asked = tx
    .select({ id: quizQuestions.id })
    .from(quizQuestions)
    .innerJoin(quizzes, eq(quizzes.id, quizQuestions.quizId))
    .leftJoin(materials, eq(materials.id, quizQuestions.materialId))
    .where(
      and(
        eq(quizzes.userId, userId),
        isNull(quizzes.deletedAt),
        eq(quizQuestions.status, 'checked'),
        or(eq(quizQuestions.topicId, topicId), eq(materials.topicId, topicId)),
      ),
    )
    .limit(1)
    .get();
  if (asked) return true;
  const text = tx
    .select({ id: materialChunks.id })
    .from(materialChunks)
    .innerJoin(materials, eq(materials.id, materialChunks.materialId))
    .where(and(eq(materials.userId, userId), eq(materials.topicId, topicId), isNull(materials.deletedAt)))
    .limit(1)
    .get();
  return text !== undefined;
}

/** By what is expected of them now; equals in the student's order. */
function weakestFirst(tx: Tx, now: number, userId: string, topicIds: readonly string[]): string[] {
  const rows = tx
    .select()
    .from(topicProgress)
    .where(and(eq(topicProgress.userId, userId), inArray(topicProgress.topicId, [...topicIds])))
    .orderBy(sql`rowid`)
    .all();
  const known = new Map(rows.map((row) => [row.topicId, row]));
  const expected = (topicId: string) => {
    const observed = observedOf(known.get(topicId));
    return score(age(observed, daysSince(observed.lastAt, now)));
  };
  return [...topicIds].sort((a, b) => expected(a) - expected(b));
}
