// What counts as watched, and what is sent when a video is chosen.
import { describe, expect, it, vi } from 'vitest';
import { sendVideo, type VideoCalls } from '#renderer/features/lessons/send-video.ts';
import { filmAfter, filmAt, isNearEnd } from '#renderer/features/lessons/use-film.ts';
import { uploadPartBytes } from '#renderer/lib/send-parts.ts';

/** A film of 100 seconds of which these stretches were played. */
function played(stretches: [number, number][], { currentTime = 100, ended = false, duration = 100 } = {}) {
  return {
    currentTime,
    duration,
    ended,
    played: {
      length: stretches.length,
      start: (at: number) => stretches[at]![0],
      end: (at: number) => stretches[at]![1],
    },
  };
}

describe('a film', () => {
  it('plays from the moment it runs until it stops', () => {
    let film = filmAt(20);
    expect(film).toMatchObject({ time: 20, playing: false });
    film = filmAfter(film, 'time', played([], { currentTime: 20 }));
    expect(film.playing).toBe(false);
    film = filmAfter(film, 'playing', played([], { currentTime: 20 }));
    film = filmAfter(film, 'time', played([[20, 30]], { currentTime: 30 }));
    expect(film).toMatchObject({ time: 30, share: 0.3, playing: true });
    expect(filmAfter(film, 'stopped', played([[20, 30]], { currentTime: 30 }))).toMatchObject({
      playing: false,
    });
  });

  it.each([
    ['from end to end', [[0, 100]], true, true],
    [
      'with small gaps',
      [
        [0, 40],
        [45, 100],
      ],
      true,
      true,
    ],
    ['from where it was left', [[60, 100]], true, false],
    ['by its end alone', [[99, 100]], true, false],
    ['but for its end', [[0, 95]], false, false],
  ] as [string, [number, number][], boolean, boolean][])('seen %s', (_how, stretches, ended, seen) => {
    expect(filmAfter(filmAt(0), 'stopped', played(stretches, { ended })).seen).toBe(seen);
  });

  it('stays seen when it is begun anew', () => {
    const seen = filmAfter(filmAt(0), 'stopped', played([[0, 100]], { ended: true }));
    expect(filmAfter(seen, 'time', played([[0, 100]], { currentTime: 3 }))).toMatchObject({
      seen: true,
      time: 3,
    });
  });

  it.each([
    [596, 600, false],
    [598, 600, true],
    [2.5, 5, false],
    [4.9, 5, true],
    [5, Number.POSITIVE_INFINITY, false],
  ])('left at %d of %d seconds is at its end: %s', (time, duration, isEnd) => {
    expect(isNearEnd(time, duration)).toBe(isEnd);
  });

  it('has no share while its length is not known', () => {
    const endless = played([], { currentTime: 5, duration: Number.POSITIVE_INFINITY });
    expect(filmAfter(filmAt(0), 'time', endless)).toMatchObject({ share: 0, seen: false });
  });
});

describe('a chosen video', () => {
  const setUp = () => {
    const sent: number[] = [];
    const video = {
      id: 'v',
      fileName: 'a.webm',
      contentType: 'video/webm',
      byteSize: 1,
      address: '/bytes/video/v',
    };
    const calls = {
      beginVideo: vi.fn(async () => ({ uploadId: 'u' })),
      videoPart: vi.fn(async ({ part }: { part: File }) => {
        sent.push(part.size);
        return { receivedBytes: sent.reduce((a, b) => a + b, 0) };
      }),
      finishVideo: vi.fn(async () => video),
      abortVideo: vi.fn(async () => {}),
    };
    return { sent, video, calls, typed: calls as unknown as VideoCalls };
  };
  const file = new File([new Uint8Array(uploadPartBytes + 5)], 'a.webm');

  it('goes in parts, and tells how far it is', async () => {
    const { sent, video, calls, typed } = setUp();
    const seen: number[] = [];
    const signal = new AbortController().signal;
    expect(await sendVideo(typed, file, { signal, onSent: (bytes) => void seen.push(bytes) })).toBe(video);
    expect(sent).toEqual([uploadPartBytes, 5]);
    expect(seen).toEqual([uploadPartBytes, uploadPartBytes + 5]);
    expect(calls.beginVideo).toHaveBeenCalledWith({ fileName: 'a.webm', byteSize: file.size }, { signal });
    expect(calls.abortVideo).not.toHaveBeenCalled();
  });

  it('is given up where a part is refused', async () => {
    const { calls, typed } = setUp();
    calls.videoPart.mockRejectedValueOnce(new Error('no film'));
    const signal = new AbortController().signal;
    await expect(sendVideo(typed, file, { signal, onSent: () => {} })).rejects.toThrow('no film');
    expect(calls.abortVideo).toHaveBeenCalledWith({ uploadId: 'u' });
    expect(calls.finishVideo).not.toHaveBeenCalled();
  });
});
