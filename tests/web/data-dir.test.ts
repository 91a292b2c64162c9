// Where the data goes on each system, and what the host keeps beside it.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataDirOf, lastPort, openSecret, rememberPort } from '#web/data-dir.ts';

describe('the data folder', () => {
  it.each([
    ['linux', {}, '/home/ada/.local/share/lectern'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/lectern'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ada/.local/share/lectern'],
    ['darwin', { XDG_DATA_HOME: '/data' }, '/home/ada/Library/Application Support/Lectern'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/Lectern'],
    ['win32', {}, '/home/ada/AppData/Roaming/Lectern'],
    ['darwin', { LECTERN_DATA_DIR: '/elsewhere' }, resolve('/elsewhere')],
    ['linux', { LECTERN_DATA_DIR: 'here' }, resolve('here')],
  ] as const)('on %s with %o is %s', (platform, env, expected) => {
    const found = dataDirOf({ env, platform, home: '/home/ada' });
    expect(found.replaceAll('\\', '/')).toBe(expected.replaceAll('\\', '/'));
  });
});

describe('beside the data', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'lectern-data-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('the secret stays the same from start to start', () => {
    const secret = openSecret(dir);
    expect(secret).toHaveLength(32);
    expect(openSecret(dir)).toEqual(secret);
  });

  it.skipIf(process.platform === 'win32')('the secret is for this user’s eyes only', () => {
    openSecret(dir);
    expect(statSync(join(dir, 'web-secret')).mode & 0o777).toBe(0o600);
  });

  it('a damaged secret is replaced by a whole one', () => {
    writeFileSync(join(dir, 'web-secret'), 'short');
    const secret = openSecret(dir);
    expect(secret).toHaveLength(32);
    expect(openSecret(dir)).toEqual(secret);
  });

  it('the port of last time is remembered, and nonsense is not believed', () => {
    expect(lastPort(dir)).toBeNull();
    rememberPort(dir, 40_123);
    expect(lastPort(dir)).toBe(40_123);
    for (const nonsense of ['', '0', '80', '70000', 'NaN']) {
      writeFileSync(join(dir, 'web-port'), nonsense);
      expect(lastPort(dir), nonsense).toBeNull();
    }
  });
});
