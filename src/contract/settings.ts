// What a student prefers. Kept in the database, so that the window and the browser agree.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';

export const settings = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Interface language as a BCP 47 tag, null: follow the system. */
  locale: z.string().max(35).nullable(),
  /** Language answers are written in, null: the question's. */
  answerLocale: z.string().max(35).nullable(),
  /** null: follow the system. */
  reduceMotion: z.boolean().nullable(),
  dailyGoalMinutes: z.number().int().min(5).max(600),
  /** Hour (0–6) at which a study day begins. */
  dayStartHour: z.number().int().min(0).max(6),
  singleKeyShortcuts: z.boolean(),
  /** Lengths of the timer in minutes; null: by how the student likes to study. */
  focusMinutes: z.number().int().min(1).max(240).nullable(),
  breakMinutes: z.number().int().min(1).max(60).nullable(),
  longBreakMinutes: z.number().int().min(1).max(120).nullable(),
  /** Every nth focus is followed by a long break. */
  longBreakEvery: z.number().int().min(2).max(10),
  /** Minutes without a key or a movement after which the timer asks; 0: never. */
  idleMinutes: z.number().int().min(0).max(60),
  notifyAtEnd: z.boolean(),
  /** A minute before a focus ends. */
  warnBeforeEnd: z.boolean(),
  /** Told once, at this wall-clock time, while today does not count yet; null: never. */
  reminderTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  /** Ctrl/Cmd+Shift+T starts and pauses the timer everywhere on this computer; the desktop app only. */
  globalTimerShortcut: z.boolean(),
});
export type Settings = z.infer<typeof settings>;

export const storage = z.object({
  dataDir: z.string(),
  databaseBytes: z.number().int(),
  fileBytes: z.number().int(),
  freeBytes: z.number().int(),
});
export type Storage = z.infer<typeof storage>;

export const settingsContract = {
  get: oc.errors(faults('PROFILE_REQUIRED')).output(settings),
  /** Changes the fields given and returns all of them. */
  set: oc.errors(faults('PROFILE_REQUIRED')).input(settings.partial()).output(settings),
  /** Bytes used by this profile's files and by the whole database, and free on that disk. */
  storage: oc.errors(faults('PROFILE_REQUIRED')).output(storage),
};
