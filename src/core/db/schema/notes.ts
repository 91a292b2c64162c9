// Notes and the exact words they point at.
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Scope } from '#contract/ids.ts';
import type { NoteSource } from '#contract/notes.ts';
import { instant, json, primaryId } from '../columns.ts';
import { users } from './people.ts';
import { doubtMessages } from './tutor.ts';

export const notes = sqliteTable(
  'notes',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    body: text('body').notNull(),
    sources: json<NoteSource[]>('sources').notNull(),
    scope: json<Scope>('scope').notNull(),
    messageId: text('message_id').references(() => doubtMessages.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [index('notes_user').on(t.userId, t.updatedAt)],
);
