// Real processes: the point of the lock is what happens when its holder dies.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { claimDataDir } from '#core/claim.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lectern-instance-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** A process that claims the folder and says how that went. */
async function claimant(
  path: string,
  platform = process.platform,
): Promise<{ claimed: boolean; child: ChildProcess }> {
  const module = pathToFileURL(join(import.meta.dirname, '..', '..', 'src', 'core', 'claim.ts')).href;
  const script = `const { claimDataDir } = await import(${JSON.stringify(module)});
    console.log(await claimDataDir(${JSON.stringify(path)}, ${JSON.stringify(platform)}));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [answer] = await once(child.stdout, 'data');
  return { claimed: String(answer).trim() === 'true', child };
}

it('gives a folder to one host only, whatever path it comes by', async () => {
  const alias = `${dir}-alias`;
  symlinkSync(dir, alias, 'junction');
  onTestFinished(() => rmSync(alias));
  expect((await claimant(dir)).claimed).toBe(true);
  expect((await claimant(dir)).claimed).toBe(false);
  expect((await claimant(alias)).claimed).toBe(false);
});

it('lets another folder be', async () => {
  const other = mkdtempSync(join(tmpdir(), 'lectern-instance-'));
  onTestFinished(() => rmSync(other, { recursive: true }));
  expect((await claimant(dir)).claimed).toBe(true);
  expect((await claimant(other)).claimed).toBe(true);
});

// A Linux socket needs no file; the way of macOS, which does, runs on Linux just as well.
const ways: NodeJS.Platform[] = process.platform === 'linux' ? ['linux', 'darwin'] : [process.platform];
it.each(ways)('is free again when its holder was killed (the way of %s)', async (platform) => {
  const { claimed, child } = await claimant(dir, platform);
  expect(claimed).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await claimDataDir(dir, platform)).toBe(true);
});
