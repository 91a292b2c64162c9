// In a browser the tab stands in for the tray: the time in its title, the state in its picture.
import { useEffect } from 'react';
import type { LiveTimer, TimerState } from '#contract/timer.ts';
import { isDesktop } from '../../lib/host.ts';
import { clockFace, shownMs } from './clock.ts';
import { isBreak } from './use-timer.ts';

/** Between the time and the screen's own title, which React goes on setting. */
const mark = ' · ';

export function useTabSigns(state: TimerState | undefined): void {
  const live = isDesktop ? null : (state?.live ?? null);
  useEffect(() => {
    if (!live) return;
    const arrived = performance.now();
    const show = () => {
      const time = clockFace(shownMs(live, performance.now() - arrived), live.plannedMs !== null);
      document.title = time + mark + ownTitle();
    };
    show();
    const timer = setInterval(show, 1000);
    return () => {
      clearInterval(timer);
      document.title = ownTitle();
    };
  }, [live]);
  const glyph = live ? glyphOf(live) : null;
  useEffect(() => {
    if (glyph === null) return;
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    const plain = link?.href;
    if (!link || plain === undefined) return;
    let left = false;
    void badged(plain, glyph).then((picture) => {
      if (!left) link.href = picture;
    });
    return () => {
      left = true;
      link.href = plain;
    };
  }, [glyph]);
}

function ownTitle(): string {
  return document.title.replace(/^[\d:]+ · /, '');
}

type Glyph = 'focus' | 'break' | 'paused';

function glyphOf(live: LiveTimer): Glyph {
  if (live.state === 'paused') return 'paused';
  return isBreak(live.kind) ? 'break' : 'focus';
}

/** In shares of the picture's side, so that any drawing will do. */
const badges: Record<Glyph, string> = {
  focus: '<circle cx="0.76" cy="0.76" r="0.22" fill="#d2461f" stroke="#fff" stroke-width="0.05"/>',
  break: '<circle cx="0.76" cy="0.76" r="0.19" fill="#fff" stroke="#2f6ea5" stroke-width="0.09"/>',
  paused:
    '<rect x="0.54" y="0.54" width="0.42" height="0.42" rx="0.1" fill="#fff"/><path d="M.68 .63v.24M.82 .63v.24" stroke="#444" stroke-width="0.09"/>',
};

async function badged(address: string, glyph: Glyph): Promise<string> {
  const drawing = await (await fetch(address)).text();
  const side = Number(/viewBox="0 0 (\d+)/.exec(drawing)?.[1] ?? 32);
  const svg = drawing.replace('</svg>', `<g transform="scale(${side})">${badges[glyph]}</g></svg>`);
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
