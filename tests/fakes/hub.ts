// A model hub on loopback ports, as its public protocol has it: large files are answered with a redirect to another host
// that carries their SHA-256, small ones with one inside the host and their git blob id. Or a plain file server of the
// same files. Every request is recorded, and a test can spoil any of it.
import { createHash } from 'node:crypto';
import { type Exchange, type FakeServer, send, serve } from './http.ts';

export interface FakeHubOptions {
  /** Files of each repository, by "owner/name". */
  repositories: Record<string, Record<string, Buffer>>;
  /** Serves files at once, with an ETag at most. */
  isPlain?: boolean;
  /** Files from this size on lie on the other host. */
  largeFrom?: number;
  /** What the other host is called in redirects; its real address without it. */
  storeAddress?: string;
}

export interface FakeHub extends FakeServer {
  /** The other host. */
  store: FakeServer;
  repositories: Record<string, Record<string, Buffer>>;
  commit: string;
  etags: boolean;
  ignoresRange: boolean;
  /** Answers this instead, for files whose path ends so. */
  refuses: { file: string; status: number } | null;
  /** Ends the connection after so many bytes of the body of a file whose path ends so, once. */
  cutsOnce: { file: string; after: number } | null;
  /** Tells another hash than the file has, for files whose path ends so. */
  liesAbout: string | null;
  /** Called with each piece of a body before the next one is sent; what it returns is waited for. */
  onPiece(file: string): Promise<void> | void;
}

const pieceBytes = 64 * 1024;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const gitBlob = (bytes: Buffer) =>
  createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

export async function startFakeHub(options: FakeHubOptions): Promise<FakeHub> {
  const { repositories, isPlain = false, largeFrom = 100_000 } = options;
  const state = {
    repositories,
    commit: 'c0ffee00'.repeat(5),
    etags: true,
    ignoresRange: false,
    refuses: null as FakeHub['refuses'],
    cutsOnce: null as FakeHub['cutsOnce'],
    liesAbout: null as string | null,
    onPiece: (_file: string): Promise<void> | void => {},
  };

  const find = (path: string) => {
    const match = /^\/(?:api\/resolve-cache\/)?([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/.exec(path);
    const [, repository = '', revision = '', file = ''] = match ?? [];
    const isKnown = isPlain || revision === 'main' || revision === state.commit;
    const bytes = isKnown ? state.repositories[repository]?.[file] : undefined;
    return bytes && { repository, file, bytes };
  };

  const store = await serve(0, {}, async (exchange) => {
    const found = find(exchange.recorded.path);
    if (!found) return void exchange.response.writeHead(404).end();
    await body(exchange, found.file, found.bytes, { etag: '"of-the-store"' });
  });

  const hub = await serve(0, {}, async (exchange) => {
    const { recorded, response } = exchange;
    const found = find(recorded.path);
    if (!found) return void response.writeHead(404).end();
    const { repository, file, bytes } = found;
    if (state.refuses && file.endsWith(state.refuses.file))
      return void response.writeHead(state.refuses.status).end();
    const told = state.liesAbout !== null && file.endsWith(state.liesAbout) ? Buffer.from('other') : bytes;
    if (isPlain)
      return body(exchange, file, bytes, state.etags ? { etag: `"${sha256(told).slice(0, 20)}"` } : {});
    const headers: Record<string, string> = { 'x-repo-commit': state.commit };
    const path = `/${repository}/resolve/${state.commit}/${file}`;
    if (bytes.length >= largeFrom) {
      const base = options.storeAddress ?? store.url;
      response.writeHead(302, {
        ...headers,
        'x-linked-etag': `"${sha256(told)}"`,
        'x-linked-size': String(bytes.length),
        location: base + path,
      });
      return void response.end();
    }
    if (!recorded.path.startsWith('/api/')) {
      response.writeHead(307, { ...headers, location: `/api/resolve-cache${path}` });
      return void response.end();
    }
    await body(exchange, file, bytes, { ...headers, etag: `"${gitBlob(told)}"` });
  });

  async function body(
    { recorded, response, left }: Exchange,
    file: string,
    bytes: Buffer,
    headers: Record<string, string>,
  ): Promise<void> {
    const asked = /^bytes=(\d+)-$/.exec(recorded.headers.range ?? '')?.[1];
    const condition = recorded.headers['if-range'];
    const isSame = condition === undefined || condition === headers.etag;
    const from = asked !== undefined && isSame && !state.ignoresRange ? Number(asked) : 0;
    if (from >= bytes.length && from > 0) {
      return void response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
    }
    response.writeHead(from > 0 ? 206 : 200, {
      ...headers,
      'content-length': String(bytes.length - from),
      ...(from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}),
    });
    if (recorded.method === 'HEAD') return void response.end();
    const cut = state.cutsOnce && file.endsWith(state.cutsOnce.file) ? state.cutsOnce : null;
    for (let at = from; at < bytes.length && !left.aborted; at += pieceBytes) {
      if (cut && at - from >= cut.after) {
        state.cutsOnce = null;
        response.destroy();
        return;
      }
      await send(response, bytes.subarray(at, at + pieceBytes));
      await state.onPiece(file);
    }
    response.end();
  }

  const close = async () => {
    await Promise.all([hub.close(), store.close()]);
  };
  return Object.assign(state, { ...hub, store, close });
}
