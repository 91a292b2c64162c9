// The rooms stay apart. The planted cases come first: each shows that the fence would catch what it is there to catch.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { survey } from './fences/fences.ts';
import { noWayOut, ranks, rooms } from './fences/rules.ts';

const rules = { rooms, ranks, noWayOut };

describe('a planted violation is reported', () => {
  let src: string;
  beforeEach(() => {
    src = mkdtempSync(join(tmpdir(), 'lectern-fences-'));
    plant('contract/ids.ts', 'export const id = 1;');
    plant('core/db/open.ts', 'export const open = 1;');
    plant('core/session.ts', 'export const session = 1;');
    plant('core/library/import.ts', 'export const take = 1;');
    plant('core/app.ts', 'export const app = 1;');
    plant('engine/link.ts', 'export const link = 1;');
    plant('engine/handlers.ts', 'export const handlers = 1;');
    plant('renderer/ui/button.tsx', 'export const Button = 1;');
    plant('renderer/lib/client.ts', 'export const client = 1;');
    plant('renderer/features/reader/page.tsx', 'export const Page = 1;');
  });
  afterEach(() => rmSync(src, { recursive: true }));

  function plant(path: string, source: string) {
    mkdirSync(dirname(join(src, path)), { recursive: true });
    writeFileSync(join(src, path), source);
  }

  it('and the clean tree around it is not', () => {
    plant(
      'core/quizzes/draft.ts',
      `import { take } from '../library/import.ts'; import fs from 'node:fs/promises';`,
    );
    plant('web/index.ts', `import { link } from '#engine/link.ts'; import { app } from '#core/app.ts';`);
    plant(
      'renderer/app/shell.tsx',
      `import { Page } from '../features/reader/page.tsx'; import { x } from 'react-dom/client';`,
    );
    plant(
      'core/models/ask.ts',
      `interface Way { fetch(url: string): void } export const ask = (way: Way) => ({ fetch: () => way.fetch('x') });`,
    );
    plant('core/claim.ts', `import net from 'node:net';`);
    plant('renderer/lib/types.ts', `import type { id } from '#contract/ids.ts'; import './client.ts?url';`);
    expect(survey(src, rules)).toMatchObject({ imports: 9, violations: [] });
  });

  it.each([
    ['a room that is not listed', 'shared/thing.ts', ''],
    ['code outside every room', 'thing.ts', ''],
    ['a slice without a rank', 'core/wallet/open.ts', ''],
    ['a package that is not listed', 'core/library/x.ts', `import 'left-pad';`],
    ['a built-in under its bare name', 'core/library/x.ts', `import 'fs';`],
    ['a built-in in the window', 'renderer/lib/x.ts', `import 'node:fs';`],
    ['Electron in the core', 'core/library/x.ts', `import type { App } from 'electron';`],
    ['a package hidden in import()', 'core/library/x.ts', `await import('electron');`],
    ['a package hidden in require()', 'main/x.cjs', `require('left-pad');`],
    ['a package hidden in a type', 'core/library/x.ts', `type A = import('electron').App;`],
    ['a package hidden in export from', 'core/library/x.ts', `export * from 'electron';`],
    ['an import that is computed', 'core/library/x.ts', `await import('a' + 'b');`],
    ['import = require', 'core/library/x.ts', `import a = require('node:fs');`],
    ['a value where only types may cross', 'renderer/lib/x.ts', `import { id } from '#contract/ids.ts';`],
    ['a value beside an inline type', 'renderer/lib/x.ts', `import { type id } from '#contract/ids.ts';`],
    ['a value of a types-only package', 'core/library/x.ts', `import { oc } from '@orpc/contract';`],
    ['the core in the window', 'renderer/lib/x.ts', `import type { a } from '#core/app.ts';`],
    [
      'the core in the window, by relative path',
      'renderer/lib/x.ts',
      `import type { a } from '../../core/app.ts';`,
    ],
    ['the engine behind its link', 'web/x.ts', `import { handlers } from '#engine/handlers.ts';`],
    ['a room in the preload', 'preload/x.ts', `import type { id } from '#contract/ids.ts';`],
    ['a higher slice from a lower one', 'core/people/x.ts', `import { take } from '../library/import.ts';`],
    [
      'a higher slice through its room name',
      'core/people/x.ts',
      `import { take } from '#core/library/import.ts';`,
    ],
    ['the whole app from a slice', 'core/library/x.ts', `import { app } from '../app.ts';`],
    ['a neighbour of the same rank', 'core/events.ts', `import { session } from './session.ts';`],
    [
      'a feature from a feature',
      'renderer/features/tutor/x.tsx',
      `import { Page } from '../reader/page.tsx';`,
    ],
    [
      'a feature from the library',
      'renderer/lib/x.ts',
      `import { Page } from '../features/reader/page.tsx';`,
    ],
    ['the library from a control', 'renderer/ui/x.tsx', `import { client } from '../lib/client.ts';`],
    ['the global fetch', 'core/library/x.ts', `fetch('https://example.org');`],
    ['the global fetch, handed on', 'core/library/x.ts', `export const o = { fetch };`],
    ['the global fetch behind its object', 'core/library/x.ts', `globalThis.fetch('https://example.org');`],
    ['the global fetch in the engine', 'engine/x.ts', `export const get = fetch;`],
    ['the global fetch beside the way out', 'core/network/x.ts', `fetch('https://example.org');`],
    ['a socket', 'core/library/x.ts', `import { connect } from 'node:net';`],
    ['a socket of the web', 'core/library/x.ts', `new WebSocket('wss://example.org');`],
    ['a name look-up', 'engine/x.ts', `import { lookup } from 'node:dns/promises';`],
    ['a file that is not there', 'core/library/x.ts', `import { gone } from './gone.ts';`],
    ['a file outside the sources', 'core/library/x.ts', `import pkg from '../../../package.json';`],
    ['a file that cannot be read', 'core/library/x.ts', `import { from ;`],
  ])('%s', (_name, path, source) => {
    plant(path, source);
    const { violations } = survey(src, rules);
    expect(violations.length).toBeGreaterThan(0);
    expect(violations.every((line) => line.startsWith(path))).toBe(true);
  });
});

describe('the project', () => {
  it('keeps to the table', () => {
    const { files, imports, violations } = survey(join(import.meta.dirname, '..', 'src'), rules);
    expect(violations).toEqual([]);
    expect(files).toBeGreaterThan(50);
    expect(imports).toBeGreaterThan(files);
  });
});
