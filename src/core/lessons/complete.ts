// A lesson called done. The first time books its XP and makes the study day count, in one transaction; reopening it and
// doing it again changes neither, so the day it was first done on stays what it was.
import type { Awarded } from '#contract/progress.ts';
import type { Fact } from '#contract/system.ts';
import { fault } from '../faults.ts';
import type { Clock } from '../ports.ts';
import { dayCap, lessonAward } from '../progress/award.ts';
import { type Earning, earn, earnedOn, type Tx, today } from '../progress/ledger.ts';
import { settleDays } from '../progress/settle.ts';
import type { LessonBasis } from '../progress/study-days.ts';
import { progressOf, saveProgress } from './progress-row.ts';
import { ownLesson, type StoredLesson, secondsLeft } from './shelf.ts';

/** `xp` is null when it was done before. */
export interface Completed {
  xp: Awarded | null;
  facts: Fact[];
}

export function completeLesson(tx: Tx, clock: Clock, userId: string, lessonId: string): Completed {
  const lesson = ownLesson(tx, userId, lessonId);
  const before = progressOf(tx, userId, lessonId);
  if (before?.completed) return { xp: null, facts: [] };
  const left = secondsLeft(lesson, before?.openedSeconds ?? 0);
  if (left > 0) throw fault('CONFLICT', { reason: 'opened_too_briefly', seconds: left });
  const done = { completed: true, completedAt: clock.now() };
  if (before?.firstCompletedDay) {
    saveProgress(tx, clock.now(), userId, lessonId, done);
    return { xp: null, facts: [] };
  }
  const localDay = today(tx, clock, userId);
  saveProgress(tx, clock.now(), userId, lessonId, { ...done, firstCompletedDay: localDay });
  const xp = book(tx, clock, { userId, localDay }, lesson, before?.openedSeconds ?? 0);
  return { xp, facts: settleDays(tx, clock, userId, [localDay], xp.amount) };
}

export function reopenLesson(tx: Tx, clock: Clock, userId: string, lessonId: string): void {
  ownLesson(tx, userId, lessonId);
  if (progressOf(tx, userId, lessonId)?.completed)
    saveProgress(tx, clock.now(), userId, lessonId, { completed: false, completedAt: null });
}

function book(
  tx: Tx,
  clock: Clock,
  who: { userId: string; localDay: string },
  lesson: StoredLesson,
  openedSeconds: number,
): Awarded {
  const earning: Earning = { ...who, sourceType: 'lesson', referenceId: lesson.id };
  const basis: LessonBasis = {
    estimateMinutes: lesson.estimatedDurationMinutes,
    openMs: openedSeconds * 1000,
    first: true,
    room: dayCap.lesson - earnedOn(tx, earning),
    tz: clock.timeZone(),
  };
  const awarded = lessonAward(basis);
  earn(tx, clock.now(), earning, awarded, basis);
  return awarded;
}
