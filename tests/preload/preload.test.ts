import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'lectern-preload-'));
let built = '';

// The real configuration, so that a change of it that breaks the sandbox shows here.
beforeAll(() => {
  const script = `
    import { resolveConfig } from 'electron-vite';
    import { build } from 'vite';
    const { config } = await resolveConfig({ logLevel: 'silent' }, 'build', 'production');
    const preload = config.preload;
    await build({ ...preload, configFile: false, logLevel: 'silent', build: { ...preload.build, outDir: ${JSON.stringify(place)} } });
  `;
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, stdio: 'pipe' });
  built = readFileSync(join(place, 'index.cjs'), 'utf8');
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Runs the built preload as a sandboxed window would: with `require` for electron only. */
function run() {
  const required: string[] = [];
  const sent: Array<{ channel: string; message: unknown; ports: unknown[] }> = [];
  const posted: Array<{ message: unknown; origin: string; ports: unknown[] }> = [];
  let listener: (event: { source: unknown; origin: string; data: unknown }) => void = () => {};
  const window = {
    location: { origin: 'app://bundle' },
    addEventListener: (name: string, given: typeof listener) => {
      if (name === 'message') listener = given;
    },
    postMessage: (message: unknown, origin: string, ports: unknown[]) =>
      posted.push({ message, origin, ports }),
  };
  const ipcRenderer = {
    postMessage: (channel: string, message: unknown, ports: unknown[]) =>
      sent.push({ channel, message, ports }),
  };
  const channel = { port1: 'one', port2: 'two' };
  vm.runInNewContext(built, {
    window,
    MessageChannel: class {
      port1 = channel.port1;
      port2 = channel.port2;
    },
    module: { exports: {} },
    exports: {},
    require(name: string) {
      required.push(name);
      return { ipcRenderer };
    },
  });
  return { required, sent, posted, window, say: (event: Parameters<typeof listener>[0]) => listener(event) };
}

describe('the built preload', () => {
  it('is one file that requires electron and nothing else', () => {
    expect(readdirSync(place)).toEqual(['index.cjs']);
    expect(run().required).toEqual(['electron']);
    expect(built).not.toMatch(/\bimport\b|contextBridge|process\./);
  });

  it('gives one end of a channel to the page and the other to the main process', () => {
    const { say, window, sent, posted } = run();
    say({ source: window, origin: 'app://bundle', data: { type: 'lectern:connect' } });
    expect(sent).toEqual([{ channel: 'lectern:connect', message: null, ports: ['two'] }]);
    expect(posted).toEqual([{ message: { type: 'lectern:port' }, origin: 'app://bundle', ports: ['one'] }]);
  });

  it.each([
    ['another window', { source: {}, origin: 'app://bundle', data: { type: 'lectern:connect' } }],
    ['another origin', { source: 'own', origin: 'https://example.org', data: { type: 'lectern:connect' } }],
    ['another message', { source: 'own', origin: 'app://bundle', data: { type: 'other' } }],
    ['an empty message', { source: 'own', origin: 'app://bundle', data: null }],
  ])('does not answer %s', (_name, event) => {
    const { say, window, sent, posted } = run();
    say({ ...event, source: event.source === 'own' ? window : event.source });
    expect(sent).toEqual([]);
    expect(posted).toEqual([]);
  });
});
