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
