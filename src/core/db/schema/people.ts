// Who studies here. E-mail, provider and role are kept for the optional sync account; a local profile has none.
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { flag, instant, json, primaryId } from '../columns.ts';

export const users = sqliteTable(
  'users',
  {
    id: primaryId(),
    email: text('email'),
    /** argon2id hash of the profile lock; null: not locked. */
    passwordHash: text('password_hash'),
    authProvider: text('auth_provider').notNull().default('local'),
    googleId: text('google_id'),
    isActive: flag('is_active').notNull().default(true),
    isVerified: flag('is_verified').notNull().default(false),
    role: text('role').notNull().default('student'),
    avatar: text('avatar').notNull(),
    lastActiveAt: instant('last_active_at').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [uniqueIndex('users_email').on(t.email)],
);

export const userProfiles = sqliteTable('user_profiles', {
  id: primaryId(),
  userId: text('user_id')
    .notNull()
    .unique()
    .references(() => users.id, { onDelete: 'cascade' }),
  fullName: text('full_name').notNull(),
  /** Null: prefers not to say. */
  gradeLevel: text('grade_level'),
  primaryGoal: text('primary_goal'),
  studyPreference: text('study_preference'),
  onboardingCompleted: flag('onboarding_completed').notNull().default(false),
  dailyGoalMinutes: integer('daily_goal_minutes').notNull().default(30),
  dayStartHour: integer('day_start_hour').notNull().default(4),
  /** Null: follow the system. */
  locale: text('locale'),
  answerLocale: text('answer_locale'),
  theme: text('theme').notNull().default('system'),
  reduceMotion: flag('reduce_motion'),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

/** Preferences that need no column of their own, one row each. */
export const settings = sqliteTable(
  'settings',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    value: json<unknown>('value').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.key] })],
);
