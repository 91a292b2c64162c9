// A timer that is under way, in memory, and what can be told of it at a monotonic instant. Its length comes from the
// monotonic clock alone; the wall clock only says when a stretch began.
import { maxSessionMinutes, type TimerKind } from '#contract/timer.ts';

export type PausedBy = 'student' | 'sleep' | 'lock' | 'gap' | 'idle';

/** The stretch that is running. */
export interface OpenStretch {
  /** Monotonic. */
  from: number;
  /** Wall clock. */
  startedAt: number;
  /** In force when it began. */
  timeZone: string;
  /** Segments it is stored as so far. */
  segmentIds: string[];
}

export interface Live {
  userId: string;
  sessionId: string;
  kind: TimerKind;
  /** Null: counts up. */
  plannedMs: number | null;
  startedAt: number;
  /** Null while running. */
  pausedBy: PausedBy | null;
  /** Closed stretches. */
  recordedMs: number;
  /** Null while paused. */
  open: OpenStretch | null;
  clockSuspect: boolean;
  /** The warning of this countdown was given. */
  warned: boolean;
  /** Monotonic instants: when it was last stored, and last looked at. */
  savedAt: number;
  seenAt: number;
  /** Wall minus monotonic, as long as both run alike. */
  lead: number;
  /** The wall clock went ahead: a sleep nobody has told of yet, or somebody set it. Monotonic instants. */
  leap: { before: number; noticed: number } | null;
  /** Told of a sleep that is not over. */
  asleep: boolean;
}

/** Breaks earn nothing and are not study time. */
export const isFocus = (kind: TimerKind) => kind === 'focus' || kind === 'count_up';

const longestMs = maxSessionMinutes * 60_000;

/** Where it ends by itself. */
export const limitMs = ({ plannedMs }: Pick<Live, 'plannedMs'>) =>
  Math.min(plannedMs ?? longestMs, longestMs);

/** Never more than its limit, however late somebody looks. */
export function activeMs(live: Live, at: number): number {
  const running = live.open ? Math.max(0, Math.floor(at - live.open.from)) : 0;
  return Math.min(limitMs(live), live.recordedMs + running);
}
