// The XP ledger: rows are only ever added; a correction is a negative row.
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Awarded } from '#contract/progress.ts';
import { instant, json, primaryId } from '../columns.ts';
import { users } from './people.ts';

export const xpLogs = sqliteTable(
  'xp_logs',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    sourceType: text('source_type').$type<'quiz' | 'lesson' | 'doubt' | 'study' | 'review'>().notNull(),
    referenceId: text('reference_id').notNull(),
    xpAmount: integer('xp_amount').notNull(),
    /** earned, correction:<question id>:<n>, … part of what makes a row unique. */
    reason: text('reason').notNull(),
    /** How the amount came about, for showing. */
    detail: json<Awarded>('detail').notNull(),
    /** YYYY-MM-DD of the day it was earned, fixed then; 'once' where a source pays a single time ever. */
    localDay: text('local_day').notNull(),
    ruleVersion: integer('rule_version').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('xp_logs_once').on(t.userId, t.sourceType, t.referenceId, t.localDay, t.reason),
    index('xp_logs_day').on(t.userId, t.localDay),
  ],
);
