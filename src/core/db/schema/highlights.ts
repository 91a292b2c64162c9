// Marks in texts, with a thought beside them.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { HighlightColour } from '#contract/highlights.ts';
import { instant, primaryId } from '../columns.ts';
import { materials } from './library.ts';
import { users } from './people.ts';

export const highlights = sqliteTable(
  'highlights',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    materialId: text('material_id')
      .notNull()
      .references(() => materials.id, { onDelete: 'cascade' }),
    page: integer('page').notNull(),
    charFrom: integer('char_from').notNull(),
    charTo: integer('char_to').notNull(),
    quote: text('quote').notNull(),
    colour: text('colour').$type<HighlightColour>().notNull(),
    note: text('note').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [index('highlights_material').on(t.userId, t.materialId, t.page)],
);
