// Lessons as the window sees them: found, listed in the order of their shelves, with how far their student has come. What
// lies on a removed topic or subject is not found until its shelf comes back.
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Lesson, LessonRow } from '#contract/lessons.ts';
import { lessonProgress, lessons, lessonVideos } from '../db/schema/lessons.ts';
import { materials } from '../db/schema/library.ts';
import { quizzes } from '../db/schema/quizzes.ts';
import { subjects, topics } from '../db/schema/subjects.ts';
import { fault } from '../faults.ts';
import { lessonNeedsMs } from '../progress/award.ts';
import type { Tx } from '../progress/ledger.ts';
import { toVideo } from './videos.ts';

export type StoredLesson = typeof lessons.$inferSelect;

export interface LessonFilter {
  topicId?: string | undefined;
  subjectId?: string | undefined;
  text?: string | undefined;
  /** Archived ones instead of the others. */
  archived: boolean;
}

export function listLessons(tx: Tx, userId: string, filter: LessonFilter): LessonRow[] {
  const wanted = fold(filter.text?.trim() ?? '');
  return found(
    tx,
    userId,
    and(
      filter.topicId === undefined ? undefined : eq(topics.id, filter.topicId),
      filter.subjectId === undefined ? undefined : eq(subjects.id, filter.subjectId),
      filter.archived ? isNotNull(lessons.archivedAt) : isNull(lessons.archivedAt),
    ),
  )
    .filter(({ lesson }) => fold(lesson.title).includes(wanted) || fold(lesson.content).includes(wanted))
    .map(toRow);
}

/** NOT_FOUND when it is another profile's or its shelf was removed; an archived one is found. */
export function readLesson(tx: Tx, userId: string, lessonId: string): Lesson {
  const [one] = found(tx, userId, eq(lessons.id, lessonId));
  if (!one) throw fault('NOT_FOUND');
  const around = and(eq(subjects.id, one.topic.subjectId), isNull(lessons.archivedAt));
  const order = found(tx, userId, around).map(({ lesson }) => lesson.id);
  const at = order.indexOf(lessonId);
  return {
    ...toRow(one),
    content: one.lesson.content,
    video: one.video && toVideo(one.video),
    lastPosition: one.progress?.lastPosition ?? 0,
    secondsLeft: secondsLeft(one.lesson, one.progress?.openedSeconds ?? 0),
    previousId: order[at - 1] ?? null,
    nextId: at === -1 ? null : (order[at + 1] ?? null),
  };
}

export function ownLesson(tx: Tx, userId: string, lessonId: string): StoredLesson {
  const [one] = found(tx, userId, eq(lessons.id, lessonId));
  if (!one) throw fault('NOT_FOUND');
  return one.lesson;
}

/** Seconds a lesson must still be open before it can be called done. */
export function secondsLeft(
  { estimatedDurationMinutes }: Pick<StoredLesson, 'estimatedDurationMinutes'>,
  openedSeconds: number,
): number {
  return Math.max(0, Math.ceil(lessonNeedsMs(estimatedDurationMinutes) / 1000) - openedSeconds);
}

function found(tx: Tx, userId: string, where: ReturnType<typeof and>) {
  return tx
    .select({
      lesson: lessons,
      topic: { subjectId: topics.subjectId },
      progress: lessonProgress,
      material: { id: materials.id, deletedAt: materials.deletedAt },
      quizId: quizzes.id,
      video: lessonVideos,
    })
    .from(lessons)
    .innerJoin(topics, and(eq(topics.id, lessons.topicId), isNull(topics.archivedAt)))
    .innerJoin(subjects, and(eq(subjects.id, topics.subjectId), isNull(subjects.archivedAt)))
    .leftJoin(lessonProgress, and(eq(lessonProgress.lessonId, lessons.id), eq(lessonProgress.userId, userId)))
    .leftJoin(materials, eq(materials.id, lessons.materialId))
    .leftJoin(quizzes, and(eq(quizzes.id, lessons.quizId), isNull(quizzes.deletedAt)))
    .leftJoin(lessonVideos, eq(lessonVideos.id, lessons.videoId))
    .where(and(eq(subjects.userId, userId), where))
    .orderBy(
      asc(subjects.position),
      asc(subjects.id),
      asc(topics.position),
      asc(topics.id),
      asc(lessons.position),
      asc(lessons.id),
    )
    .all();
}

function toRow({ lesson, topic, progress, material, quizId }: ReturnType<typeof found>[number]): LessonRow {
  const { id, topicId, title, videoUrl, videoId, materialId, pageFrom, pageTo } = lesson;
  const { position, source, archivedAt } = lesson;
  const gone = lesson.contentType === 'pdf' && (material === null || material.deletedAt !== null);
  return {
    id,
    topicId,
    subjectId: topic.subjectId,
    type: lesson.contentType,
    title,
    minutes: lesson.estimatedDurationMinutes,
    videoUrl,
    videoId,
    materialId,
    pageFrom,
    pageTo,
    source,
    position,
    materialGone: gone,
    quizId,
    openedSeconds: progress?.openedSeconds ?? 0,
    completedAt: progress?.completed ? progress.completedAt : null,
    archivedAt,
  };
}

/** Lower case without accents. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
