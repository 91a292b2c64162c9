// A proxy on this computer that takes note of what it is asked for, and answers everything itself: nothing goes further.
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

export interface RecordingProxy {
  address: string;
  /** Addresses asked for in full, and "CONNECT host:port" for tunnels. */
  asked: string[];
  close(): void;
}

export async function openProxy(answer: RequestListener): Promise<RecordingProxy> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    if (request.url?.startsWith('http')) asked.push(request.url);
    answer(request, response);
  });
  const port = () => (server.address() as AddressInfo).port;
  // A tunnel leads back here, where what comes out of it is answered like any other request.
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    const through = connect(port(), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      through.pipe(socket).pipe(through);
    });
    through.on('error', () => socket.destroy());
    socket.on('error', () => through.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${port()}`,
    asked,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
