// Exams as rows: found, listed, made, changed, archived, removed and put back. An exam keeps the zone it was entered in,
// so that "9 o'clock" stays 9 o'clock there.
import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Exam, ExamWish } from '#contract/exams.ts';
import type { Drizzle } from '../db/open.ts';
import { exams, examTopics } from '../db/schema/exams.ts';
import { subjects, topics } from '../db/schema/subjects.ts';
import { fault } from '../faults.ts';
import type { Clock } from '../ports.ts';
import { addDays, localDay } from '../progress/days.ts';
import { type Tx, today } from '../progress/ledger.ts';
import { listSubjects } from '../subjects/shelves.ts';
import { studyDays } from './spread.ts';

export type ExamRow = typeof exams.$inferSelect;

type Changes = { [K in keyof ExamWish]?: ExamWish[K] | undefined } & { result?: string | null | undefined };

/** Soonest first; those over come last, latest first. */
export function listExams(tx: Tx, clock: Clock, userId: string, archived: boolean): Exam[] {
  const now = clock.now();
  const all = tx
    .select()
    .from(exams)
    .where(
      and(
        eq(exams.userId, userId),
        isNull(exams.deletedAt),
        archived ? isNotNull(exams.archivedAt) : isNull(exams.archivedAt),
      ),
    )
    .orderBy(asc(exams.examAt), asc(exams.id))
    .all();
  const ahead = all.filter(({ examAt }) => examAt > now);
  const over = all.filter(({ examAt }) => examAt <= now).reverse();
  return [...ahead, ...over].map((row) => describe(tx, clock, row));
}

export function readExam(tx: Tx, clock: Clock, userId: string, examId: string): Exam {
  return describe(tx, clock, ownExam(tx, userId, examId));
}

/** NOT_FOUND when it is another profile's or removed. */
export function ownExam(tx: Tx, userId: string, examId: string): ExamRow {
  const row = tx
    .select()
    .from(exams)
    .where(and(eq(exams.id, examId), eq(exams.userId, userId), isNull(exams.deletedAt)))
    .get();
  if (!row) throw fault('NOT_FOUND');
  return row;
}

/** Those on their shelves, in the student's order. */
export function topicsOf(tx: Tx, examId: string): { id: string; name: string }[] {
  return tx
    .select({ id: topics.id, name: topics.name })
    .from(examTopics)
    .innerJoin(topics, and(eq(topics.id, examTopics.topicId), isNull(topics.archivedAt)))
    .innerJoin(subjects, and(eq(subjects.id, topics.subjectId), isNull(subjects.archivedAt)))
    .where(eq(examTopics.examId, examId))
    .orderBy(asc(examTopics.position))
    .all();
}

/** The last day before the exam; the day itself when that is today. */
export function lastDayOf({ examAt, tz }: Pick<ExamRow, 'examAt' | 'tz'>, from: string): string {
  const before = addDays(localDay(examAt, tz, 0), -1);
  return before < from ? from : before;
}

/** BAD_REQUEST when it is in the past, NOT_FOUND when a shelf is not there. */
export function refuseWish(
  tx: Tx,
  clock: Clock,
  userId: string,
  { at, subjectId, topicIds }: Pick<ExamWish, 'at' | 'subjectId' | 'topicIds'>,
): void {
  if (at <= clock.now()) throw fault('BAD_REQUEST', { reason: 'past' });
  refuseShelves(tx, userId, subjectId, topicIds);
}

export function createExam(tx: Tx, clock: Clock, userId: string, wish: ExamWish): ExamRow {
  refuseWish(tx, clock, userId, wish);
  const { at, topicIds, ...fields } = wish;
  const now = clock.now();
  const stamps = { createdAt: now, updatedAt: now };
  const row = tx
    .insert(exams)
    .values({ ...fields, id: v7(), userId, examAt: at, tz: clock.timeZone(), ...stamps })
    .returning()
    .get();
  writeTopics(tx, row.id, topicIds);
  return row;
}

/** An exam that is over keeps its date unless another one is given. */
export function editExam(tx: Tx, clock: Clock, userId: string, examId: string, changes: Changes): ExamRow {
  const old = ownExam(tx, userId, examId);
  const { at = old.examAt, topicIds, ...given } = changes;
  const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (at !== old.examAt && at <= clock.now()) throw fault('BAD_REQUEST', { reason: 'past' });
  refuseShelves(tx, userId, changes.subjectId ?? null, topicIds ?? []);
  const moved = at === old.examAt ? {} : { examAt: at, tz: clock.timeZone() };
  tx.update(exams)
    .set({ ...fields, ...moved, updatedAt: clock.now() })
    .where(eq(exams.id, examId))
    .run();
  if (topicIds) writeTopics(tx, examId, topicIds);
  return ownExam(tx, userId, examId);
}

/** What is not given stays. */
export function markExam(
  tx: Tx,
  userId: string,
  examId: string,
  marks: Partial<Pick<ExamRow, 'archivedAt' | 'deletedAt' | 'placementQuizId'>>,
): void {
  const own = and(eq(exams.id, examId), eq(exams.userId, userId));
  if (tx.update(exams).set(marks).where(own).run().changes === 0) throw fault('NOT_FOUND');
}

/** At a start: removed exams go for good. */
export function tidyExams(db: Drizzle): void {
  db.delete(exams).where(isNotNull(exams.deletedAt)).run();
}

function describe(tx: Tx, clock: Clock, row: ExamRow): Exam {
  const ownTopics = topicsOf(tx, row.id);
  const isOver = row.examAt <= clock.now() || row.archivedAt !== null;
  const from = today(tx, clock, row.userId);
  return {
    id: row.id,
    name: row.name,
    subjectId: row.subjectId,
    at: row.examAt,
    tz: row.tz,
    topicIds: ownTopics.map(({ id }) => id),
    topics: ownTopics,
    minutesPerDay: row.minutesPerDay,
    daysOff: row.daysOff,
    daysLeft: isOver ? 0 : studyDays(from, lastDayOf(row, from), row.daysOff).length,
    result: row.result,
    placementQuizId: row.placementQuizId,
    archivedAt: row.archivedAt,
    createdAt: row.createdAt,
  };
}

function refuseShelves(tx: Tx, userId: string, subjectId: string | null, topicIds: readonly string[]): void {
  const shelves = listSubjects(tx, userId);
  const there = new Set(shelves.flatMap((subject) => [subject.id, ...subject.topics.map(({ id }) => id)]));
  const wanted = subjectId === null ? topicIds : [subjectId, ...topicIds];
  if (wanted.some((id) => !there.has(id))) throw fault('NOT_FOUND');
}

/** Topics that lie on a removed shelf stay with the exam: they come back with it. */
function writeTopics(tx: Tx, examId: string, topicIds: readonly string[]): void {
  const wanted = [...new Set(topicIds)];
  const living = topicsOf(tx, examId).map(({ id }) => id);
  const dropped = living.filter((id) => !wanted.includes(id));
  if (dropped.length > 0)
    tx.delete(examTopics)
      .where(and(eq(examTopics.examId, examId), inArray(examTopics.topicId, dropped)))
      .run();
  for (const [position, topicId] of wanted.entries())
    tx.insert(examTopics)
      .values({ examId, topicId, position })
      .onConflictDoUpdate({ target: [examTopics.examId, examTopics.topicId], set: { position } })
      .run();
}
