// What a student prefers, put together from both places it is kept in.
import { eq } from 'drizzle-orm';
import type { Settings } from '#contract/settings.ts';
import type { Drizzle } from '../db/open.ts';
import { settings as settingRows, userProfiles } from '../db/schema/people.ts';
import { fault } from '../faults.ts';

/** Preferences with a column of their own in user_profiles. */
export const columnKeys = [
  'theme',
  'locale',
  'answerLocale',
  'reduceMotion',
  'dailyGoalMinutes',
  'dayStartHour',
] as const;
type ColumnKey = (typeof columnKeys)[number];

/** Preferences kept as rows, with what holds until one is written. */
const rowDefaults: Omit<Settings, ColumnKey> = {
  singleKeyShortcuts: true,
  focusMinutes: null,
  breakMinutes: null,
  longBreakMinutes: null,
  longBreakEvery: 4,
  idleMinutes: 5,
  notifyAtEnd: true,
  warnBeforeEnd: false,
  reminderTime: null,
  globalTimerShortcut: false,
};

/** NOT_FOUND when there is no such profile. Keys nobody knows any more are left out. */
export function readSettings(db: Pick<Drizzle, 'select'>, userId: string): Settings {
  const row = db.select().from(userProfiles).where(eq(userProfiles.userId, userId)).get();
  if (!row) throw fault('NOT_FOUND');
  const stored = db.select().from(settingRows).where(eq(settingRows.userId, userId)).all();
  const own = stored.filter(({ key }) => key in rowDefaults).map(({ key, value }) => [key, value] as const);
  return {
    theme: row.theme as Settings['theme'],
    locale: row.locale,
    answerLocale: row.answerLocale,
    reduceMotion: row.reduceMotion,
    dailyGoalMinutes: row.dailyGoalMinutes,
    dayStartHour: row.dayStartHour,
    ...rowDefaults,
    ...Object.fromEntries(own),
  };
}
