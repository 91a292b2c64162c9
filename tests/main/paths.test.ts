import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataDirFor } from '#main/data-dir.ts';
import { pathsFrom, unpackedPath } from '#main/paths.ts';
import { dataDirOf } from '#web/data-dir.ts';

const home = '/home/ada';

describe('the data folder', () => {
  it.each(['linux', 'darwin', 'win32'] as const)(
    'is where the browser host looks for it, on %s',
    (platform) => {
      const appData =
        platform === 'darwin' ? join(home, 'Library', 'Application Support') : join(home, 'Roaming');
      const env = { APPDATA: appData };
      expect(dataDirFor({ platform, env, home, appData })).toBe(dataDirOf({ platform, env, home }));
    },
  );

  it('follows XDG_DATA_HOME on Linux unless that is relative', () => {
    const at = (XDG_DATA_HOME: string) =>
      dataDirFor({ platform: 'linux', env: { XDG_DATA_HOME }, home, appData: '/unused' });
    expect(at('/data')).toBe(join('/data', 'lectern'));
    expect(at('data')).toBe(join(home, '.local', 'share', 'lectern'));
  });

  it.each(['linux', 'darwin', 'win32'] as const)(
    'is LECTERN_DATA_DIR when that is set, on %s',
    (platform) => {
      const env = { LECTERN_DATA_DIR: 'here', XDG_DATA_HOME: '/data' };
      expect(dataDirFor({ platform, env, home, appData: '/app' })).toBe(resolve('here'));
    },
  );
});

describe('paths', () => {
  it('keep what Chromium writes out of the student’s own files', () => {
    const { dataDir, browserData, crashDumps, logs } = pathsFrom('/app', '/data');
    expect(dataDir).toBe('/data');
    expect([browserData, crashDumps, logs]).toEqual(
      ['browser', 'crashes', 'logs'].map((name) => join('/data', name)),
    );
  });

  it.each([
    [
      '/opt/Lectern/resources/app.asar/node_modules/x/vec0.so',
      '/opt/Lectern/resources/app.asar.unpacked/node_modules/x/vec0.so',
    ],
    ['C:\\L\\resources\\app.asar\\vec0.dll', 'C:\\L\\resources\\app.asar.unpacked\\vec0.dll'],
    ['/opt/app.asar.unpacked/vec0.so', '/opt/app.asar.unpacked/vec0.so'],
    ['/home/ada/lectern/node_modules/x/vec0.so', '/home/ada/lectern/node_modules/x/vec0.so'],
  ])('to native code: %s lies at %s', (path, expected) => {
    expect(unpackedPath(path)).toBe(expected);
  });
});
