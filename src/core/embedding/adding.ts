// A model folder or zip that arrives in parts. It is gathered aside and judged when it is whole; it ends with the session
// that began it, because nobody could go on with it afterwards.
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { v7 } from 'uuid';
import { maxEmbedderBytes } from '#contract/embedding.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import type { KnownModel } from './known-models.ts';
import { isOfUse, isSafePath } from './model-files.ts';
import type { TakeIn } from './take-in.ts';
import { unzip } from './unzip.ts';

/** No file of a model has this name, since files of no use are not written. */
const zipName = 'model.zip';

/** A folder with thousands of files is not a model's. */
const maxFiles = 2000;

/** A window that was closed in the middle never says so. */
const abandonedAfterMs = 60 * 60_000;

interface Gathering {
  userId: string;
  sessionId: string;
  name: string;
  bytes: number;
  place: string;
  /** Bytes so far of each file. */
  received: Map<string, number>;
  unsafe: string | null;
  /** A part is being written. */
  isBusy: boolean;
  touchedAt: number;
}

export interface Adding {
  /** FILE_TOO_LARGE, STORAGE_FULL. */
  begin(owner: { userId: string; sessionId: string }, name: string, bytes: number): Promise<string>;
  /** BAD_REQUEST: a part out of order, two at once, or more than was announced. Answers the bytes so far. */
  part(userId: string, id: string, path: string, offset: number, part: Blob): Promise<number>;
  /** EMBEDDER_UNUSABLE, FILE_TOO_LARGE, ENGINE_LOST. Whatever comes of it, the files gathered are gone. */
  finish(userId: string, id: string, signal?: AbortSignal): Promise<KnownModel>;
  abort(userId: string, id: string): Promise<void>;
  stop(): Promise<void>;
}

export function createAdding({ sessions, clock }: Pick<Deps, 'sessions' | 'clock'>, takeIn: TakeIn): Adding {
  const gatherings = new Map<string, Gathering>();
  const stopped = new AbortController();
  const ending = new Set<Promise<unknown>>();
  sessions.onLeave((sessionId) => void endWhere((gathering) => gathering.sessionId === sessionId));

  return {
    async begin(owner, name, bytes) {
      const now = clock.monotonic();
      await endWhere(({ touchedAt }) => now - touchedAt > abandonedAfterMs);
      if (bytes > maxEmbedderBytes) throw fault('FILE_TOO_LARGE', { maxBytes: maxEmbedderBytes });
      const place = takeIn.newPlace();
      const disk = await statfs(place);
      if (bytes > disk.bavail * disk.bsize) {
        await takeIn.discard(place);
        throw fault('STORAGE_FULL', { bytes });
      }
      const id = v7();
      gatherings.set(id, {
        ...owner,
        name,
        bytes,
        place,
        received: new Map(),
        unsafe: null,
        isBusy: false,
        touchedAt: now,
      });
      return id;
    },

    async part(userId, id, path, offset, part) {
      const gathering = own(userId, id);
      const { received } = gathering;
      const before = received.get(path);
      const isNext = offset === (before ?? 0) && (before !== undefined || received.size < maxFiles);
      if (gathering.isBusy || !isNext || total(gathering) + part.size > gathering.bytes)
        throw fault('BAD_REQUEST');
      gathering.isBusy = true;
      gathering.touchedAt = clock.monotonic();
      try {
        if (path !== '' && !isSafePath(path)) gathering.unsafe = path;
        else if (path === '' || isOfUse(path))
          await append(join(gathering.place, path === '' ? zipName : path), before === undefined, part);
      } catch (error) {
        // Two names that are one to this disk.
        throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? fault('BAD_REQUEST') : error;
      } finally {
        gathering.isBusy = false;
      }
      received.set(path, offset + part.size);
      return total(gathering);
    },

    async finish(userId, id, signal) {
      const gathering = own(userId, id);
      if (gathering.isBusy) throw fault('NOT_FOUND');
      gatherings.delete(id);
      const either = signal ? AbortSignal.any([signal, stopped.signal]) : stopped.signal;
      return during(judge(gathering, either).finally(() => takeIn.discard(gathering.place)));
    },

    abort: (userId, id) => endWhere((gathering, key) => key === id && gathering.userId === userId),

    async stop() {
      stopped.abort();
      await endWhere(() => true);
      await Promise.allSettled(ending);
    },
  };

  function own(userId: string, id: string): Gathering {
    const gathering = gatherings.get(id);
    if (gathering?.userId !== userId) throw fault('NOT_FOUND');
    return gathering;
  }

  async function judge(gathering: Gathering, signal: AbortSignal): Promise<KnownModel> {
    const { place, name, received, unsafe } = gathering;
    if (unsafe !== null) throw fault('EMBEDDER_UNUSABLE', { reason: 'unsafe_path', file: unsafe });
    if (total(gathering) !== gathering.bytes) throw fault('EMBEDDER_UNUSABLE', { reason: 'not_a_model' });
    if (received.has('')) {
      await unzip(join(place, zipName), place, signal);
      await rm(join(place, zipName));
    }
    return takeIn.keep(place, { name: plainName(name), source: 'folder' }, signal);
  }

  async function endWhere(matches: (gathering: Gathering, id: string) => boolean): Promise<void> {
    const chosen = [...gatherings].filter(([id, gathering]) => matches(gathering, id));
    for (const [id] of chosen) gatherings.delete(id);
    await during(Promise.all(chosen.map(([, { place }]) => takeIn.discard(place))));
  }

  /** Work that the end of the app waits for. */
  function during<T>(work: Promise<T>): Promise<T> {
    ending.add(work);
    return work.finally(() => ending.delete(work));
  }
}

/** What it was called where it came from, to be shown. */
function plainName(name: string): string {
  return (
    name
      .replace(/\.zip$/i, '')
      .trim()
      .slice(0, 200) || 'model'
  );
}

function total({ received }: Gathering): number {
  return [...received.values()].reduce((sum, bytes) => sum + bytes, 0);
}

async function append(path: string, isNew: boolean, part: Blob): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, isNew ? 'wx' : 'a');
  try {
    await file.writeFile(new Uint8Array(await part.arrayBuffer()));
  } finally {
    await file.close();
  }
}
