// Topics with what is known of each, read off the cache and aged to this moment: reading never writes.
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { TopicMastery } from '#contract/mastery.ts';
import { lessonProgress, lessons } from '../db/schema/lessons.ts';
import { topicProgress } from '../db/schema/mastery.ts';
import { subjects, topics } from '../db/schema/subjects.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import { standing } from './levels.ts';
import { observedOf } from './record.ts';

export interface MappedSubject {
  subjectId: string;
  name: string;
  topics: (TopicMastery & { name: string })[];
}

/** In the order of the shelves; subjects without topics are there, empty. */
export function masteryMap(tx: Tx, now: number, userId: string, subjectId?: string): MappedSubject[] {
  const shelved = topicsOf(tx, now, userId, isNull(topics.archivedAt));
  return tx
    .select({ subjectId: subjects.id, name: subjects.name })
    .from(subjects)
    .where(
      and(
        eq(subjects.userId, userId),
        isNull(subjects.archivedAt),
        subjectId === undefined ? undefined : eq(subjects.id, subjectId),
      ),
    )
    .orderBy(asc(subjects.position))
    .all()
    .map((subject) => ({
      ...subject,
      topics: shelved
        .filter((topic) => topic.subjectId === subject.subjectId)
        .map(({ subjectId: _, ...topic }) => topic),
    }));
}

/** NOT_FOUND when the topic is another profile's or no longer on the shelf. */
export function masteryOf(tx: Tx, now: number, userId: string, topicId: string): TopicMastery {
  const [found] = topicsOf(tx, now, userId, and(eq(topics.id, topicId), isNull(topics.archivedAt)));
  if (!found) throw fault('NOT_FOUND');
  const { subjectId: _subject, name: _name, ...mastery } = found;
  return mastery;
}

function topicsOf(tx: Tx, now: number, userId: string, which: SQL | undefined) {
  return tx
    .select({
      topicId: topics.id,
      subjectId: topics.subjectId,
      name: topics.name,
      progress: topicProgress,
      lessons: sql<number>`(SELECT count(*) FROM ${lessons} WHERE ${lessons.topicId} = ${topics.id}
        AND ${lessons.archivedAt} IS NULL)`,
      lessonsDone: sql<number>`(SELECT count(*) FROM ${lessons} JOIN ${lessonProgress}
        ON ${lessonProgress.lessonId} = ${lessons.id} AND ${lessonProgress.userId} = ${userId}
        AND ${lessonProgress.completed} = 1
        WHERE ${lessons.topicId} = ${topics.id} AND ${lessons.archivedAt} IS NULL)`,
    })
    .from(topics)
    .innerJoin(subjects, eq(subjects.id, topics.subjectId))
    .leftJoin(topicProgress, and(eq(topicProgress.topicId, topics.id), eq(topicProgress.userId, userId)))
    .where(and(eq(subjects.userId, userId), isNull(subjects.archivedAt), which))
    .orderBy(asc(topics.position))
    .all()
    .map(({ progress, ...topic }) => {
      const observed = observedOf(progress);
      const { answers, days, lastAt } = observed;
      return { ...topic, ...standing(observed, now), answers, days, lastAt };
    });
}
