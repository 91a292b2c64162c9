// The XP ledger as a list: every row that moved the total, with what it was for and whether that can still be opened.
import { and, desc, eq, inArray, isNull, lt, ne } from 'drizzle-orm';
import type { XpEntry, XpSource } from '#contract/progress.ts';
import { lessons } from '../db/schema/lessons.ts';
import { materials } from '../db/schema/library.ts';
import { xpLogs } from '../db/schema/progress.ts';
import { quizAttempts, quizzes } from '../db/schema/quizzes.ts';
import { studySessions } from '../db/schema/study.ts';
import { subjects, topics } from '../db/schema/subjects.ts';
import { doubtSessions } from '../db/schema/tutor.ts';
import type { Tx } from './ledger.ts';

export interface XpLogFilter {
  limit: number;
  /** Exclusive. */
  before?: number | undefined;
  sourceType?: XpSource | undefined;
}

interface Named {
  referenceId: string;
  title: string | null;
  openId: string;
}

/** Newest first. */
export function xpLog(tx: Tx, userId: string, { limit, before, sourceType }: XpLogFilter): XpEntry[] {
  const rows = tx
    .select()
    .from(xpLogs)
    .where(
      and(
        eq(xpLogs.userId, userId),
        ne(xpLogs.xpAmount, 0),
        before === undefined ? undefined : lt(xpLogs.createdAt, before),
        sourceType === undefined ? undefined : eq(xpLogs.sourceType, sourceType),
      ),
    )
    .orderBy(desc(xpLogs.createdAt), desc(xpLogs.id))
    .limit(limit)
    .all();
  const ids = rows.map(({ referenceId }) => referenceId);
  const named = new Map(
    [...quizzesOf(tx, ids), ...sessionsOf(tx, ids), ...threadsOf(tx, ids), ...lessonsOf(tx, ids)].map(
      (name) => [name.referenceId, name],
    ),
  );
  return rows.map(({ id, sourceType, referenceId, xpAmount, reason, localDay, createdAt, detail }) => ({
    id,
    sourceType,
    referenceId,
    title: named.get(referenceId)?.title || null,
    openId: named.get(referenceId)?.openId ?? null,
    amount: xpAmount,
    awarded: { amount: detail.amount, capped: detail.capped, lines: detail.lines },
    reason,
    localDay,
    createdAt,
  }));
}

function quizzesOf(tx: Tx, attemptIds: string[]): Named[] {
  return tx
    .select({ referenceId: quizAttempts.id, title: quizzes.title, openId: quizzes.id })
    .from(quizAttempts)
    .innerJoin(quizzes, eq(quizzes.id, quizAttempts.quizId))
    .where(and(inArray(quizAttempts.id, attemptIds), isNull(quizzes.deletedAt)))
    .all();
}

/** A session goes by its lesson, else its material, else its topic, else its subject. */
function sessionsOf(tx: Tx, sessionIds: string[]): Named[] {
  const rows = tx
    .select({
      openId: studySessions.id,
      lessonId: studySessions.lessonId,
      material: materials.title,
      topic: topics.name,
      subject: subjects.name,
    })
    .from(studySessions)
    .leftJoin(materials, and(eq(materials.id, studySessions.materialId), isNull(materials.deletedAt)))
    .leftJoin(topics, and(eq(topics.id, studySessions.topicId), isNull(topics.archivedAt)))
    .leftJoin(subjects, and(eq(subjects.id, studySessions.subjectId), isNull(subjects.archivedAt)))
    .where(and(inArray(studySessions.id, sessionIds), isNull(studySessions.deletedAt)))
    .all();
  const about = rows.flatMap(({ lessonId }) => lessonId ?? []);
  const lessonTitles = new Map(lessonsOf(tx, about).map(({ referenceId, title }) => [referenceId, title]));
  return rows.map(({ openId, lessonId, material, topic, subject }) => ({
    referenceId: openId,
    title: lessonTitles.get(lessonId ?? '') ?? material ?? topic ?? subject,
    openId,
  }));
}

function lessonsOf(tx: Tx, lessonIds: string[]): Named[] {
  return tx
    .select({ referenceId: lessons.id, title: lessons.title, openId: lessons.id })
    .from(lessons)
    .innerJoin(topics, and(eq(topics.id, lessons.topicId), isNull(topics.archivedAt)))
    .innerJoin(subjects, and(eq(subjects.id, topics.subjectId), isNull(subjects.archivedAt)))
    .where(and(inArray(lessons.id, lessonIds), isNull(lessons.archivedAt)))
    .all();
}

function threadsOf(tx: Tx, threadIds: string[]): Named[] {
  return tx
    .select({ referenceId: doubtSessions.id, title: doubtSessions.title, openId: doubtSessions.id })
    .from(doubtSessions)
    .where(and(inArray(doubtSessions.id, threadIds), isNull(doubtSessions.deletedAt)))
    .all();
}
