// Tells the core that a lesson is open, each quarter of a minute while it can be seen, and how far it is scrolled. The
// core's clock decides; what counts down here is only a picture of it.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Lesson } from '#contract/lessons.ts';
import { client, orpc } from '../../lib/client.ts';

const everyMs = 15_000;
const maxSeconds = 60;

export interface Reading {
  secondsLeft: number;
  /** Share of the text scrolled, kept with the next report. */
  setPosition: (position: number) => void;
}

export function useReading(lesson: Lesson): Reading {
  const queries = useQueryClient();
  const { id: lessonId } = lesson;
  const isRead = lesson.completedAt !== null;
  const [left, setLeft] = useState({ seconds: lesson.secondsLeft, at: performance.now() });
  const [now, setNow] = useState(() => performance.now());
  const position = useRef(lesson.lastPosition);
  const last = useRef<number | null>(null);

  const report = useCallback(
    async (from: number | null) => {
      const to = performance.now();
      last.current = to;
      const seconds = from === null ? 0 : Math.min(maxSeconds, Math.floor((to - from) / 1000));
      // A report that was not heard costs some seconds, not a message.
      const answer = await client.lessons
        .reading({ lessonId, seconds, position: position.current })
        .catch(() => null);
      if (!answer) return;
      setLeft({ seconds: answer.secondsLeft, at: to });
      const lastPosition = position.current;
      queries.setQueryData(orpc.lessons.get.queryKey({ input: { lessonId } }), (before) =>
        before ? { ...before, secondsLeft: answer.secondsLeft, lastPosition } : before,
      );
    },
    [lessonId, queries],
  );

  useEffect(() => {
    const isSeen = () => document.visibilityState === 'visible';
    const leave = () => {
      if (last.current !== null) void report(last.current);
      last.current = null;
    };
    const look = () => (isSeen() ? void report(null) : leave());
    if (isSeen()) void report(null);
    const timer = setInterval(() => {
      if (isSeen()) void report(last.current);
    }, everyMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      leave();
    };
  }, [report]);

  const counting = !isRead && left.seconds > 0;
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
