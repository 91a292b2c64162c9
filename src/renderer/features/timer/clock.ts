// What a clock shows between two answers of the core: those are exact, and from there on the page counts for itself.
import { useEffect, useState } from 'react';
import type { LiveTimer, TimerState } from '#contract/timer.ts';

/** Milliseconds to show `sinceMs` after the core's answer: left of a countdown, or so far where there is no end. */
export function shownMs(live: LiveTimer, sinceMs: number): number {
  const active = live.activeMs + (live.state === 'running' ? Math.max(0, sinceMs) : 0);
  return live.plannedMs === null ? active : Math.max(0, live.plannedMs - active);
}

/** "24:59", "1:02:03". A countdown rounds up, so that it is 0:00 only when it is over. */
export function clockFace(ms: number, countsDown: boolean): string {
  const seconds = countsDown ? Math.ceil(ms / 1000) : Math.floor(ms / 1000);
  const rest = (n: number) => String(n % 60).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${rest(seconds)}`
    : `${Math.floor(minutes / 60)}:${rest(minutes)}:${rest(seconds)}`;
}

/** Share of a countdown that has passed, 0..1; null where there is no end. */
export function shareDone(live: LiveTimer, sinceMs: number): number | null {
  if (live.plannedMs === null || live.plannedMs === 0) return null;
  return 1 - shownMs(live, sinceMs) / live.plannedMs;
}

/** Milliseconds since this state arrived, renewed four times a second while its timer runs. */
export function useSince(state: TimerState | undefined): number {
  const [arrived, setArrived] = useState({ state, at: performance.now() });
  const [now, setNow] = useState(arrived.at);
  if (arrived.state !== state) {
    const at = performance.now();
    setArrived({ state, at });
    setNow(at);
  }
  const runs = state?.live?.state === 'running';
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [runs]);
  return Math.max(0, now - arrived.at);
}
