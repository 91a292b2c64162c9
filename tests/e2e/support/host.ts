// A built web host of one's own: a free port, a data folder of its own, and a record of anything it tried to send out.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The web host's built entry. */
export const builtHost = join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'web.js');
const linkPattern = /http:\/\/127\.0\.0\.1:\d+\/start\?t=[\w-]+/g;

export interface Host {
  /** For example http://127.0.0.1:40123 */
  origin: string;
  dataDir: string;
  /** The link a new browser opens; each works once, and this always gives one that has not been used. */
  link(): string;
  /** False from the moment a test takes it down: what pages then complain of is the test's doing. */
  isUp(): boolean;
  /** What the host or its engine tried to reach outside this computer. */
  outbound(): string[];
  /** Stops reading what it prints, as a terminal that was closed does. */
  hangUp(): void;
  /** Ends it as Ctrl-C does and resolves with its exit status; the data folder stays. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

export interface HostOptions {
  /** Start on this data folder, as after a restart. A new empty one by default. */
  dataDir?: string;
  port?: number;
  env?: Record<string, string>;
}

export async function startHost(options: HostOptions = {}): Promise<Host> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'lectern-e2e-')));
  const record = join(dataDir, 'network-record');
  const deny = pathToFileURL(join(import.meta.dirname, 'deny-network.mjs')).href;
  const args = options.port === undefined ? [] : ['--port', String(options.port)];
  const child = spawn(process.execPath, [builtHost, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      LECTERN_DATA_DIR: dataDir,
      LECTERN_NETWORK_RECORD: record,
      NODE_OPTIONS: `--import ${deny}`,
      ...options.env,
    },
  });
  let printed = '';
  child.stdout.on('data', (data) => {
    printed += data;
  });
  const link = () => printed.match(linkPattern)?.at(-1) ?? '';
  await ready(child, () => link() !== '');
  let up = true;
  const end = (signal: NodeJS.Signals) => {
    up = false;
    return endChild(child, signal);
  };
  return {
    origin: new URL(link()).origin,
    dataDir,
    link,
    isUp: () => up,
    outbound: () => (existsSync(record) ? readFileSync(record, 'utf8').trim().split('\n') : []),
    hangUp() {
      child.stdout.destroy();
      child.stderr.destroy();
    },
    stop: () => end('SIGTERM'),
    async kill() {
      await end('SIGKILL');
    },
  };
}

/** Removes a data folder whose host has ended. */
export function removeData(host: Host): Promise<void> {
  return rm(host.dataDir, { recursive: true, force: true, maxRetries: 5 });
}

function ready(child: ChildProcess, hasLink: () => boolean): Promise<void> {
  let complaints = '';
  child.stderr?.on('data', (data) => {
    complaints += data;
  });
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (hasLink()) resolve();
    });
    child.once('exit', (code) =>
      reject(new Error(`The host ended with ${code} before it was ready: ${complaints}`)),
    );
  });
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code] = await ended;
  return code;
}
