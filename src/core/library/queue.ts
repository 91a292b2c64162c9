// Who is read next. The row is the job: there is no list in memory that a kill could lose, and one material is read at
// a time because the engine is one process.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { materials } from '../db/schema/library.ts';
import type { Deps } from '../deps.ts';
import { toFault } from '../faults.ts';
import type { MaterialRow } from './materials.ts';
import { type Progress, unfinished } from './progress.ts';

export interface Queue {
  /** There may be something to do. */
  kick(): void;
  /** Stops reading this material, when it is the one being read; its row says what happens to it. */
  interrupt(materialId: string): void;
  /** Stops after what is being written; resolves when nothing is under way. */
  stop(): Promise<void>;
}

interface QueueDeps extends Pick<Deps, 'database' | 'log'> {
  ingest(row: MaterialRow, signal: AbortSignal): Promise<void>;
  progress: Progress;
  /** Called whenever nothing is left to read. */
  onIdle(): void;
}

export function createQueue({ database: { db }, log, ingest, progress, onIdle }: QueueDeps): Queue {
  let running: Promise<void> | null = null;
  let current: { id: string; abort: AbortController } | null = null;
  let isKicked = false;
  let isStopped = false;

  return {
    kick() {
      if (isStopped) return;
      isKicked = true;
      running ??= work()
        .catch((error) => void toFault(error, log, 'library.queue'))
        .finally(() => {
          running = null;
          if (!isStopped) onIdle();
        });
    },
    interrupt(materialId) {
      if (current?.id === materialId) current.abort.abort();
    },
    async stop() {
      isStopped = true;
      current?.abort.abort();
      await running;
    },
  };

  async function work() {
    // The call that queued a material answers before its reading begins.
    await new Promise(setImmediate);
    while (isKicked && !isStopped) {
      isKicked = false;
      await readAll();
    }
  }

  async function readAll() {
    for (let row = next(); row && !isStopped; row = next()) {
      const abort = new AbortController();
      current = { id: row.id, abort };
      try {
        await ingest(row, abort.signal);
      } catch (error) {
        if (!abort.signal.aborted && !giveUp(row, error)) return;
      } finally {
        current = null;
      }
      await new Promise(setImmediate);
    }
  }

  /** Answers false when not even the failure can be written: the row stays and is tried at the next kick. */
  function giveUp(row: MaterialRow, error: unknown): boolean {
    const { code, data } = toFault(error, log, 'library.ingest');
    try {
      progress.end(row, 'failed', data.params ? { code, params: data.params } : { code });
      return true;
    } catch (second) {
      toFault(second, log, 'library.ingest');
      return false;
    }
  }

  /** Oldest first. */
  function next(): MaterialRow | undefined {
    return db
      .select()
      .from(materials)
      .where(
        and(
          inArray(materials.processingStatus, unfinished),
          eq(materials.paused, false),
          isNull(materials.deletedAt),
        ),
      )
      .orderBy(asc(materials.uploadedAt), asc(materials.id))
      .limit(1)
      .get();
  }
}
