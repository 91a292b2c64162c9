// How long a lesson was open. The window reports, and a clock that cannot be set decides: a report counts no more than
// what has passed since the last one of that lesson, and the first one counts nothing, as nobody saw the lesson open.
import type { Clock } from '../ports.ts';
import type { Tx } from '../progress/ledger.ts';
import { progressOf, saveProgress } from './progress-row.ts';
import { ownLesson, secondsLeft } from './shelf.ts';

export const maxReportSeconds = 60;

export interface Report {
  lessonId: string;
  seconds: number;
  /** Share of the text scrolled, or seconds of a video file. */
  position: number;
}

export interface Reading {
  /** Returns the seconds it must still be open. */
  report(tx: Tx, userId: string, report: Report): number;
}

export function createReading(clock: Clock): Reading {
  const lastReport = new Map<string, number>();
  return {
    report(tx, userId, { lessonId, seconds, position }) {
      const lesson = ownLesson(tx, userId, lessonId);
      const now = clock.monotonic();
      const passed = Math.floor((now - (lastReport.get(lessonId) ?? now)) / 1000);
      const counted = Math.min(seconds, maxReportSeconds, passed);
      lastReport.set(lessonId, now);
      const before = progressOf(tx, userId, lessonId);
      const openedSeconds = (before?.openedSeconds ?? 0) + counted;
      const lastPosition = lesson.videoId === null ? Math.min(1, position) : position;
      saveProgress(tx, clock.now(), userId, lessonId, { openedSeconds, lastPosition });
      return secondsLeft(lesson, openedSeconds);
    },
  };
}
