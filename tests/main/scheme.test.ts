import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  contentSecurityPolicy,
  fileFor,
  mountScheme,
  privilegedSchemes,
  serveBundle,
  serveBytes,
} from '#main/scheme.ts';
import { contentPolicy } from '#web/headers.ts';
import { filmOf } from '../host/film.ts';
import { as } from './fakes.ts';

const film = filmOf('0123456789');

const place = mkdtempSync(join(tmpdir(), 'lectern-scheme-'));
const root = join(place, 'renderer');

beforeAll(() => {
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'assets', 'a b.mjs'), 'export {};');
  writeFileSync(join(place, 'secret.txt'), 'secret');
  mkdirSync(join(place, 'renderer-two'));
  writeFileSync(join(place, 'renderer-two', 'secret.txt'), 'secret');
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

const get = (url: string, method = 'GET') => serveBundle({ url, method }, root);

describe('the app scheme', () => {
  it('is a secure standard origin that may fetch, and does not bypass the content policy', () => {
    expect(privilegedSchemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
      },
    ]);
  });

  it('serves the page at its root and files by their decoded names', async () => {
    expect(await (await get('app://bundle/')).text()).toBe('<!doctype html>');
    expect(await (await get('app://bundle/assets/a%20b.mjs?v=1#x')).text()).toBe('export {};');
  });

  it.each([
    'app://bundle/../secret.txt',
    'app://bundle/%2e%2e/secret.txt',
    'app://bundle/..%2fsecret.txt',
    'app://bundle/assets/..%2f..%2fsecret.txt',
    'app://bundle/%2e%2e%2frenderer-two%2fsecret.txt',
    'app://bundle/..%5csecret.txt',
    'app://bundle//etc/passwd',
    'app://bundle/%2fetc/passwd',
    'app://bundle/C:%5cWindows%5cwin.ini',
    'app://bundle/file:%2f%2f%2fetc%2fpasswd',
    'app://bundle/index.html%00.png',
    'app://bundle/%E0%A4%A',
    'app://bundle/assets/..%2f',
    'app://elsewhere/index.html',
    'app://bundle.evil/index.html',
    'file:///etc/passwd',
    'https://bundle/index.html',
  ])('gives nothing away for %s', async (url) => {
    const answer = await get(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  it('never leaves its folder, whatever the path', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '/', '\\', '%00', 'a', 'C:', '//'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const url = `app://bundle/${pieces.join('/')}`;
        if (!URL.canParse(url)) return;
        const file = fileFor(url, root);
        if (file === null) return;
        const inside = relative(root, file);
        expect(inside).not.toBe('');
        expect(inside.split(/[\\/]/)[0]).not.toBe('..');
        expect(isAbsolute(inside)).toBe(false);
      }),
    );
  });

  it.each([
    ['x.html', 'text/html; charset=utf-8'],
    ['x.js', 'text/javascript; charset=utf-8'],
    ['x.mjs', 'text/javascript; charset=utf-8'],
    ['x.css', 'text/css; charset=utf-8'],
    ['x.wasm', 'application/wasm'],
    ['x.bcmap', 'application/octet-stream'],
    ['x.woff2', 'font/woff2'],
    ['x.SVG', 'image/svg+xml'],
    ['x.pfb', 'application/octet-stream'],
  ])('sends %s as %s', async (name, type) => {
    writeFileSync(join(root, name), 'x');
    expect((await get(`app://bundle/${name}`)).headers.get('content-type')).toBe(type);
  });

  it.each(['app://bundle/', 'app://bundle/missing.js'])(
    'sends the policy and the hardening headers with %s',
    async (url) => {
      const { headers } = await get(url);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/'unsafe-eval'|script-src[^;]*'unsafe-inline'|https?:|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    },
  );

  it('takes GET and HEAD only', async () => {
    expect((await get('app://bundle/', 'POST')).status).toBe(405);
    const head = await get('app://bundle/', 'HEAD');
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
  });

  it('is mounted on the scheme it registers', async () => {
    const handlers = new Map<string, (request: Request) => Promise<Response>>();
    mountScheme(
      as({ handle: (name: string, handler: never) => handlers.set(name, handler) }),
      root,
      async (path) => (path === '/bytes/video/1' ? film : null),
    );
    const ask = (url: string) => handlers.get('app')?.(as({ url, method: 'GET', headers: new Headers() }));
    expect((await ask('app://bundle/index.html'))?.status).toBe(200);
    expect(await (await ask('app://bundle/bytes/video/1'))?.text()).toBe('0123456789');
    expect((await ask('app://bundle/bytes/video/2'))?.status).toBe(404);
    expect((await ask('app://elsewhere/bytes/video/1'))?.status).toBe(404);
  });
});

describe('bytes beside the contract', () => {
  const ask = (range: string | null, method = 'GET') =>
    serveBytes(
      { url: 'app://bundle/bytes/video/1', method, headers: new Headers(range === null ? {} : { range }) },
      async () => film,
    );

  it('come in the range that a player asks for, with the hardening headers', async () => {
    const part = await ask('bytes=2-4');
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 2-4/10');
    expect(part.headers.get('content-type')).toBe('video/webm');
    expect(part.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await part.text()).toBe('234');
    expect((await ask('bytes=10-')).status).toBe(416);
    expect(await (await ask(null, 'HEAD')).text()).toBe('');
    expect((await ask(null, 'POST')).status).toBe(405);
  });

  it('can be let go of half-way, as a player does that seeks', async () => {
    const reader = (await ask(null)).body?.getReader();
    await reader?.read();
    await expect(reader?.cancel()).resolves.toBeUndefined();
  });
});

it('the window and the browser obey one content policy', () => {
  expect(contentSecurityPolicy).toBe(contentPolicy);
});
