// Tells the core that somebody is here, where it cannot see that by itself: in the browser, while a focus is timed.
import { useEffect } from 'react';
import type { TimerState } from '#contract/timer.ts';
import { client } from '../../lib/client.ts';
import { isDesktop } from '../../lib/host.ts';
import { isBreak } from './use-timer.ts';

/** Idleness is counted in minutes. */
const atMostEveryMs = 20_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

export function useActivityReports(state: TimerState | undefined): void {
  const live = state?.live;
  const wanted = !isDesktop && live !== null && live !== undefined && !isBreak(live.kind);
  useEffect(() => {
    if (!wanted) return;
    let told = Number.NEGATIVE_INFINITY;
    const tell = () => {
      const now = performance.now();
      if (now - told < atMostEveryMs) return;
      told = now;
      // A report that is lost is followed by the next one.
      client.timer.sawActivity().catch(() => {});
    };
    tell();
    for (const sign of signs) window.addEventListener(sign, tell, { passive: true, capture: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, tell, { capture: true });
    };
  }, [wanted]);
}
