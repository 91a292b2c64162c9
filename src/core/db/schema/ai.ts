// Language models: what each attempt cost, what a token costs, how much may be spent, and what was learnt of each model.
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { RequestStatus } from '#contract/usage.ts';
import { flag, instant, primaryId } from '../columns.ts';
import { users } from './people.ts';

/** One attempt, failed ones too. No prompt and no answer is ever kept here. */
export const aiUsageLogs = sqliteTable(
  'ai_usage_logs',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** tutor, quiz or try_out. */
    featureType: text('feature_type').notNull(),
    provider: text('provider').notNull(),
    modelName: text('model_name').notNull(),
    isLocal: flag('is_local').notNull(),
    /** Null: the provider did not say and nothing could be estimated. */
    promptTokens: integer('prompt_tokens'),
    completionTokens: integer('completion_tokens'),
    totalTokens: integer('total_tokens'),
    /** The counts are ours, not the provider's. */
    estimated: flag('estimated').notNull().default(false),
    /** In `currency`; null when no price is known, 0 for a local model. */
    estimatedCost: real('estimated_cost'),
    currency: text('currency'),
    requestStatus: text('request_status').$type<RequestStatus>().notNull(),
    errorCode: text('error_code'),
    /** The provider's own name for the request. */
    requestId: text('request_id'),
    durationMs: integer('duration_ms').notNull(),
    firstTokenMs: integer('first_token_ms'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('ai_usage_logs_user').on(t.userId, t.createdAt)],
);

/** Per million tokens; the newest row not later than a call's day holds. */
export const aiPrices = sqliteTable(
  'ai_prices',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    provider: text('provider').notNull(),
    model: text('model').notNull(),
    inputPerMillion: real('input_per_million').notNull(),
    outputPerMillion: real('output_per_million').notNull(),
    currency: text('currency').notNull(),
    /** YYYY-MM-DD. */
    validFrom: text('valid_from').notNull(),
  },
  (t) => [uniqueIndex('ai_prices_model').on(t.userId, t.provider, t.model, t.validFrom)],
);

/** What a profile lets the cloud cost in a calendar month; no row: no limit. */
export const aiBudgets = sqliteTable('ai_budgets', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  monthly: real('monthly'),
  currency: text('currency').notNull(),
  /** Share of the budget at which to warn. */
  warnAt: real('warn_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

/** How many tokens a model really makes of our estimate: an exponentially weighted mean, 0.7..1.6. */
export const aiTokenRatios = sqliteTable(
  'ai_token_ratios',
  {
    provider: text('provider').notNull(),
    model: text('model').notNull(),
    ratio: real('ratio').notNull(),
    samples: integer('samples').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.model] })],
);

/** The network ledger: every request that left this computer. */
export const netLog = sqliteTable(
  'net_log',
  {
    id: primaryId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    host: text('host').notNull(),
    purpose: text('purpose').notNull(),
    method: text('method').notNull(),
    status: integer('status'),
    problem: text('problem'),
    bytesSent: integer('bytes_sent').notNull(),
    bytesReceived: integer('bytes_received').notNull(),
    startedAt: instant('started_at').notNull(),
    durationMs: integer('duration_ms').notNull(),
  },
  (t) => [index('net_log_user').on(t.userId, t.startedAt)],
);
