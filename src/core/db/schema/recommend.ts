// What was suggested, and what was put aside.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RecommendationType } from '#contract/recommend.ts';
import { instant, json, primaryId } from '../columns.ts';
import { users } from './people.ts';

export const userRecommendations = sqliteTable(
  'user_recommendations',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    recommendationType: text('recommendation_type').$type<RecommendationType>().notNull(),
    referenceId: text('reference_id'),
    topicId: text('topic_id'),
    priorityScore: integer('priority_score').notNull(),
    why: json<Record<string, string | number>>('why').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** Not shown before this instant: dismissed or snoozed. */
    hiddenUntil: instant('hidden_until'),
    dismissedAt: instant('dismissed_at'),
    doneAt: instant('done_at'),
    ruleVersion: integer('rule_version').notNull(),
    generatedAt: instant('generated_at').notNull(),
  },
  (t) => [index('user_recommendations_user').on(t.userId, t.recommendationType)],
);
