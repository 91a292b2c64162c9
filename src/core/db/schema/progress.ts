// What studying comes to: the XP ledger, whose rows are only ever added (a correction is a negative row), and the
// achievements there are and those that were reached.
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AchievementCriteria, Awarded, XpSource } from '#contract/progress.ts';
import { instant, json, primaryId } from '../columns.ts';
import { users } from './people.ts';

export const xpLogs = sqliteTable(
  'xp_logs',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    sourceType: text('source_type').$type<XpSource>().notNull(),
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

/** Definitions, written from the list in core/progress at every start. */
export const achievements = sqliteTable('achievements', {
  id: primaryId(),
  /** Stable name; title, description and picture in the face go by it. */
  code: text('code').notNull().unique(),
  title: text('title').notNull(),
  description: text('description').notNull(),
  badgeIcon: text('badge_icon').notNull(),
  criteriaType: text('criteria_type').$type<AchievementCriteria>().notNull(),
  criteriaValue: integer('criteria_value').notNull(),
  tier: integer('tier').notNull(),
  position: integer('position').notNull(),
});

export const userAchievements = sqliteTable(
  'user_achievements',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    achievementId: text('achievement_id')
      .notNull()
      .references(() => achievements.id, { onDelete: 'cascade' }),
    unlockedAt: instant('unlocked_at').notNull(),
  },
  (t) => [uniqueIndex('user_achievements_once').on(t.userId, t.achievementId)],
);
