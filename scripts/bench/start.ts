// Bar 6, starting: bundled against unbundled, a full library against an empty one, and the web host's answer against a
// bare node:http server with the same bytes.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './core.ts';
import { fillLibrary } from './library.ts';
import { median, run, timeOf } from './measure.ts';
import { atMost, type Bar } from './report.ts';

const starts = 9;

export async function measureStart(): Promise<Bar[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'lectern-bench-start-'));
  try {
    const entry = join(import.meta.dirname, 'database-ready.ts');
    const bundled = await bundle(entry, join(root, 'out', 'bench'));
    const empty = mkdtempSync(join(scratch, 'empty-'));
    const full = mkdtempSync(join(scratch, 'full-'));
    const size = await fillLibrary(full, 60_000);
    const unbundledMs = await readyMs(entry, empty);
    const bundledMs = await readyMs(bundled, empty);
    const fullMs = await readyMs(bundled, full);
    return [
      atMost(
        {
          id: '6 bundle',
          what: 'database ready, bundled / unbundled',
          ours: bundledMs,
          base: unbundledMs,
          unit: 'ms',
        },
        0.2,
      ),
      atMost(
        {
          id: '6 size',
          what: `database ready with ${Math.round(size / 1e6)} MB / empty`,
          ours: fullMs,
          base: bundledMs,
          unit: 'ms',
        },
        2,
      ),
      await hostAnswer(scratch),
    ];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    rmSync(join(root, 'out', 'bench'), { recursive: true, force: true });
  }
}

async function bundle(entry: string, outDir: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'silent',
    root,
    ssr: { noExternal: true, external: ['better-sqlite3', 'sqlite-vec'] },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { output: { format: 'esm' } },
    },
  });
  return join(outDir, 'database-ready.js');
}

async function readyMs(script: string, dataDir: string): Promise<number> {
  const times: number[] = [];
  await run(process.execPath, [script, dataDir]);
  for (let i = 0; i < starts; i += 1) times.push(Number(await run(process.execPath, [script, dataDir])));
  return median(times);
}

/** Fetches the icon over and over from the built host and from a bare server holding the same bytes. */
async function hostAnswer(scratch: string): Promise<Bar> {
  const asset = 'icon.svg';
  const bytes = readFileSync(join(root, 'out', 'renderer', asset));
  const bare = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'image/svg+xml', 'content-length': bytes.length });
    response.end(bytes);
  });
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
  const host = spawn(process.execPath, [join(root, 'out', 'main', 'web.js')], {
    env: { ...process.env, LECTERN_DATA_DIR: mkdtempSync(join(scratch, 'host-')) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const link = await new Promise<string>((resolve) => {
    let out = '';
    host.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const found = /http:\/\/\S+/.exec(out)?.[0];
      if (found) resolve(found);
    });
  });
  const cookie = await new Promise<string>((resolve) => {
    get(link, (response) => {
      response.resume();
      resolve((response.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; '));
    });
  });
  const fetchAll = (url: string) => async () => {
    for (let i = 0; i < 300; i += 1) await fetched(url, cookie);
  };
  const ours = await timeOf(fetchAll(new URL(`/${asset}`, link).href), { runs: 7 });
  const base = await timeOf(fetchAll(`http://127.0.0.1:${(bare.address() as AddressInfo).port}/`), {
    runs: 7,
  });
  host.kill('SIGTERM');
  bare.close();
  return atMost(
    {
      id: '6 host',
      what: 'a static file from the web host / from bare node:http',
      ours: ours / 300,
      base: base / 300,
      unit: 'ms',
    },
    1.4,
  );
}

function fetched(url: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { cookie } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.resume();
      response.on('end', resolve);
    }).on('error', reject);
  });
}
