import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createComputer, placesOf, thisComputer } from '#host/computer.ts';

describe('a program', () => {
  it('is found on PATH when it may be run', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lectern-path-'));
    const before = process.cwd();
    // On another system a Windows path is but a long name in the working folder.
    process.chdir(folder);
    onTestFinished(() => {
      process.chdir(before);
      rmSync(folder, { recursive: true });
    });
    // Places beyond PATH are of another system, so that one installed here cannot answer for it.
    const facts = { platform: 'win32', home: folder, memoryBytes: 1, cores: 1 } as const;
    const computer = createComputer({ ...facts, env: { PATH: folder, LOCALAPPDATA: folder } });
    const program = placesOf('ollama', { ...facts, env: { PATH: folder } })[0] as string;
    expect(await computer.hasProgram('ollama')).toBe(false);
    writeFileSync(program, '');
    chmodSync(program, 0o755);
    expect(await computer.hasProgram('ollama')).toBe(true);
  });

  it.each([
    ['linux', { PATH: '/a:/b' }, '/b/ollama'],
    ['linux', {}, '/usr/local/bin/ollama'],
    ['darwin', { PATH: '/usr/bin' }, '/Applications/Ollama.app/Contents/Resources/ollama'],
    ['darwin', { PATH: '/usr/bin' }, '/opt/homebrew/bin/ollama'],
    ['win32', { Path: 'C:\\x;D:\\y' }, 'D:\\y\\ollama.exe'],
    ['win32', { LOCALAPPDATA: 'C:\\L' }, 'C:\\L\\Programs\\Ollama\\ollama.exe'],
  ] as const)('is looked for on %s with %o at %s', (platform, env, place) => {
    expect(placesOf('ollama', { platform, env, home: '/home/ada' })).toContain(place);
  });
});

it('this computer has memory, cores and a system', () => {
  const { platform, memoryBytes, cores } = thisComputer();
  expect(platform).toBe(process.platform);
  expect(memoryBytes).toBeGreaterThan(2 ** 20);
  expect(cores).toBeGreaterThanOrEqual(1);
});
