// The parent's half of the helper process: starts it when first called, turns its death into a fault for every call
// that was waiting, and gives up for a while when it keeps dying. Work is never repeated by itself: only the caller
// knows whether the page that killed the process should be tried again.
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { engineContract } from '#contract/engine.ts';
import type { EngineProcess } from './channel.ts';
import { type ExitDetail, engineLost, type RunningProcess, runProcess } from './running-process.ts';

export type EngineState = 'idle' | 'running' | 'lost';

export interface EngineLink {
  client: ContractRouterClient<typeof engineContract>;
  /** Ends the process at once; every waiting call fails with ENGINE_LOST and the next call starts a new process. */
  kill(): void;
  /** Ends the process for good and waits for it. Later calls fail with ENGINE_LOST, not retryable. */
  close(): Promise<void>;
  /** "idle": none running; "running"; "lost": it died by itself and nothing has called since. */
  state(): EngineState;
}

/** Time as the link needs it; injected so that tests can move it. */
export interface LinkTimer {
  now(): number;
  /** Calls `action` after `ms`, unless the returned function was called before. */
  after(ms: number, action: () => void): () => void;
}

export interface EngineLinkOptions {
  /** Starts the process: `child_process.fork(entry, { serialization: 'advanced', … })` or `utilityProcess.fork(entry)`. */
  spawn: () => EngineProcess;
  log: {
    write(level: 'info' | 'warn' | 'error', event: string, fields?: Record<string, string | number>): void;
  };
  /** The process is ended after this long without a call; its open documents are lost with it. 0: never. */
  idleStopMs?: number;
  timer?: LinkTimer;
}

/** Three deaths within a minute mean that trying again does harm, not good. */
const breakerDeaths = 3;
const breakerWindowMs = 60_000;
const coolDownMs = 60_000;

/** Wait before the start that follows a death, doubled for each further death within the window. */
const backoffMs = 200;

/** How long an orderly end may take. */
const closeGraceMs = 2_000;

const defaultIdleStopMs = 5 * 60_000;

/** Variables the helper needs; everything else, secrets above all, stays with the parent. */
const passedVariables = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'LANG',
  'LC_ALL',
  'LECTERN_PDFJS_DIR',
];

/** The environment to start the process with. */
export function cleanEnvironment(source: Record<string, string | undefined>): Record<string, string> {
  const clean: Record<string, string> = {};
  for (const name of passedVariables) {
    const value = source[name];
    if (value !== undefined) clean[name] = value;
  }
  return clean;
}

/** Creates the link; nothing is started until the first call. */
export function createEngineLink(options: EngineLinkOptions): EngineLink {
  const { spawn, log, idleStopMs = defaultIdleStopMs, timer = systemTimer } = options;
  let running: RunningProcess | null = null;
  let starting: Promise<RunningProcess> | null = null;
  let closing: Promise<void> | null = null;
  const ending = new Set<RunningProcess>();
  let isLost = false;
  let pending = 0;
  let deaths: number[] = [];
  let restUntil = Number.NEGATIVE_INFINITY;
  let cancelIdleStop = () => {};

  const recentDeaths = () => {
    deaths = deaths.filter((at) => at > timer.now() - breakerWindowMs);
    return deaths.length;
  };

  const noteDeath = (detail: ExitDetail) => {
    isLost = true;
    deaths.push(timer.now());
    log.write('warn', 'engine.died', detail);
    if (recentDeaths() < breakerDeaths) return;
    restUntil = timer.now() + coolDownMs;
    deaths = [];
    log.write('error', 'engine.given-up', { coolDownMs });
  };

  const start = async (): Promise<RunningProcess> => {
    const recent = recentDeaths();
    if (recent > 0) await new Promise<void>((resolve) => timer.after(backoffMs * 2 ** (recent - 1), resolve));
    if (closing) throw engineLost(false);
    let started: RunningProcess;
    try {
      started = runProcess(spawn(), (detail) => {
        ending.delete(started);
        if (running !== started) return;
        running = null;
        noteDeath(detail);
      });
    } catch (error) {
      noteDeath({ cause: error instanceof Error ? error.message : 'start failed' });
      throw engineLost(true);
    }
    running = started;
    isLost = false;
    log.write('info', 'engine.started');
    return started;
  };

  const ensureRunning = (): Promise<RunningProcess> | RunningProcess => {
    if (closing || timer.now() < restUntil) throw engineLost(false);
    if (running) return running;
    starting ??= start().finally(() => {
      starting = null;
    });
    return starting;
  };

  /** Takes the process out of service; from here on its end is expected. */
  const retire = (): RunningProcess | null => {
    const retired = running;
    running = null;
    cancelIdleStop();
    if (retired) ending.add(retired);
    return retired;
  };

  const scheduleIdleStop = () => {
    if (pending > 0 || idleStopMs === 0 || !running) return;
    cancelIdleStop();
    cancelIdleStop = timer.after(idleStopMs, () => {
      if (pending === 0) retire()?.kill();
    });
  };

  const client: EngineLink['client'] = createORPCClient({
    async call(path, input, callOptions) {
      pending += 1;
      cancelIdleStop();
      try {
        const target = await ensureRunning();
        return await target.call(path, input, callOptions);
      } finally {
        pending -= 1;
        scheduleIdleStop();
      }
    },
  });

  return {
    client,
    kill() {
      retire()?.kill();
    },
    close() {
      closing ??= (async () => {
        await starting?.catch(() => undefined);
        retire();
        await Promise.all([...ending].map((process) => endGently(process, timer)));
      })();
      return closing;
    },
    state: () => (running ? 'running' : isLost ? 'lost' : 'idle'),
  };
}

/** Asks first, so that the process can leave by itself, and kills what has not gone after the grace period. */
async function endGently(process: RunningProcess, timer: LinkTimer): Promise<void> {
  process.end();
  const cancel = timer.after(closeGraceMs, () => process.kill());
  await process.exited;
  cancel();
}

const systemTimer: LinkTimer = {
  now: () => performance.now(),
  after(ms, action) {
    const handle = setTimeout(action, ms);
    return () => clearTimeout(handle);
  },
};
