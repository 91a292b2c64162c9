// What a video that is played tells about itself: where it is, whether it runs, and whether all of it was played since
// the lesson was opened. What was skipped does not count as played.
import { useState } from 'react';

export interface FilmState {
  /** Seconds from the beginning. */
  time: number;
  /** Of its length, 0..1; 0 while the length is not known. */
  share: number;
  playing: boolean;
  /** Nearly all of it was played, and its end was reached. */
  seen: boolean;
  failed: boolean;
}

export type FilmEvent = 'time' | 'playing' | 'stopped' | 'failed';

/** The end of a film is often cut short by a moment, and seeking by keys leaves small gaps. */
const enough = 0.9;

type Played = Pick<HTMLVideoElement, 'currentTime' | 'duration' | 'ended' | 'played'>;

export function filmAfter(before: FilmState, event: FilmEvent, film: Played): FilmState {
  const { currentTime: time, duration, ended } = film;
  const share = Number.isFinite(duration) && duration > 0 ? Math.min(1, time / duration) : 0;
  const seen = before.seen || (ended && playedSeconds(film.played) >= duration * enough);
  const playing = event === 'playing' || (event === 'time' && before.playing);
  return { time, share, seen, playing, failed: before.failed || event === 'failed' };
}

function playedSeconds(played: TimeRanges): number {
  let seconds = 0;
  for (let at = 0; at < played.length; at += 1) seconds += played.end(at) - played.start(at);
  return seconds;
}

/** Who stopped in the last moments has seen it, and begins anew. A length that is not known yet has no end. */
export function isNearEnd(time: number, duration: number): boolean {
  return time > duration - Math.min(3, duration * 0.05);
}

export const filmAt = (time: number): FilmState => ({
  time,
  share: 0,
  playing: false,
  seen: false,
  failed: false,
});

export function useFilm(startAt: number) {
  const [film, setFilm] = useState(() => filmAt(startAt));
  return {
    film,
    onFilm: (event: FilmEvent, element: HTMLVideoElement) =>
      setFilm((before) => filmAfter(before, event, element)),
  };
}
