// Makes a message port out of either end of the pipe to the helper process, so that oRPC's one port adapter serves
// Node's child_process and Electron's utilityProcess alike. A post to an end that is gone is dropped, never thrown:
// whoever waits for the answer learns of the death from the process' exit.

/** What oRPC expects of a port (the shape of Electron's MessagePortMain). */
export interface Channel {
  on(event: string, callback: (event?: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

interface ProcessEvents {
  // biome-ignore lint/suspicious/noExplicitAny: both kinds of process declare their listeners per event
  on(event: any, listener: (...args: any[]) => void): unknown;
}

/** A child started by `child_process.fork` with serialization "advanced", as far as it is used. */
export interface ForkedProcess extends ProcessEvents {
  readonly pid?: number | undefined;
  readonly connected: boolean;
  send(message: object, callback: (error: Error | null) => void): boolean;
  kill(signal?: 'SIGKILL'): boolean;
}

/** A child started by Electron's `utilityProcess.fork`, as far as it is used. */
export interface UtilityProcess extends ProcessEvents {
  readonly pid?: number | undefined;
  postMessage(message: object): void;
  kill(): boolean;
}

/** The helper process as its parent holds it. */
export type EngineProcess = ForkedProcess | UtilityProcess;

/** The parent's end. */
export function channelToChild(child: EngineProcess): Channel {
  let isGone = false;
  child.on('exit', () => {
    isGone = true;
  });
  return {
    on(event, callback) {
      if (event === 'message') child.on('message', (data: unknown) => callback({ data: unwrap(data) }));
      if (event === 'close') child.on('exit', () => callback());
    },
    postMessage(message) {
      if (isGone) return;
      try {
        if (!('send' in child)) child.postMessage({ rpc: message });
        else if (child.connected) child.send({ rpc: message }, () => undefined);
      } catch {
        // The child went between the check and the post; its exit tells the rest.
      }
    },
  };
}

/** The child's end, whichever way this process was started. Throws when it was not started as a child. */
export function channelToParent(): Channel {
  const port = (process as { parentPort?: ParentPort }).parentPort;
  if (port) {
    return {
      on(event, callback) {
        if (event === 'message') port.on('message', ({ data }) => callback({ data: unwrap(data) }));
      },
      postMessage: (message) => port.postMessage({ rpc: message }),
    };
  }
  if (!process.send) throw new Error('the engine must be started as a child process');
  return {
    on(event, callback) {
      if (event === 'message') process.on('message', (data) => callback({ data: unwrap(data) }));
      if (event === 'close') process.on('disconnect', () => callback());
    },
    postMessage(message) {
      if (process.connected) process.send?.({ rpc: message }, undefined, undefined, () => undefined);
    },
  };
}

/** Electron's `process.parentPort`, typed here because this room knows no Electron. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
}

function unwrap(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'rpc' in message ? message.rpc : undefined;
}
