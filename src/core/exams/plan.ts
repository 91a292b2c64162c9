// The plan of an exam, kept in step lazily: worked out anew when it is first looked at on a day, after every
// edit and after the placement. Items done or pinned stay; the others are only ever a proposal, so nothing is owed and
// nothing piles up.
import { and, asc, eq, inArray, max } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { ExamWish, Plan, PlanItem } from '#contract/exams.ts';
import { exams, planItems } from '../db/schema/exams.ts';
import { lessons } from '../db/schema/lessons.ts';
import { materials } from '../db/schema/library.ts';
import { quizAttempts } from '../db/schema/quizzes.ts';
import { topics } from '../db/schema/subjects.ts';
import { fault } from '../faults.ts';
import type { Clock } from '../ports.ts';
import { localDay } from '../progress/days.ts';
import { type Tx, today } from '../progress/ledger.ts';
import { readSettings } from '../settings/read.ts';
import { type ExamRow, lastDayOf, ownExam, topicsOf } from './exams.ts';
import { type Spread, spread, studyDays } from './spread.ts';
import { tickDone } from './tick.ts';
import { type ExamWork, type ItemRow, minutesFor, reviewMinutes, workFor } from './work.ts';

interface Draft {
  items: (ExamWork & { day: string })[];
  spread: Spread<ExamWork>;
  days: string[];
}

type Wanted = Pick<ExamRow, 'examAt' | 'tz' | 'minutesPerDay' | 'daysOff'> & { firstDay: string };

/** What a wish would ask of each day; nothing is stored. */
export function previewPlan(tx: Tx, clock: Clock, userId: string, { at, topicIds, ...wish }: ExamWish) {
  const day = today(tx, clock, userId);
  const wanted = { ...wish, examAt: at, tz: clock.timeZone(), firstDay: day };
  const { spread, days } = draft(tx, clock, userId, wanted, topicIds, []);
  return {
    days: days.length,
    topics: topicIds.length,
    neededMinutesPerDay: spread.neededMinutesPerDay,
  };
}

/** Today's and later items. `anew`: something was edited. */
export function readPlan(tx: Tx, clock: Clock, userId: string, examId: string, anew = false): Plan {
  const exam = ownExam(tx, userId, examId);
  tickDone(tx, clock, exam);
  const day = today(tx, clock, userId);
  const stored = itemsOf(tx, examId);
  const kept = stored.filter((item) => item.doneAt !== null || (item.pinned && item.day >= day));
  const isOver = exam.examAt <= clock.now() || exam.archivedAt !== null;
  const ids = topicsOf(tx, examId).map(({ id }) => id);
  const { dayStartHour } = readSettings(tx, userId);
  const dayOf = (instant: number) => localDay(instant, clock.timeZone(), dayStartHour);
  const wanted = { ...exam, firstDay: dayOf(exam.createdAt) };
  const next = isOver ? null : draft(tx, clock, userId, wanted, ids, kept);
  const open = stored.filter((item) => !kept.includes(item));
  const isOfToday = open.length > 0 && open.every((item) => dayOf(item.createdAt) === day);
  const reviews = ({ kind }: Pick<ItemRow, 'kind'>) => kind === 'review';
  // The first cards ask for time on every day.
  const hasNewReviews = next?.items.some(reviews) && !open.some(reviews);
  // What a placement has told is worth more than a plan that holds still.
  const placed = placedAt(tx, exam);
  const isBeforePlacement = open.some(({ createdAt }) => createdAt < placed);
  if (next && (anew || !isOfToday || hasNewReviews || isBeforePlacement))
    rewrite(tx, clock.now(), exam, kept, open, next.items);
  return {
    items: shownItems(tx, userId, [examId]).filter((item) => item.day >= day),
    neededMinutesPerDay: next?.spread.neededMinutesPerDay ?? 0,
    leftOut: next?.spread.leftOut.length ?? 0,
  };
}

/** When the placement was last handed in; 0 for never. */
function placedAt(tx: Tx, { userId, placementQuizId }: ExamRow): number {
  const own = and(eq(quizAttempts.userId, userId), eq(quizAttempts.quizId, placementQuizId ?? ''));
  return (
    tx
      .select({ at: max(quizAttempts.completedAt) })
      .from(quizAttempts)
      .where(own)
      .get()?.at ?? 0
  );
}

/** Items of all exams on a study day, in the order of the exams. */
export function readDay(tx: Tx, clock: Clock, userId: string, day: string): PlanItem[] {
  const current = tx
    .select({ id: exams.id, archivedAt: exams.archivedAt, deletedAt: exams.deletedAt, at: exams.examAt })
    .from(exams)
    .where(eq(exams.userId, userId))
    .orderBy(asc(exams.examAt), asc(exams.id))
    .all()
    .filter(({ archivedAt, deletedAt, at }) => archivedAt === null && deletedAt === null && at > clock.now());
  for (const { id } of current) readPlan(tx, clock, userId, id);
  const order = current.map(({ id }) => id);
  return shownItems(tx, userId, order)
    .filter((item) => item.day === day)
    .toSorted((a, b) => order.indexOf(a.examId) - order.indexOf(b.examId));
}

/** Others stay where they are until the next day: whoever drags one item does not want to see the rest jump. */
export function moveItem(tx: Tx, clock: Clock, userId: string, itemId: string, day: string): string {
  const { item, exam } = ownItem(tx, userId, itemId);
  const from = today(tx, clock, userId);
  if (day < from || day > lastDayOf(exam, from)) throw fault('BAD_REQUEST', { reason: 'outside' });
  if (item.doneAt !== null) throw fault('BAD_REQUEST', { reason: 'done' });
  const position = nextPosition(itemsOf(tx, exam.id), day);
  tx.update(planItems).set({ day, position, pinned: true }).where(eq(planItems.id, itemId)).run();
  return exam.id;
}

/** Done ahead of its day, it was done today. */
export function setItemDone(tx: Tx, clock: Clock, userId: string, itemId: string, done: boolean): string {
  const { item, exam } = ownItem(tx, userId, itemId);
  const day = today(tx, clock, userId);
  const when = done && item.day > day ? { day } : {};
  tx.update(planItems)
    .set({ doneAt: done ? (item.doneAt ?? clock.now()) : null, ...when })
    .where(eq(planItems.id, itemId))
    .run();
  return exam.id;
}

function draft(
  tx: Tx,
  clock: Clock,
  userId: string,
  { examAt, tz, minutesPerDay, daysOff, firstDay }: Wanted,
  topicIds: readonly string[],
  kept: readonly ItemRow[],
): Draft {
  const day = today(tx, clock, userId);
  const days = studyDays(day, lastDayOf({ examAt, tz }, day), daysOff);
  const last = days.at(-1);
  // The day before is for one quiet look at everything; who begins that late needs it for more.
  const isLight = last !== undefined && (days.length > 1 || firstDay < last);
  const working = isLight ? days.slice(0, -1) : days;
  const every = topicIds.length > 0 ? reviewMinutes(tx, userId, topicIds, minutesPerDay) : null;
  const has = (kind: PlanItem['kind'], on: string) =>
    kept.some((item) => item.kind === kind && item.day === on);
  const reviews =
    every === null ? [] : working.filter((on) => !has('review', on)).map((on) => fixed('review', on, every));
  const mixed =
    last === undefined || topicIds.length === 0 || has('mixed', last)
      ? []
      : [fixed('mixed', last, Math.min(minutesFor.mixed, minutesPerDay))];
  const work = workFor(tx, clock.now(), userId, topicIds, kept, working.length);
  const taken = [...kept, ...reviews, ...mixed];
  const spreadOut = spread({ days: working, minutesPerDay, work, taken });
  // On the day before nothing is asked for any more, however much was left.
  const result = isLight && working.length === 0 ? { ...spreadOut, neededMinutesPerDay: 0 } : spreadOut;
  const placed = result.placed.map(({ item, day: on }) => ({ ...item, day: on }));
  return { items: [...placed, ...reviews, ...mixed], spread: result, days };
}

function fixed(kind: 'review' | 'mixed', day: string, minutes: number): ExamWork & { day: string } {
  const about = { topicId: null, lessonId: null, materialId: null, pageFrom: null, pageTo: null };
  return { ...about, kind, day, minutes, waits: 0 };
}

/** An item that is planned again keeps its id, so that what a window shows of it stays true. */
function rewrite(
  tx: Tx,
  now: number,
  exam: ExamRow,
  kept: readonly ItemRow[],
  old: readonly ItemRow[],
  items: Draft['items'],
): void {
  const ids = Map.groupBy(old, keyOf);
  if (old.length > 0)
    tx.delete(planItems)
      .where(
        inArray(
          planItems.id,
          old.map(({ id }) => id),
        ),
      )
      .run();
  const next = new Map<string, number>();
  for (const { waits: _waits, ...item } of items) {
    const position = next.get(item.day) ?? nextPosition(kept, item.day);
    next.set(item.day, position + 1);
    const id = ids.get(keyOf(item))?.shift()?.id ?? v7();
    tx.insert(planItems)
      .values({ ...item, id, examId: exam.id, userId: exam.userId, position, createdAt: now })
      .run();
  }
}

function keyOf({
  kind,
  topicId,
  lessonId,
  materialId,
  pageFrom,
  day,
}: Pick<ItemRow, 'kind' | 'topicId' | 'lessonId' | 'materialId' | 'pageFrom' | 'day'>): string {
  return [kind, topicId, lessonId, materialId, pageFrom, kind === 'review' ? day : ''].join();
}

function nextPosition(items: readonly ItemRow[], day: string): number {
  return Math.max(-1, ...items.filter((item) => item.day === day).map(({ position }) => position)) + 1;
}

function itemsOf(tx: Tx, examId: string): ItemRow[] {
  return tx
    .select()
    .from(planItems)
    .where(eq(planItems.examId, examId))
    .orderBy(asc(planItems.day), asc(planItems.position), asc(planItems.id))
    .all();
}

function ownItem(tx: Tx, userId: string, itemId: string): { item: ItemRow; exam: ExamRow } {
  const own = and(eq(planItems.id, itemId), eq(planItems.userId, userId));
  const item = tx.select().from(planItems).where(own).get();
  if (!item) throw fault('NOT_FOUND');
  return { item, exam: ownExam(tx, userId, item.examId) };
}

/** With the names of what they are about; what was removed meanwhile is left out unless it was done. */
function shownItems(tx: Tx, userId: string, examIds: readonly string[]): PlanItem[] {
  return tx
    .select({ item: planItems, topic: topics, lesson: lessons, material: materials })
    .from(planItems)
    .leftJoin(topics, eq(topics.id, planItems.topicId))
    .leftJoin(lessons, eq(lessons.id, planItems.lessonId))
    .leftJoin(materials, eq(materials.id, planItems.materialId))
    .where(and(eq(planItems.userId, userId), inArray(planItems.examId, [...examIds])))
    .orderBy(asc(planItems.day), asc(planItems.position), asc(planItems.id))
    .all()
    .filter(({ item, topic, lesson, material }) => {
      const gone = topic?.archivedAt ?? lesson?.archivedAt ?? material?.deletedAt ?? null;
      return item.doneAt !== null || gone === null;
    })
    .map(({ item, topic, lesson, material }) => ({
      id: item.id,
      examId: item.examId,
      day: item.day,
      kind: item.kind,
      topicId: item.topicId,
      topicName: topic?.name ?? null,
      lessonId: item.lessonId,
      materialId: item.materialId,
      pageFrom: item.pageFrom,
      pageTo: item.pageTo,
      title: lesson?.title ?? material?.title ?? null,
      minutes: item.minutes,
      pinned: item.pinned,
      doneAt: item.doneAt,
    }));
}
