import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { importedPackages, shippedPackages } from '../../scripts/shipped-packages.ts';
import { isAllowed, notices } from '../../scripts/third-party-notices.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const committed = readFileSync(join(root, 'THIRD_PARTY_NOTICES.md'), 'utf8').replaceAll('\r\n', '\n');
const place = mkdtempSync(join(tmpdir(), 'lectern-notices-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

function write(files: Record<string, string>): string {
  const folder = mkdtempSync(join(place, 'case-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe('the third-party notices', () => {
  it('name every package the source imports in the version of the lockfile (node scripts/third-party-notices.ts)', () => {
    const listed = [...committed.matchAll(/^\| (\S+?)(?: \(system\))? \| (\d\S*) \| (.+) \|$/gm)].map(
      ([, name, version, licence]) => `${name} ${version} ${licence}`,
    );
    expect(listed).toEqual(
      shippedPackages(root).map(({ name, version, licence }) => `${name} ${version} ${licence}`),
    );
  });

  it('carry the licence texts of those packages', () => {
    expect(committed === notices(root)).toBe(true);
  });

  it('name no licence that asks for more than to be named', () => {
    expect(shippedPackages(root).filter(({ licence }) => !isAllowed(licence))).toEqual([]);
  });
});

describe('the licence list', () => {
  it.each([
    ['MIT', true],
    ['(MIT OR CC0-1.0)', true],
    ['MIT OR GPL-3.0', true],
    ['MIT AND ISC', true],
    ['MIT AND GPL-3.0', false],
    ['GPL-3.0-only', false],
    ['SEE LICENSE IN LICENSE', false],
    ['not stated', false],
  ])('takes %s: %s', (expression, allowed) => {
    expect(isAllowed(expression)).toBe(allowed);
  });
});

describe('finding what is shipped', () => {
  it('sees every way to import and skips types, files of our own and Node', () => {
    const src = write({
      'a.ts': `import one from 'one/deep'; import type t from 'type-one'; import { type u } from 'type-two';
        import './b.ts'; import fs from 'node:fs'; import path from 'path'; import '#contract/x.ts';
        import '@scope/side/effect'; export * from 'two'; const x = await import('three');`,
      'room/b.css': `@import 'four'; @import "./own.css";`,
    });
    expect(importedPackages(src)).toEqual(['@scope/side', 'four', 'one', 'three', 'two']);
  });

  it('counts what a system’s package shares with one of ours as in every installation', () => {
    const at = (more: object = {}) => ({ version: '1.0.0', license: 'MIT', ...more });
    const project = write({
      'src/a.ts': `import 'native'; import 'plain';`,
      'package-lock.json': JSON.stringify({
        packages: {
          '': { dependencies: { native: '1' } },
          'node_modules/native': at({ optionalDependencies: { 'native-wasm': '1' } }),
          'node_modules/native-wasm': at({ dependencies: { shared: '1', wasm: '1' } }),
          'node_modules/plain': at({ dependencies: { shared: '1' } }),
          'node_modules/shared': at(),
          'node_modules/wasm': at(),
        },
      }),
    });
    const systems = shippedPackages(project).filter(({ platform }) => platform);
    expect(systems.map(({ name }) => name)).toEqual(['native-wasm', 'wasm']);
  });

  it('follows the lockfile as Node would, with each system’s binary of a native package, and stops at Electron', () => {
    const at = (version: string, more: object = {}) => ({ version, license: 'MIT', ...more });
    const project = write({
      'src/a.ts': `import 'plain'; import 'native'; import 'electron';`,
      'package-lock.json': JSON.stringify({
        packages: {
          '': { dependencies: { native: '1' } },
          'node_modules/plain': at('1.0.0', {
            dependencies: { shared: '2' },
            optionalDependencies: { extra: '1' },
          }),
          'node_modules/plain/node_modules/shared': at('2.0.0'),
          'node_modules/shared': at('1.0.0'),
          'node_modules/extra': at('1.0.0'),
          'node_modules/native': at('1.0.0', {
            dependencies: { shared: '1' },
            optionalDependencies: { 'native-linux': '1' },
          }),
          'node_modules/native-linux': at('1.0.0'),
          'node_modules/electron': at('45.0.0', { dependencies: { fetcher: '1' } }),
          'node_modules/fetcher': at('1.0.0'),
        },
      }),
    });
    expect(
      shippedPackages(project).map((one) => `${one.name}@${one.version}${one.platform ? '*' : ''}`),
    ).toEqual([
      'electron@45.0.0',
      'native@1.0.0',
      'native-linux@1.0.0*',
      'plain@1.0.0',
      'shared@1.0.0',
      'shared@2.0.0',
    ]);
  });
});
