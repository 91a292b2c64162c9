// The list of files on their way in: one after the other, each with its own fate.
import { describe, expect, it } from 'vitest';
import type { UploadCalls } from '#renderer/features/library/send-file.ts';
import { createUploads, type Finished } from '#renderer/features/library/uploads.ts';

const place = { subjectId: null, topicId: null };
const file = (name: string) => new File(['x'], name);

/** Files named "bad…" are refused; `hold` keeps one waiting until it is released. */
function started(hold?: Promise<void>) {
  const seen: string[] = [];
  const finished: Finished[] = [];
  const turns: ((result: Finished) => void)[] = [];
  const calls = {
    import: async ({ file: { name } }: { file: File }, { signal }: { signal: AbortSignal }) => {
      seen.push(name);
      await hold;
      signal.throwIfAborted();
      if (name.startsWith('bad')) throw new Error(`no ${name}`);
      return { material: { id: name }, duplicate: false };
    },
  } as unknown as UploadCalls;
  const uploads = createUploads(calls, (result) => {
    finished.push(result);
    turns.shift()?.(result);
  });
  const next = () => new Promise<Finished>((resolve) => turns.push(resolve));
  return { uploads, seen, finished, next };
}

describe('uploads', () => {
  it('are sent in the order they were added and told of once', async () => {
    const { uploads, seen, next } = started();
    const done = next();
    uploads.add([file('a'), file('b')], place);
    uploads.add([file('c')], place);
    const { imported } = await done;
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(imported.map(({ material }) => material.id)).toEqual(['a', 'b', 'c']);
    expect(uploads.read()).toEqual([]);
  });

  it('go on after one that failed, which stays on the list with its reason', async () => {
    const { uploads, next } = started();
    const done = next();
    uploads.add([file('bad'), file('good')], place);
    const { imported, failed } = await done;
    expect(imported).toHaveLength(1);
    expect(failed.map(({ fileName }) => fileName)).toEqual(['bad']);
    expect(uploads.read()[0]).toMatchObject({ state: 'failed', error: new Error('no bad') });
  });

  it('can be tried again', async () => {
    const { uploads, seen, next } = started();
    const first = next();
    uploads.add([file('bad')], place);
    await first;
    const second = next();
    uploads.retry(uploads.read()[0]!.id);
    await second;
    expect(seen).toEqual(['bad', 'bad']);
  });

  it('leave without a word when they are cancelled', async () => {
    const gate = Promise.withResolvers<void>();
    const { uploads, next } = started(gate.promise);
    const done = next();
    uploads.add([file('a'), file('b')], place);
    const [a, b] = uploads.read();
    uploads.drop(b!.id);
    uploads.drop(a!.id);
    gate.resolve();
    const { imported, failed } = await done;
    expect([imported, failed, uploads.read()]).toEqual([[], [], []]);
  });

  it('tell their followers of every change', async () => {
    const { uploads, next } = started();
    const states: string[] = [];
    uploads.subscribe(() => states.push(uploads.read()[0]?.state ?? 'gone'));
    const done = next();
    uploads.add([file('a')], place);
    await done;
    expect(states).toEqual(['waiting', 'sending', 'gone']);
  });
});
