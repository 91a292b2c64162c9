// The study timer: one for each profile, kept by the core, so that window, tray and browser show and steer the same one.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id, instant, localDay } from './ids.ts';

/** `focus` counts down, `count_up` runs until it is finished; the breaks count down and earn nothing. */
export const timerKind = z.enum(['focus', 'count_up', 'break', 'long_break']);
export type TimerKind = z.infer<typeof timerKind>;

/**
 * What is studied. A topic implies its subject, a material its topic and subject, where they are known; a lesson decides
 * all three: its topic, that topic's subject, and the material whose pages it is, else none.
 */
export const timerTarget = z.object({
  subjectId: id.nullable(),
  topicId: id.nullable(),
  materialId: id.nullable(),
  lessonId: id.nullable(),
});
export type TimerTarget = z.infer<typeof timerTarget>;

/**
 * A target with the name to show: the lesson's title, else the material's, else the topic's, else the subject's; null:
 * nothing chosen. What was put away since is left out, so that every id in it can be studied again.
 */
export const namedTarget = timerTarget.extend({ name: z.string().nullable() });
export type NamedTarget = z.infer<typeof namedTarget>;

/** No timer and no entered session is longer; a running one is finished there. */
export const maxSessionMinutes = 240;
export const maxNoteChars = 500;

/** The timer that runs or waits. Milliseconds are true when the answer was made; whoever shows them counts on. */
export const liveTimer = z.object({
  sessionId: id,
  kind: timerKind,
  target: namedTarget,
  state: z.enum(['running', 'paused']),
  /** Why it waits: the student's own wish, or what the computer did. Null while running. */
  pausedBy: z.enum(['student', 'sleep', 'lock', 'gap', 'idle']).nullable(),
  startedAt: instant,
  /** Null for count_up. */
  plannedMs: z.number().int().nullable(),
  activeMs: z.number().int(),
  /** The computer's clock was changed meanwhile; the length was measured regardless. */
  clockSuspect: z.boolean(),
});
export type LiveTimer = z.infer<typeof liveTimer>;

/** "You were away": a stretch without a key or a movement, to be kept or removed. Removed by itself after a minute. */
export const away = z.object({
  sessionId: id,
  from: instant,
  ms: z.number().int(),
  /** When it will be removed without an answer. */
  removedAt: instant,
});
export type Away = z.infer<typeof away>;

/** A timer that an end of the program cut off, with what was recorded of it. */
export const recovered = z.object({
  sessionId: id,
  kind: timerKind,
  target: namedTarget,
  startedAt: instant,
  activeMs: z.number().int(),
  plannedMs: z.number().int().nullable(),
});
export type Recovered = z.infer<typeof recovered>;

/** What was just finished, for the card that says so. */
export const finished = z.object({
  sessionId: id,
  kind: timerKind,
  target: namedTarget,
  startedAt: instant,
  durationSeconds: z.number().int(),
  /** The countdown ran to its end. */
  complete: z.boolean(),
  xp: z.number().int(),
  /** What was done meanwhile. */
  quizAnswers: z.number().int(),
  questionsAsked: z.number().int(),
  clockSuspect: z.boolean(),
  /** What fits now, by the student's presets: long after every nth focus. Null after a break. */
  nextBreak: z.enum(['break', 'long_break']).nullable(),
});
export type Finished = z.infer<typeof finished>;

export const timerState = z.object({
  live: liveTimer.nullable(),
  away: away.nullable(),
  recovered: recovered.nullable(),
  /** The last one that ended, until the next one starts, it is dismissed, or the day ends. */
  finished: finished.nullable(),
  /** Minutes, from the settings or else from how the student likes to study. */
  presets: z.object({
    focus: z.number().int(),
    break: z.number().int(),
    longBreak: z.number().int(),
    longBreakEvery: z.number().int(),
  }),
  /** The last five things studied, most recent first. */
  recentTargets: z.array(namedTarget),
});
export type TimerState = z.infer<typeof timerState>;

/** A session of the past. */
export const studySession = z.object({
  id,
  kind: timerKind,
  target: namedTarget,
  startedAt: instant,
  endedAt: instant,
  durationSeconds: z.number().int(),
  /** The study day it began on. */
  localDay,
  /** IANA zone it was recorded in. */
  tz: z.string(),
  xp: z.number().int(),
  note: z.string(),
  clockSuspect: z.boolean(),
});
export type StudySession = z.infer<typeof studySession>;

const own = faults('PROFILE_REQUIRED');
/** CONFLICT has params.reason: running (another timer runs), not_running, overlap (params.startedAt, params.minutes), nothing_to_answer. */
const steering = { ...own, ...faults('CONFLICT') };
const target = timerTarget.partial();

export const timerContract = {
  state: oc.errors(own).output(timerState),
  /**
   * Starts a timer. A break that runs is ended by it; a focus that runs is a CONFLICT; one that was cut off is saved
   * first. `minutes`: null for the preset; ignored for count_up. NOT_FOUND when the target is not this profile's.
   */
  start: oc
    .errors({ ...steering, ...faults('NOT_FOUND') })
    .input(
      z.object({
        kind: timerKind,
        minutes: z.number().int().min(1).max(maxSessionMinutes).nullable().default(null),
        target: target.default({}),
      }),
    )
    .output(timerState),
  pause: oc.errors(steering).output(timerState),
  resume: oc.errors(steering).output(timerState),
  /** Ends it and books what was studied. */
  finish: oc.errors(steering).output(timerState),
  /** Ends it and keeps nothing. */
  discard: oc.errors(steering).output(timerState),
  /** What the running timer is about. */
  retarget: oc
    .errors({ ...steering, ...faults('NOT_FOUND') })
    .input(z.object({ target }))
    .output(timerState),
  answerAway: oc
    .errors(steering)
    .input(z.object({ keep: z.boolean() }))
    .output(timerState),
  answerRecovered: oc
    .errors(steering)
    .input(z.object({ choice: z.enum(['save', 'discard', 'continue']) }))
    .output(timerState),
  /** Puts the card about the last finished session away. */
  dismissFinished: oc.errors(own).output(timerState),
  /** The student has just used keyboard or mouse in a window of ours; for hosts that cannot tell by themselves. */
  sawActivity: oc.errors(own).output(z.void()),

  /** Finished focus sessions of these study days, newest first; `before` is exclusive. Breaks are not listed. */
  sessions: oc
    .errors(own)
    .input(
      z.object({
        from: localDay.optional(),
        to: localDay.optional(),
        subjectId: id.optional(),
        before: instant.optional(),
        limit: z.number().int().min(1).max(500).default(50),
      }),
    )
    .output(z.array(studySession)),
  /**
   * Changes a finished session; days, streak, XP and achievements follow. BAD_REQUEST has params.reason: too_long
   * (params.max minutes), too_short, future. CONFLICT/overlap names the session it would run into.
   */
  edit: oc
    .errors({ ...own, ...faults('NOT_FOUND', 'BAD_REQUEST', 'CONFLICT') })
    .input(
      z.object({
        sessionId: id,
        startedAt: instant.optional(),
        minutes: z.number().optional(),
        target: target.optional(),
        note: z.string().max(maxNoteChars).optional(),
      }),
    )
    .output(studySession),
  /** Takes a session out; `lost` says what went with it. Restorable until the next start. */
  remove: oc
    .errors({ ...own, ...faults('NOT_FOUND') })
    .input(z.object({ sessionId: id }))
    .output(
      z.object({
        xp: z.number().int(),
        /** The day no longer counts for the streak. */
        uncreditedDay: localDay.nullable(),
      }),
    ),
  /** CONFLICT/overlap when something was recorded in its place. */
  restore: oc
    .errors({ ...own, ...faults('NOT_FOUND', 'CONFLICT') })
    .input(z.object({ sessionId: id }))
    .output(studySession),
};
