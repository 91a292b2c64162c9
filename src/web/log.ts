// The web host's log: one JSON object a line, rotated by size, so a forgotten host cannot fill the disk. A log that
// cannot be written is given up silently: it must never take the app down with it.
import { join } from 'node:path';
import { createStream } from 'rotating-file-stream';
import type { Log, LogLevel } from '#core/ports.ts';

const ranks: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

export interface FileLog extends Log {
  /** Writes what is pending and closes the file. */
  close(): Promise<void>;
}

/** Writes `logs/lectern.log` in the data folder, 2 MB a file, the last five kept. Lines below `least` are dropped. */
export function createFileLog(dataDir: string, least: LogLevel, now: () => number): FileLog {
  const stream = createStream('lectern.log', { path: join(dataDir, 'logs'), size: '2M', maxFiles: 5 });
  let broken = false;
  stream.on('error', () => {
    broken = true;
  });
  return {
    write(level, event, fields) {
      if (broken || ranks[level] < ranks[least]) return;
      stream.write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...fields })}\n`);
    },
    close: () => new Promise((resolve) => (broken ? resolve() : stream.end(() => resolve()))),
  };
}
