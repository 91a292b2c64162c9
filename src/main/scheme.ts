// app://bundle/ serves the built window, and under bytesPrefix what the core gives to it as plain bytes. A scheme of
// our own instead of file:// gives the page a real origin, so that the same-origin rules and the content security
// policy mean something.
import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, relative, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { CustomScheme, Protocol } from 'electron';
import { type Bytes, bytesPrefix } from '#core/ports.ts';
import { answerBytes } from '#host/bytes.ts';
import { bundleOrigin, originOf, scheme } from './origin.ts';

/** Must be registered before the app is ready; later it has no effect. */
export const privilegedSchemes: CustomScheme[] = [
  {
    scheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
  },
];

// 'wasm-unsafe-eval' lets pdf.js compile its image decoders; it allows no script text.
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const hardening = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

// The page is sent with nosniff, so a missing entry here is a file that the window refuses to run.
const types: Record<string, string> = {
  '.bcmap': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** The file an address names inside `root`, or null when the address leaves it or cannot be decoded. */
export function fileFor(url: string, root: string): string | null {
  if (originOf(url) !== bundleOrigin) return null;
  let path: string;
  try {
    path = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
  // A backslash or a drive letter is a separator on Windows only; refusing both keeps one rule everywhere.
  if (/[\0\\:]/.test(path)) return null;
  const target = resolve(root, path === '/' ? 'index.html' : `.${path}`);
  const inside = relative(root, target);
  return inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)
    ? null
    : target;
}

/** Answers one request for the bundle: 200 with the hardening headers, 404 or 405 with them too. */
export async function serveBundle(request: Pick<Request, 'url' | 'method'>, root: string): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const file = fileFor(request.url, root);
  if (file === null) return refuse(404);
  try {
    const bytes = new Uint8Array(await readFile(file));
    const type = types[extname(file).toLowerCase()] ?? 'application/octet-stream';
    return new Response(request.method === 'HEAD' ? null : bytes, {
      headers: { ...hardening, 'Content-Type': type },
    });
  } catch {
    return refuse(404);
  }
}

/** What the core gives under a path that begins with `bytesPrefix`; null: nothing. */
export type OpenPath = (path: string) => Promise<Bytes | null>;

export async function serveBytes(
  { url, method, headers }: Pick<Request, 'url' | 'method' | 'headers'>,
  open: OpenPath,
): Promise<Response> {
  if (method !== 'GET' && method !== 'HEAD') return refuse(405);
  const bytes = await open(new URL(url).pathname).catch(() => null);
  if (bytes === null) return refuse(404);
  const answer = answerBytes(bytes, { method, range: headers.get('range') });
  const body = answer.body && (Readable.toWeb(answer.body()) as ReadableStream);
  return new Response(body, { status: answer.status, headers: { ...hardening, ...answer.headers } });
}

/** Mounts the bundle; call once, after ready. */
export function mountScheme(protocol: Pick<Protocol, 'handle'>, root: string, open: OpenPath): void {
  protocol.handle(scheme, (request) =>
    isBytes(request.url) ? serveBytes(request, open) : serveBundle(request, root),
  );
}

function isBytes(url: string): boolean {
  return originOf(url) === bundleOrigin && new URL(url).pathname.startsWith(bytesPrefix);
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: hardening });
}
