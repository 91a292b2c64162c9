// What suggestions stand on, read with one small query each and handed to the rules as plain values. Everything is of one
// profile and on its shelves: what was removed or archived suggests nothing.
import {
  and,
  asc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  min,
  ne,
  notExists,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { TopicMastery } from '#contract/mastery.ts';
import type { Streak } from '#contract/progress.ts';
import { lessonProgress, lessons } from '../db/schema/lessons.ts';
import { materials } from '../db/schema/library.ts';
import { quizAnswers, quizAttempts, quizQuestions, quizzes } from '../db/schema/quizzes.ts';
import { reviewCards } from '../db/schema/review.ts';
import { studySegments, studySessions } from '../db/schema/study.ts';
import { subjects, topics } from '../db/schema/subjects.ts';
import { listExams } from '../exams/exams.ts';
import { masteryMap } from '../mastery/map.ts';
import type { Clock } from '../ports.ts';
import { addDays, localDay } from '../progress/days.ts';
import type { Tx } from '../progress/ledger.ts';
import { todayStatus } from '../progress/today.ts';
import { daysIn } from '../review/charts.ts';
import { askable, readQueue } from '../review/queue.ts';
import { createSitting, type Sitting } from '../review/sitting.ts';
import { readSettings } from '../settings/read.ts';

export interface DayFact {
  today: string;
  /** The first instant of tomorrow's study day. */
  endsAt: number;
  timeZone: string;
  startHour: number;
}

export interface AttemptFact {
  id: string;
  topicId: string | null;
  title: string;
  answered: number;
  total: number;
  touchedAt: number;
}

export interface LessonFact {
  id: string;
  topicId: string;
  title: string;
  minutes: number;
  openedSeconds: number;
  done: boolean;
  /** The study day it was first done on. */
  firstDay: string | null;
  /** Opened, read on or done; null: never. */
  touchedAt: number | null;
}

export type TopicFact = Pick<TopicMastery, 'topicId' | 'level' | 'score' | 'faded' | 'answers' | 'lastAt'> & {
  name: string;
};

/** A question whose latest answer was wrong. */
export interface MissFact {
  topicId: string;
  topic: string;
  materialId: string | null;
  page: number;
  at: number;
}

export interface ExamFact {
  id: string;
  name: string;
  at: number;
  /** The calendar day where it was entered. */
  day: string;
  topicIds: string[];
}

export interface MaterialFact {
  id: string;
  topicId: string | null;
  title: string;
  pages: number;
  addedAt: number;
}

export interface StretchFact {
  startedAt: number;
  endedAt: number;
  activeMs: number;
}

export interface Facts {
  day: DayFact;
  /** To be asked today, by the student's own limits. `oldestDue` is of cards that were learnt before, `pace` of the last 30 days. */
  cards: { due: number; oldestDue: number | null; pace: { reviews: number; seconds: number } };
  /** Open ones. */
  attempts: AttemptFact[];
  /** In the order of their shelves. */
  lessons: LessonFact[];
  topics: TopicFact[];
  missed: MissFact[];
  /** Ahead. */
  exams: ExamFact[];
  streak: Pick<Streak, 'current' | 'state' | 'freezes'> & { missingAnswers: number; onHoliday: boolean };
  /** Ready, and no question or card was made from them. */
  unused: MaterialFact[];
  /** Of the last hours. */
  studied: StretchFact[];
  /** A break is running. */
  resting: boolean;
}

const paceDays = 30;
/** Nobody studies longer than this without a pause; what is older says nothing about now. */
const lookBackMs = 12 * 60 * 60_000;

export function readFacts(tx: Tx, clock: Clock, userId: string): Facts {
  const sitting = createSitting(tx, clock, userId);
  const { now, day, endsAt, tz } = sitting;
  return {
    day: { today: day, endsAt, timeZone: tz, startHour: readSettings(tx, userId).dayStartHour },
    cards: cardsOf(tx, sitting),
    attempts: attemptsOf(tx, userId),
    lessons: lessonsOf(tx, userId),
    topics: masteryMap(tx, now, userId).flatMap((subject) => subject.topics),
    missed: missedBy(tx, userId),
    exams: examsOf(tx, clock, userId),
    streak: streakOf(tx, clock, userId),
    unused: unusedOf(tx, userId),
    studied: studiedSince(tx, userId, now - lookBackMs),
    resting: isResting(tx, userId),
  };
}

function cardsOf(tx: Tx, sitting: Sitting): Facts['cards'] {
  const { learning, due, fresh } = readQueue(tx, sitting).counts;
  const learnt = and(askable(tx, sitting), ne(reviewCards.state, 'new'), lt(reviewCards.due, sitting.endsAt));
  const oldest = tx
    .select({ due: min(reviewCards.due) })
    .from(reviewCards)
    .where(learnt)
    .get();
  const { day } = sitting;
  const days = daysIn(tx, sitting, { from: addDays(day, 1 - paceDays), to: day });
  const sum = (of: 'reviews' | 'seconds') => days.reduce((total, each) => total + each[of], 0);
  return {
    due: learning + due + fresh,
    oldestDue: oldest?.due ?? null,
    pace: { reviews: sum('reviews'), seconds: sum('seconds') },
  };
}

function attemptsOf(tx: Tx, userId: string): AttemptFact[] {
  return tx
    .select({
      id: quizAttempts.id,
      topicId: quizzes.topicId,
      title: quizzes.title,
      questionIds: quizAttempts.questionIds,
      answered: sql<number>`count(${quizAnswers.correct})`,
      touchedAt: sql<number>`max(${quizAttempts.startedAt}, coalesce(max(${quizAnswers.answeredAt}), 0))`,
    })
    .from(quizAttempts)
    .innerJoin(quizzes, and(eq(quizzes.id, quizAttempts.quizId), isNull(quizzes.deletedAt)))
    .leftJoin(quizAnswers, eq(quizAnswers.attemptId, quizAttempts.id))
    .where(and(eq(quizAttempts.userId, userId), eq(quizAttempts.status, 'open')))
    .groupBy(quizAttempts.id)
    .all()
    .map(({ questionIds, ...attempt }) => ({ ...attempt, total: questionIds.length }));
}

function lessonsOf(tx: Tx, userId: string): LessonFact[] {
  return tx
    .select({
      id: lessons.id,
      topicId: lessons.topicId,
      title: lessons.title,
      minutes: lessons.estimatedDurationMinutes,
      openedSeconds: lessonProgress.openedSeconds,
      done: lessonProgress.completed,
      firstDay: lessonProgress.firstCompletedDay,
      touchedAt: lessonProgress.updatedAt,
    })
    .from(lessons)
    .innerJoin(topics, onShelf(eq(topics.id, lessons.topicId)))
    .innerJoin(subjects, shelvedSubject(userId))
    .leftJoin(lessonProgress, and(eq(lessonProgress.lessonId, lessons.id), eq(lessonProgress.userId, userId)))
    .where(isNull(lessons.archivedAt))
    .orderBy(asc(lessons.position), asc(lessons.id))
    .all()
    .map(({ openedSeconds, done, ...lesson }) => ({
      ...lesson,
      openedSeconds: openedSeconds ?? 0,
      done: done ?? false,
    }));
}

/** The topic as for evidence: the question's own, else the one its material is filed under. */
function missedBy(tx: Tx, userId: string): MissFact[] {
  const answers = tx
    .select({
      questionId: quizQuestions.id,
      topicId: topics.id,
      topic: topics.name,
      materialId: quizQuestions.materialId,
      page: quizQuestions.page,
      correct: quizAnswers.correct,
      at: quizAnswers.answeredAt,
    })
    .from(quizAnswers)
    .innerJoin(quizAttempts, eq(quizAttempts.id, quizAnswers.attemptId))
    .innerJoin(quizQuestions, eq(quizQuestions.id, quizAnswers.questionId))
    .innerJoin(quizzes, and(eq(quizzes.id, quizQuestions.quizId), isNull(quizzes.deletedAt)))
    .leftJoin(materials, eq(materials.id, quizQuestions.materialId))
    .innerJoin(topics, onShelf(sql`${topics.id} = coalesce(${quizQuestions.topicId}, ${materials.topicId})`))
    .innerJoin(subjects, shelvedSubject(userId))
    .where(
      and(eq(quizAttempts.userId, userId), isNotNull(quizAnswers.correct), ne(quizQuestions.status, 'void')),
    )
    .orderBy(asc(quizAnswers.answeredAt))
    .all();
  const latest = new Map(answers.map((answer) => [answer.questionId, answer]));
  return [...latest.values()].flatMap(({ questionId: _, correct, at, ...miss }) =>
    correct === false && at !== null ? { ...miss, at } : [],
  );
}

function examsOf(tx: Tx, clock: Clock, userId: string): ExamFact[] {
  return listExams(tx, clock, userId, false)
    .filter(({ at }) => at > clock.now())
    .map(({ id, name, at, tz, topicIds }) => ({ id, name, at, day: localDay(at, tz, 0), topicIds }));
}

function streakOf(tx: Tx, clock: Clock, userId: string): Facts['streak'] {
  const { streak, missing, strip } = todayStatus(tx, clock, userId);
  const { current, state, freezes } = streak;
  const onHoliday = strip.at(-1)?.state === 'paused';
  return { current, state, freezes, missingAnswers: missing.quizAnswers, onHoliday };
}

function unusedOf(tx: Tx, userId: string): MaterialFact[] {
  const asked = tx
    .select({ id: quizQuestions.id })
    .from(quizQuestions)
    .where(eq(quizQuestions.materialId, materials.id));
  const carded = tx
    .select({ id: reviewCards.id })
    .from(reviewCards)
    .where(eq(reviewCards.materialId, materials.id));
  return tx
    .select({
      id: materials.id,
      topicId: materials.topicId,
      title: materials.title,
      pages: materials.pageCount,
      addedAt: materials.uploadedAt,
    })
    .from(materials)
    .where(
      and(
        eq(materials.userId, userId),
        isNull(materials.deletedAt),
        eq(materials.processingStatus, 'ready'),
        notExists(asked),
        notExists(carded),
      ),
    )
    .all()
    .map(({ pages, ...material }) => ({ ...material, pages: pages ?? 1 }));
}

/** By trusted clocks; a session that runs has its time stored every few seconds. */
function studiedSince(tx: Tx, userId: string, since: number): StretchFact[] {
  const { startedAt, endedAt, activeMs } = studySegments;
  return tx
    .select({ startedAt, endedAt, activeMs })
    .from(studySegments)
    .innerJoin(studySessions, eq(studySessions.id, studySegments.sessionId))
    .where(
      and(
        eq(studySegments.userId, userId),
        gt(endedAt, since),
        eq(studySegments.clockSuspect, false),
        isNull(studySessions.deletedAt),
      ),
    )
    .all();
}

function isResting(tx: Tx, userId: string): boolean {
  const running = tx
    .select({ id: studySessions.id })
    .from(studySessions)
    .where(
      and(
        eq(studySessions.userId, userId),
        eq(studySessions.state, 'running'),
        inArray(studySessions.kind, ['break', 'long_break']),
      ),
    )
    .get();
  return running !== undefined;
}

function onShelf(which: SQL | undefined) {
  return and(which, isNull(topics.archivedAt));
}

function shelvedSubject(userId: string) {
  return and(eq(subjects.id, topics.subjectId), eq(subjects.userId, userId), isNull(subjects.archivedAt));
}
