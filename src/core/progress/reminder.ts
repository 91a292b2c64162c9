// The student's own reminder: once a day, at the time they chose or as soon after it as the computer is awake, while
// today does not count yet. Off unless asked for, and silent on a holiday.
import { users } from '../db/schema/people.ts';
import type { Deps } from '../deps.ts';
import { readSettings } from '../settings/read.ts';
import { wallClock } from './days.ts';
import { recall, remember } from './own-settings.ts';
import { todayStatus } from './today.ts';

const everyMs = 60_000;
const dayMinutes = 24 * 60;

/** Returns how to stop. */
export function startReminder({
  database: { db },
  clock,
  events,
}: Pick<Deps, 'database' | 'clock' | 'events'>): () => void {
  return clock.every(everyMs, () => {
    for (const { id } of db.select({ id: users.id }).from(users).all()) remind(id);
  });

  function remind(userId: string): void {
    const { reminderTime, dayStartHour } = readSettings(db, userId);
    if (reminderTime === null) return;
    const { hour, minute } = wallClock(clock.now(), clock.timeZone());
    const [wishedHour = 0, wishedMinute = 0] = reminderTime.split(':').map(Number);
    const sinceStart = (h: number, m: number) => ((h - dayStartHour) * 60 + m + dayMinutes) % dayMinutes;
    if (sinceStart(hour, minute) < sinceStart(wishedHour, wishedMinute)) return;
    const { day, creditedBy, strip, streak } = todayStatus(db, clock, userId);
    if (creditedBy !== null || strip.at(-1)?.state === 'paused') return;
    if (recall(db, userId, 'remindedOf') === day) return;
    remember(db, clock.now(), userId, 'remindedOf', day);
    events.publish(userId, { type: 'study.reminder', streak: streak.current });
  }
}
