// The launcher runs before anything is installed, on machines nobody has seen: each of its decisions is tested alone.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const launch = join(import.meta.dirname, '..', '..', 'scripts', 'launch');
const address = (name: string) => pathToFileURL(join(launch, name)).href;
const module = (name: string) => JSON.stringify(address(name));
// By address: the launchers are plain JavaScript and carry no types for this room.
const { reasonAgainst, runElectron } = await import(address('electron.mjs'));
const { isEnough } = await import(address('node.mjs'));

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lectern-launch-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('which Node will do', () => {
  it.each([
    ['20.20.2', false],
    ['22.16.0', false],
    ['22.17.0', true],
    ['23.0.0', true],
    ['24.21.0', true],
  ])('%s: %s', (version, enough) => {
    expect(isEnough(version)).toBe(enough);
  });
});

describe('whether Electron is tried', () => {
  const linux = { platform: 'linux', env: { DISPLAY: ':0' }, uid: 1000 };
  it.each([
    ['a Linux desktop', linux, null],
    ['Wayland alone', { ...linux, env: { WAYLAND_DISPLAY: 'wayland-0' } }, null],
    ['Linux without a display', { ...linux, env: {} }, 'There is no display here'],
    ['root on Linux', { ...linux, uid: 0 }, 'Electron does not run as root'],
    ['macOS, which needs no DISPLAY', { platform: 'darwin', env: {}, uid: 501 }, null],
    ['Windows, which has no uid', { platform: 'win32', env: {}, uid: undefined }, null],
  ])('%s', (_name, here, reason) => {
    expect(reasonAgainst(here)).toBe(reason);
  });
});

describe.skipIf(process.platform === 'win32')('running Electron (a shell script stands in for it)', () => {
  const folder = () => join(dir, 'node_modules', 'electron');
  const arrive = (script: string) => `const fs = require('node:fs');
    fs.mkdirSync(__dirname + '/dist');
    fs.writeFileSync(__dirname + '/dist/electron', ${JSON.stringify(`#!/bin/sh\n${script}\n`)}, { mode: 0o755 });
    fs.writeFileSync(__dirname + '/path.txt', 'electron');`;

  it.each([
    ['fetches it when it is missing and stays until it ends', arrive('exit 0'), { status: 0 }],
    ['says so when it cannot be fetched', 'process.exit(1)', { reason: expect.stringContaining('fetched') }],
    [
      'says so when it dies at once',
      arrive('exit 127'),
      { reason: expect.stringContaining('at once (127)') },
    ],
  ])('%s', async (_name, installer, outcome) => {
    mkdirSync(folder(), { recursive: true });
    writeFileSync(join(folder(), 'install.js'), installer);
    expect(await runElectron(dir)).toEqual(outcome);
  });
});

describe('installing', () => {
  const lock = () => join(dir, 'package-lock.json');
  const install = () => {
    // A stand-in for npm that writes down how it was called and makes the folder.
    const npm = join(dir, 'npm-cli.js');
    writeFileSync(
      npm,
      `const fs = require('node:fs');
       fs.mkdirSync('node_modules', { recursive: true });
       fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
       process.exit(Number(process.env.NPM_STATUS ?? 0));`,
    );
    const script = `const { ensureInstalled } = await import(${module('install.mjs')}); await ensureInstalled(${JSON.stringify(dir)});`;
    return (env: Record<string, string> = {}) =>
      spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, npm_execpath: npm, ...env },
        encoding: 'utf8',
        timeout: 30_000,
      });
  };
  const calls = () => readFileSync(join(dir, 'calls'), 'utf8').trim().split('\n');

  it('happens once for one lock, and again for another', () => {
    writeFileSync(lock(), 'one');
    const run = install();
    expect(run().stdout).toMatch(/^Installing packages .*\n$/);
    expect(run().stdout).toBe('');
    writeFileSync(lock(), 'two');
    run();
    expect(calls()).toEqual(Array(2).fill('ci --no-audit --no-fund --loglevel=error'));
  });

  it('is not repeated when a person has just run npm', () => {
    writeFileSync(lock(), 'one');
    utimesSync(lock(), 1, 1);
    mkdirSync(join(dir, 'node_modules'));
    writeFileSync(join(dir, 'node_modules', '.package-lock.json'), '{}');
    expect(install()()).toMatchObject({ status: 0, stdout: '' });
  });

  it('says in one line what a failure needs, and is tried again the next time', () => {
    writeFileSync(lock(), 'one');
    const run = install();
    const failed = run({ NPM_STATUS: '1' });
    expect(failed.status).toBe(1);
    expect(failed.stderr.trim().split('\n')).toHaveLength(1);
    expect(run().status).toBe(0);
    expect(calls()).toHaveLength(2);
  });
});

describe.skipIf(process.platform === 'win32')('a child and its parent (Windows has no such signals)', () => {
  /** A parent that runs `child` by runToEnd and reports how that ended. */
  function parent(child: string, options = '{}'): ChildProcess {
    const script = `const { runToEnd } = await import(${module('run.mjs')});
      const ended = await runToEnd(process.execPath, ['-e', ${JSON.stringify(child)}], ${options});
      console.log(JSON.stringify(ended)); process.exit(ended.status);`;
    return spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s reaches the child and the end counts as clean',
    async (signal) => {
      const child = `process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log('up')`;
      const running = parent(child);
      await once(running.stdout!, 'data');
      running.kill(signal);
      expect(await once(running, 'exit')).toEqual([0, null]);
    },
  );

  it('a child that fails by itself passes its status on', async () => {
    expect(await once(parent('process.exit(3)'), 'exit')).toEqual([3, null]);
  });

  it('a leashed child learns that its parent was killed', async () => {
    const child = `process.once('disconnect', () => process.stdout.write('left', () => process.exit())); console.log('up')`;
    const running = parent(child, '{ leash: true }');
    const output = text(running.stdout!);
    await once(running.stdout!, 'readable');
    running.kill('SIGKILL');
    // The pipe ends when the last process that holds it has gone, and that is the child.
    expect(await output).toBe('up\nleft');
  });

  it('a child that outlives its time is ended', async () => {
    const running = parent('setInterval(() => {}, 1000)', '{ timeoutMs: 200 }');
    expect(await once(running, 'exit')).toEqual([1, null]);
  });
});

describe('building', () => {
  const build = () =>
    spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { ensureBuilt } = await import(${module('build.mjs')}); process.exit(await ensureBuilt(${JSON.stringify(dir)}));`,
      ],
      { encoding: 'utf8', timeout: 30_000 },
    );

  beforeEach(() => {
    const cli = join(dir, 'node_modules', 'electron-vite', 'bin');
    mkdirSync(cli, { recursive: true });
    mkdirSync(join(dir, 'src', 'deep'), { recursive: true });
    writeFileSync(
      join(cli, 'electron-vite.js'),
      `require('node:fs').mkdirSync('out', { recursive: true }); process.exit(Number(process.env.BUILD_STATUS ?? 0))`,
    );
    const inputs = ['electron.vite.config.ts', 'tsconfig.base.json', 'package.json', 'package-lock.json'];
    for (const file of [...inputs, 'src/a.ts', 'src/deep/b.ts']) writeFileSync(join(dir, file), '');
  });

  it('happens when a source was changed, added or removed, and not otherwise', () => {
    const built = () => build().stdout !== '';
    expect(built()).toBe(true);
    expect(built()).toBe(false);
    writeFileSync(join(dir, 'src', 'deep', 'b.ts'), 'changed');
    expect(built()).toBe(true);
    writeFileSync(join(dir, 'src', 'c.ts'), '');
    expect(built()).toBe(true);
    rmSync(join(dir, 'src', 'a.ts'));
    expect(built()).toBe(true);
    expect(built()).toBe(false);
  });
});
