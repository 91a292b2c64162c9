// One video on its way in: how much has arrived, what went wrong, and how to stop. It ends with the screen that began it.
import { useEffect, useRef, useState } from 'react';
import type { LessonVideo } from '#contract/lessons.ts';
import { client } from '../../lib/client.ts';
import { sendVideo } from './send-video.ts';

/** Less than this needs no word. */
const patienceMs = 500;

export type VideoUpload =
  | { state: 'none' }
  /** `slow`: it takes long enough to be shown. */
  | { state: 'sending'; file: File; sentBytes: number; slow: boolean }
  | { state: 'failed'; file: File; error: unknown };

export function useVideoUpload(onDone: (video: LessonVideo) => void) {
  const [upload, setUpload] = useState<VideoUpload>({ state: 'none' });
  const running = useRef<AbortController | null>(null);
  // Who typed something meanwhile must find it again, so the newest listener is told.
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });
  useEffect(() => () => running.current?.abort(), []);

  const cancel = () => {
    running.current?.abort();
    running.current = null;
    setUpload({ state: 'none' });
  };
  const start = async (file: File) => {
    running.current?.abort();
    const run = new AbortController();
    running.current = run;
    const isCurrent = () => running.current === run && !run.signal.aborted;
    const change = (part: { sentBytes: number } | { slow: boolean }) => {
      if (isCurrent()) setUpload((before) => (before.state === 'sending' ? { ...before, ...part } : before));
    };
    setUpload({ state: 'sending', file, sentBytes: 0, slow: false });
    const timer = setTimeout(() => change({ slow: true }), patienceMs);
    try {
      const onSent = (sentBytes: number) => change({ sentBytes });
      const video = await sendVideo(client.lessons, file, { signal: run.signal, onSent });
      if (!isCurrent()) {
        // Cancelled at the last moment: nobody will ask for it.
        await client.lessons.dropVideo({ videoId: video.id });
        return;
      }
      setUpload({ state: 'none' });
      done.current(video);
    } catch (error) {
      if (isCurrent()) setUpload({ state: 'failed', file, error });
    } finally {
      clearTimeout(timer);
    }
  };
  return { upload, start: (file: File) => void start(file), cancel };
}
