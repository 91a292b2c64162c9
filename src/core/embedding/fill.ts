// Reads passages into vectors behind the text. The cursor is the highest seq that has a vector: a passage's row is never
// changed, only replaced under a new seq, so nothing is ever embedded twice and a stop costs at most one batch.
import type { Deps } from '../deps.ts';
import { toFault } from '../faults.ts';
import type { Reader } from './readers.ts';

export interface Fill {
  /** There may be passages without a vector, or a reason to hold may have gone. */
  kick(): void;
  /** Code of the last failure, until the next success. */
  problem(): string | null;
  stop(): Promise<void>;
}

interface FillDeps extends Pick<Deps, 'database' | 'log'> {
  /** Models that should have read everything: the one that answers first, so that new text is found at once. */
  readers(): Reader[];
  isHeld(): boolean;
  /** Vectors were added, or how it goes has changed. */
  onProgress(): void;
  /** The model has read everything there is. */
  onWhole(reader: Reader): void;
  /** The model's files are not what they were. */
  onUnusable(reader: Reader): void;
}

/** Some hundredths of a second of a small model's work. */
const passagesPerBatch = 16;

/** Wait after a failure, doubled up to a minute, when the link to a process that keeps dying has rested too. */
const firstWaitMs = 250;
const longestWaitMs = 61_000;

interface Passage {
  seq: number;
  heading: string | null;
  text: string;
}

export function createFill(deps: FillDeps): Fill {
  const { sqlite } = deps.database;
  const stopped = new AbortController();
  const cursors = new WeakMap<Reader, number>();
  const after = sqlite.prepare(`
    SELECT seq, heading, chunk_text AS text FROM material_chunks WHERE seq > ? ORDER BY seq LIMIT ${passagesPerBatch}`);
  let filling: Promise<void> | null = null;
  let isKicked = false;
  let failures = 0;
  let problem: string | null = null;
  let retry: NodeJS.Timeout | undefined;

  function kick(): void {
    if (stopped.signal.aborted) return;
    isKicked = true;
    clearTimeout(retry);
    filling ??= work().finally(() => {
      filling = null;
    });
  }

  return {
    kick,
    problem: () => problem,
    async stop() {
      stopped.abort();
      clearTimeout(retry);
      await filling;
    },
  };

  async function work(): Promise<void> {
    while (isKicked && !stopped.signal.aborted) {
      isKicked = false;
      for (let next = upNext(); next && !stopped.signal.aborted; next = upNext()) {
        if (!(await read(next.reader, next.passages))) return;
        await new Promise(setImmediate);
      }
    }
  }

  /** What is to be read now; null when everything is, or when reading is held. */
  function upNext(): { reader: Reader; passages: Passage[] } | null {
    if (deps.isHeld()) return null;
    for (const reader of deps.readers()) {
      const passages = after.all(cursors.get(reader) ?? reader.index.lastSeq()) as Passage[];
      if (passages.length > 0) return { reader, passages };
      deps.onWhole(reader);
    }
    return null;
  }

  /** Answers false when it failed and will be tried again later. */
  async function read(reader: Reader, passages: Passage[]): Promise<boolean> {
    const { embed, passagePrefix } = reader.embedder;
    try {
      const texts = passages.map(({ heading, text }) =>
        `${passagePrefix}${heading ?? ''}\n${text}`.trimStart(),
      );
      const { vectors } = await embed(texts, 'passage', stopped.signal);
      stopped.signal.throwIfAborted();
      // Another model was chosen meanwhile, and this one's index is gone.
      if (!deps.readers().includes(reader)) return true;
      sqlite.transaction(() => {
        reader.index.insert(passages.map(({ seq }, i) => ({ seq, vector: vectors[i] as Float32Array })));
      })();
      cursors.set(reader, passages.at(-1)?.seq ?? 0);
      failures = 0;
      problem = null;
      deps.onProgress();
      return true;
    } catch (error) {
      if (!stopped.signal.aborted) failed(reader, error);
      return false;
    }
  }

  function failed(reader: Reader, error: unknown): void {
    const { code } = toFault(error, deps.log, 'embedding.fill');
    problem = code;
    deps.log.write('warn', 'embedding.failed', { model: reader.fullName, code });
    if (code === 'EMBEDDER_UNUSABLE') deps.onUnusable(reader);
    const wait = Math.min(firstWaitMs * 2 ** failures, longestWaitMs);
    failures += 1;
    retry = setTimeout(kick, wait).unref();
    deps.onProgress();
  }
}
