// One life of the helper process as its parent sees it: calls go in, and every call that has no answer when the
// process ends is answered with ENGINE_LOST. oRPC itself would leave a call on a dead port waiting for ever.
import { type ClientLink, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { FaultData } from '#contract/faults.ts';
import { channelToChild, type EngineProcess } from './channel.ts';

/** What is known about why a process ended. */
export type ExitDetail = Record<string, string | number>;

export interface RunningProcess {
  call: ClientLink<Record<never, never>>['call'];
  /** Resolves when the process is gone. */
  exited: Promise<void>;
  /** Asks the process to end. */
  end(): void;
  /** Ends it at once; waiting calls fail before the system confirms the death. */
  kill(): void;
}

/** The fault of a call that no process will answer; `retryable` is false while starting another one is pointless. */
export function engineLost(retryable: boolean): ORPCError<'ENGINE_LOST', FaultData> {
  return new ORPCError('ENGINE_LOST', {
    defined: true,
    status: 503,
    message: 'the helper process is gone',
    data: { retryable },
  });
}

/** Puts a just started process to use. `onExit` is called once, before any waiting call learns of the end. */
export function runProcess(child: EngineProcess, onExit: (detail: ExitDetail) => void): RunningProcess {
  const rpc = new RPCLink({ port: channelToChild(child) });
  const waiting = new Set<() => void>();
  let isGone = false;

  const failAll = () => {
    isGone = true;
    for (const fail of waiting) fail();
    waiting.clear();
  };

  const exited = new Promise<void>((resolve) => {
    let isReported = false;
    const report = (detail: ExitDetail) => {
      if (isReported) return;
      isReported = true;
      onExit(detail);
      failAll();
      resolve();
    };
    child.on('exit', (code: number | null, signal?: string | null) => {
      report({ code: code ?? -1, ...(signal ? { signal } : {}) });
    });
    child.on('error', (error: unknown) => {
      // A child that never started reports no exit; any other error is followed by one.
      if ('send' in child && child.pid === undefined) {
        report({ cause: error instanceof Error ? error.message : 'start failed' });
      }
    });
  });

  return {
    exited,
    call(path, input, options) {
      if (isGone) return Promise.reject(engineLost(true));
      return new Promise((resolve, reject) => {
        const fail = () => reject(engineLost(true));
        waiting.add(fail);
        rpc
          .call(path, input, options)
          .then(resolve, reject)
          .finally(() => waiting.delete(fail));
      });
    },
    end() {
      child.kill();
    },
    kill() {
      if ('send' in child) child.kill('SIGKILL');
      else child.kill();
      failAll();
    },
  };
}
