// What a host lends the core. Two hosts (Electron, loopback web) and the tests implement these; the core never
// learns which one it runs in.
import type { Readable } from 'node:stream';
import type { ContractRouterClient } from '@orpc/contract';
import type { engineContract } from '#contract/engine.ts';

/** Wall clock in epoch milliseconds and a monotonic clock in milliseconds. */
export interface Clock {
  now(): number;
  monotonic(): number;
  /** IANA name of the zone in force, for example "Europe/Berlin". */
  timeZone(): string;
  /** Runs `work` about every `ms`, without keeping the process alive; returns how to end it. */
  every(ms: number, work: () => void): () => void;
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

/** A model that turns text into unit vectors whose dot product tells likeness of meaning. */
export interface Embedder {
  /** Name of the model. With `digest`, `dim` and the prefixes it tells whether stored vectors are still its own. */
  id: string;
  dim: number;
  /** Hash of the model's files. */
  digest: string;
  /** What the model wants put before a question and before a passage; may be empty. */
  queryPrefix: string;
  passagePrefix: string;
  /** What a likeness of 1 weighs against the best full-text score, tuned for each model. */
  likenessWeight: number;
  /** A question of which more than this share of words was cut or unknown is left to full text; 1: never. */
  maxCutShare: number;
  /**
   * One vector a text, in order, and the share of its words the tokenizer had to cut or did not know; the prefix is
   * already part of the text.
   */
  embed(
    texts: string[],
    kind: 'query' | 'passage',
    signal: AbortSignal,
  ): Promise<{ vectors: Float32Array[]; cutShares: number[] }>;
}

/** Where keys live: outside the database, and never in the face. Names are ours, values are never logged. */
export interface Secrets {
  /** Where `set` would put a value now. */
  place(): Promise<'keychain' | 'encrypted' | 'session'>;
  get(name: string): Promise<{ value: string; place: 'keychain' | 'encrypted' | 'session' } | null>;
  /** Stores in the best place that works, and says which that was. */
  set(name: string, value: string): Promise<'keychain' | 'encrypted' | 'session'>;
  remove(name: string): Promise<void>;
}

/** Facts about this computer that tests set by hand. */
export interface Computer {
  platform: NodeJS.Platform;
  /** OLLAMA_HOST, if set. */
  ollamaHost: string | undefined;
  /** A program of this name can be started, or is installed where its installer puts it. */
  hasProgram(name: 'ollama'): Promise<boolean>;
  memoryBytes: number;
  cores: number;
}

/** What the computer does to somebody who studies: sleeping and locking begin and end. */
export type PowerEvent = 'suspend' | 'resume' | 'lock' | 'unlock';

/** Battery, sleep and idleness; null where the host cannot tell. */
export interface Power {
  onBattery(): boolean | null;
  /** Told when onBattery changes. Returns how to stop listening. */
  onChange(listener: () => void): () => void;
  /** Since the last key or movement anywhere on this computer. */
  idleMs(): number | null;
  /** A host may tell of a sleep only after it is over: then suspend and resume come together. Returns how to stop. */
  onSleep(listener: (event: PowerEvent) => void): () => void;
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
  /** Takes the place of the models the core would load through the engine; null: search goes by words alone. */
  embedder?: Embedder | null;
  /** Takes the place of chance where it decides what a model is asked, so that a run can be repeated. 0 up to `below`. */
  randomInt?(below: number): number;
  /** The way out of this computer, by the system's proxy. Used by core/network alone. */
  fetch: typeof globalThis.fetch;
  secrets: Secrets;
  power: Power;
  /** Environment and memory of this computer, for finding Ollama and for suggesting models. */
  computer: Computer;
}

/** What the paths of a host's own origin begin with under which it serves `Bytes`, to its own window only. */
export const bytesPrefix = '/bytes/';

/** Bytes too many for a message: a film that is played, an archive that is saved. A host serves them beside the contract. */
export interface Bytes {
  fileName: string;
  contentType: string;
  /** Null: not known before they have been read; then they come only as a whole. */
  byteSize: number | null;
  /** To be saved, not shown. */
  isDownload: boolean;
  /** Bytes [from, to), read as fast as they are taken; an error ends the stream. */
  read(from: number, to: number): Readable;
}

/** Every call carries the session it came from: one per browser cookie, "desktop" for the Electron window and tray. */
export interface CallContext {
  sessionId: string;
}
