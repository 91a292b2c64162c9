// Lessons, the films some of them show, and how far each student is with them.
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { LessonType, VideoType } from '#contract/lessons.ts';
import { flag, instant, primaryId } from '../columns.ts';
import { materials } from './library.ts';
import { users } from './people.ts';
import { quizzes } from './quizzes.ts';
import { topics } from './subjects.ts';

/** A video file a student brought in, a row an import; the bytes are kept once, by their hash. */
export const lessonVideos = sqliteTable(
  'lesson_videos',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    contentHash: text('content_hash').notNull(),
    fileName: text('file_name').notNull(),
    contentType: text('content_type').$type<VideoType>().notNull(),
    byteSize: integer('byte_size').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('lesson_videos_user').on(t.userId), index('lesson_videos_hash').on(t.contentHash)],
);

export const lessons = sqliteTable(
  'lessons',
  {
    id: primaryId(),
    topicId: text('topic_id')
      .notNull()
      .references(() => topics.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    content: text('content').notNull(),
    contentType: text('content_type').$type<LessonType>().notNull(),
    estimatedDurationMinutes: integer('estimated_duration_minutes').notNull(),
    videoUrl: text('video_url'),
    /** A file instead of an address. */
    videoId: text('video_id').references(() => lessonVideos.id, { onDelete: 'set null' }),
    materialId: text('material_id').references(() => materials.id, { onDelete: 'set null' }),
    pageFrom: integer('page_from'),
    pageTo: integer('page_to'),
    position: integer('position').notNull(),
    source: text('source').$type<'starter' | 'own' | 'material'>().notNull().default('own'),
    /** A quiz that came with it. */
    quizId: text('quiz_id').references(() => quizzes.id, { onDelete: 'set null' }),
    archivedAt: instant('archived_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('lessons_topic').on(t.topicId, t.position), index('lessons_video').on(t.videoId)],
);

export const lessonProgress = sqliteTable(
  'lesson_progress',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    lessonId: text('lesson_id')
      .notNull()
      .references(() => lessons.id, { onDelete: 'cascade' }),
    completed: flag('completed').notNull().default(false),
    completedAt: instant('completed_at'),
    /** The study day it was first completed on, fixed then; it earned its XP there. */
    firstCompletedDay: text('first_completed_day'),
    openedSeconds: integer('opened_seconds').notNull().default(0),
    /** Share of the text scrolled, 0..1; of a video file, seconds from its beginning. */
    lastPosition: real('last_position').notNull().default(0),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [uniqueIndex('lesson_progress_once').on(t.userId, t.lessonId)],
);
