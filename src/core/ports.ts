// What a host lends the core. Two hosts (Electron, loopback web) and the tests implement these; the core never
// learns which one it runs in.
import type { ContractRouterClient } from '@orpc/contract';
import type { engineContract } from '#contract/engine.ts';

/** Wall clock in epoch milliseconds and a monotonic clock in milliseconds. */
export interface Clock {
  now(): number;
  monotonic(): number;
  /** IANA name of the zone in force, for example "Europe/Berlin". */
  timeZone(): string;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogFields = Record<string, string | number | boolean | null | undefined>;

/** One JSON line: an event name and fields. Never document text, questions or keys. */
export interface Log {
  write(level: LogLevel, event: string, fields?: LogFields): void;
}

/** Calls into the helper process; a death of the process surfaces as ENGINE_LOST, never as a hang. */
export interface Engine {
  client: ContractRouterClient<typeof engineContract>;
  state(): 'idle' | 'running' | 'lost';
  /** Kills the process at once, for a page that stalls; the next call starts a new one. */
  kill(): void;
  /** Waits for the process to end. */
  close(): Promise<void>;
}

export interface Ports {
  /** Folder that holds lectern.sqlite, files/ and logs/; exists and is writable. */
  dataDir: string;
  /** Folder with the generated migrations. */
  migrationsDir: string;
  /** Folder with the sample material and other shipped files. */
  resourcesDir: string;
  /** Replaces `app.asar` in native library paths where a host packs its files; identity elsewhere. */
  unpacked(path: string): string;
  /** Application version, for health and about. */
  version: string;
  /** Which host this is, for health and about. */
  host: 'electron' | 'web' | 'test';
  clock: Clock;
  log: Log;
  engine: Engine;
}

/** Every call carries the session it came from: one per browser cookie, "desktop" for the Electron window and tray. */
export interface CallContext {
  sessionId: string;
}
