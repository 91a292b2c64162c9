// Exams and the plans that lead to them.
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PlanItem } from '#contract/exams.ts';
import { flag, instant, json, primaryId } from '../columns.ts';
import { lessons } from './lessons.ts';
import { materials } from './library.ts';
import { users } from './people.ts';
import { quizzes } from './quizzes.ts';
import { subjects, topics } from './subjects.ts';

export const exams = sqliteTable(
  'exams',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    subjectId: text('subject_id').references(() => subjects.id, { onDelete: 'set null' }),
    name: text('name').notNull(),
    examAt: instant('exam_at').notNull(),
    tz: text('tz').notNull(),
    minutesPerDay: integer('minutes_per_day').notNull(),
    /** 0 for Monday to 6. */
    daysOff: json<number[]>('days_off').notNull(),
    result: text('result'),
    placementQuizId: text('placement_quiz_id').references(() => quizzes.id, { onDelete: 'set null' }),
    archivedAt: instant('archived_at'),
    deletedAt: instant('deleted_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('exams_user').on(t.userId, t.examAt)],
);

export const examTopics = sqliteTable(
  'exam_topics',
  {
    examId: text('exam_id')
      .notNull()
      .references(() => exams.id, { onDelete: 'cascade' }),
    topicId: text('topic_id')
      .notNull()
      .references(() => topics.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.examId, t.topicId] })],
);

export const planItems = sqliteTable(
  'plan_items',
  {
    id: primaryId(),
    examId: text('exam_id')
      .notNull()
      .references(() => exams.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    day: text('day').notNull(),
    position: integer('position').notNull(),
    kind: text('kind').$type<PlanItem['kind']>().notNull(),
    topicId: text('topic_id').references(() => topics.id, { onDelete: 'cascade' }),
    lessonId: text('lesson_id').references(() => lessons.id, { onDelete: 'cascade' }),
    materialId: text('material_id').references(() => materials.id, { onDelete: 'cascade' }),
    pageFrom: integer('page_from'),
    pageTo: integer('page_to'),
    minutes: integer('minutes').notNull(),
    pinned: flag('pinned').notNull().default(false),
    doneAt: instant('done_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('plan_items_day').on(t.userId, t.day), index('plan_items_exam').on(t.examId)],
);
