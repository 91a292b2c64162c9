// The log on disk: one JSON line per event, one megabyte per file, three files. Lines are rare and short, so they are
// written at once; what is logged last before a crash is what one wants to read.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log, LogLevel } from '#core/ports.ts';

export interface LogOptions {
  /** Folder for lectern.log, lectern.1.log, …; made when missing. */
  dir: string;
  now(): number;
  maxBytes?: number;
  /** Files kept, the current one included. */
  keep?: number;
  /** Least level written. */
  least?: LogLevel;
}

const ranks: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

/** A log that never throws: a full disk must not take the app down with it. */
export function openLog({ dir, now, maxBytes = 1_000_000, keep = 3, least = 'info' }: LogOptions): Log {
  const file = (n: number) => join(dir, n === 0 ? 'lectern.log' : `lectern.${n}.log`);
  let bytes = 0;
  try {
    mkdirSync(dir, { recursive: true });
    bytes = statSync(file(0), { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    return { write: () => {} };
  }

  const rotate = () => {
    for (let n = keep - 1; n > 0; n -= 1) {
      if (statSync(file(n - 1), { throwIfNoEntry: false })) renameSync(file(n - 1), file(n));
    }
    bytes = 0;
  };

  return {
    write(level, event, fields = {}) {
      if (ranks[level] < ranks[least]) return;
      const line = `${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...fields })}\n`;
      const size = Buffer.byteLength(line);
      try {
        if (bytes > 0 && bytes + size > maxBytes) rotate();
        appendFileSync(file(0), line);
        bytes += size;
      } catch {
        // Nowhere left to say it.
      }
    },
  };
}
