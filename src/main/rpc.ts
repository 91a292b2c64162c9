// Gives our windows their lines to the core. A port is taken only from the top frame of a window of ours on our origin;
// any other sender gets its port closed, so that its calls fail instead of hanging.
import { RPCHandler } from '@orpc/server/message-port';
import type { IpcMain, IpcMainEvent, WebContents } from 'electron';
import type { App as Core } from '#core/app.ts';
import type { Log } from '#core/ports.ts';

/** The one IPC channel of this app; the preload sends a MessagePort over it. */
const connectChannel = 'lectern:connect';

export interface RpcParts {
  ipcMain: Pick<IpcMain, 'on'>;
  router: Core['router'];
  sessionId: string;
  /** The contents of the windows that are open now. */
  contents(): Pick<WebContents, 'mainFrame'>[];
  origin: string;
  log: Log;
}

/** Serves the router on every port our own page hands over; a reload hands over a new one and closes the old. */
export function acceptPorts({ ipcMain, router, sessionId, contents, origin, log }: RpcParts): void {
  const handler = new RPCHandler(router);
  ipcMain.on(connectChannel, (event) => {
    const [port] = event.ports;
    if (port === undefined) return;
    if (event.ports.length !== 1 || !isOurs(event, contents(), origin)) {
      log.write('warn', 'rpc.refused', { origin: event.senderFrame?.origin ?? null });
      for (const refused of event.ports) refused.close();
      return;
    }
    handler.upgrade(port, { context: { sessionId } });
    port.start();
  });
}

function isOurs(
  event: Pick<IpcMainEvent, 'senderFrame'>,
  contents: Pick<WebContents, 'mainFrame'>[],
  origin: string,
): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    frame.parent === null &&
    frame.origin === origin &&
    contents.some(
      ({ mainFrame }) => frame.frameToken === mainFrame.frameToken && frame.processId === mainFrame.processId,
    )
  );
}
