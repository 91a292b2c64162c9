// What every call about cards starts from: whose they are, the wishes for them, the scheduler these make, and the study
// day that runs.
import type { ReviewSettings } from '#contract/review.ts';
import type { Clock } from '../ports.ts';
import type { Tx } from '../progress/ledger.ts';
import { readPreferences } from './preferences.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { type StudyDay, studyDay } from './study-day.ts';
import { readTuned } from './tuned.ts';

export interface Sitting extends StudyDay {
  userId: string;
  preferences: ReviewSettings;
  scheduler: Scheduler;
}

export function createSitting(tx: Tx, clock: Clock, userId: string): Sitting {
  const preferences = readPreferences(tx, userId);
  const { weights } = readTuned(tx, userId);
  const scheduler = createScheduler({ ...preferences, weights });
  return { ...studyDay(tx, clock, userId), userId, preferences, scheduler };
}
