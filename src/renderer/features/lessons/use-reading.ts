// Tells the core that a lesson is open, each quarter of a minute while it can be seen, and how far it is read. Of a video
// file only the time counts in which it plays. The core's clock decides; what counts down here is only a picture of it.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Lesson } from '#contract/lessons.ts';
import { client, orpc } from '../../lib/client.ts';

const everyMs = 15_000;
const maxSeconds = 60;

export interface Reading {
  secondsLeft: number;
  /** Share of the text scrolled, or seconds of the video, kept with the next report. */
  setPosition: (position: number) => void;
}

/** `counts`: what happens now is reading or watching. */
export function useReading(lesson: Lesson, counts: boolean): Reading {
  const queries = useQueryClient();
  const { id: lessonId } = lesson;
  const isRead = lesson.completedAt !== null;
  const [left, setLeft] = useState({ seconds: lesson.secondsLeft, at: performance.now() });
  const [now, setNow] = useState(() => performance.now());
  const position = useRef(lesson.lastPosition);
  const last = useRef<number | null>(null);
  const told = useRef<number | null>(null);

  const report = useCallback(
    async (from: number | null) => {
      const to = performance.now();
      last.current = to;
      told.current = position.current;
      const lastPosition = position.current;
      const keep = (part: Partial<Lesson>) =>
        queries.setQueryData(orpc.lessons.get.queryKey({ input: { lessonId } }), (before) =>
          before ? { ...before, ...part, lastPosition } : before,
        );
      // At once, for somebody who comes back before the answer does.
      keep({});
      const seconds = from === null ? 0 : Math.min(maxSeconds, Math.floor((to - from) / 1000));
      // A report that was not heard costs some seconds, not a message.
      const answer = await client.lessons
        .reading({ lessonId, seconds, position: lastPosition })
        .catch(() => null);
      if (!answer) return;
      setLeft({ seconds: answer.secondsLeft, at: to });
      keep({ secondsLeft: answer.secondsLeft });
    },
    [lessonId, queries],
  );

  useEffect(() => {
    const isVisible = () => document.visibilityState === 'visible';
    const isSeen = () => counts && isVisible();
    const leave = () => {
      // A place that was moved without watching is kept as well.
      if (last.current !== null || (told.current !== null && told.current !== position.current))
        void report(last.current);
      if (counts) setLeft(stopped);
      last.current = null;
    };
    const enter = () => {
      setLeft(({ seconds }) => ({ seconds, at: performance.now() }));
      void report(null);
    };
    const look = () => (isSeen() ? enter() : leave());
    if (isSeen()) enter();
    else if (isVisible() && told.current === null) {
      void report(null);
      last.current = null;
    }
    const timer = setInterval(() => {
      if (isSeen()) void report(last.current);
    }, everyMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      leave();
    };
  }, [report, counts]);

  const counting = counts && !isRead && left.seconds > 0;
  const shown = counting ? Math.max(0, Math.ceil(left.seconds - (now - left.at) / 1000)) : left.seconds;
  useEffect(() => {
    if (!counting) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') setNow(performance.now());
    }, 1000);
    return () => clearInterval(timer);
  }, [counting]);
  // At the end of the countdown the core is asked whether it agrees.
  useEffect(() => {
    if (counting && shown === 0) void report(last.current);
  }, [counting, shown, report]);

  const setPosition = useCallback((share: number) => {
    position.current = share;
  }, []);
  return { secondsLeft: shown === 0 && counting ? 1 : shown, setPosition };
}

/** What the countdown shows when it stops; the core's answer follows. */
function stopped({ seconds, at }: { seconds: number; at: number }): { seconds: number; at: number } {
  const now = performance.now();
  return { seconds: seconds === 0 ? 0 : Math.max(1, Math.ceil(seconds - (now - at) / 1000)), at: now };
}
