// The student's shelves: subjects and their topics.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, primaryId } from '../columns.ts';
import { users } from './people.ts';

export const subjects = sqliteTable(
  'subjects',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    position: integer('position').notNull(),
    /** own, material, or starter:<slug> of the curriculum: who put it there. */
    source: text('source').notNull().default('own'),
    /** Null: on the shelf. */
    archivedAt: instant('archived_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('subjects_user').on(t.userId)],
);

export const topics = sqliteTable(
  'topics',
  {
    id: primaryId(),
    subjectId: text('subject_id')
      .notNull()
      .references(() => subjects.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    /** 1 easy, 2 medium, 3 hard. */
    difficultyLevel: integer('difficulty_level').notNull().default(2),
    position: integer('position').notNull(),
    source: text('source').notNull().default('own'),
    archivedAt: instant('archived_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('topics_subject').on(t.subjectId)],
);
