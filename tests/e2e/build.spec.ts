// What the build must be for the hosts to run outside this folder: a preload that a sandbox can load, a web host that
// never touches Electron, and no package outside the bundle but the native ones that ship beside it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { expect, test } from './support/test.ts';

const root = join(import.meta.dirname, '..', '..');
const out = join(root, 'out');
const shipped = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies);

test('the preload is one file and requires nothing but electron', () => {
  expect(readdirSync(join(out, 'preload'))).toEqual(['index.cjs']);
  const source = readFileSync(join(out, 'preload', 'index.cjs'), 'utf8');
  const required = [...source.matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map((match) => match[1]);
  expect([...new Set(required)]).toEqual(['electron']);
  expect(source).not.toMatch(/^\s*import\b|\bimport\(/m);
});

test('the web host and the engine reach no package but the shipped native ones', () => {
  for (const entry of ['web.js', 'engine.js']) {
    const outside = packagesBehind(join(out, 'main', entry));
    expect(outside.filter((name) => !shipped.includes(name))).toEqual([]);
  }
});

test('the Electron host reaches Electron besides', () => {
  const outside = packagesBehind(join(out, 'main', 'index.js'));
  expect(outside).toContain('electron');
  expect(outside.filter((name) => name !== 'electron' && !shipped.includes(name))).toEqual([]);
});

test('what pdf.js fetches at run time lies beside the window', () => {
  for (const file of [
    'cmaps/Adobe-Japan1-UCS2.bcmap',
    'standard_fonts/FoxitSerif.pfb',
    'wasm/openjpeg.wasm',
  ]) {
    expect(existsSync(join(out, 'renderer', 'pdfjs', file)), file).toBe(true);
  }
});

/** Names of packages that a built entry and its chunks import, built-ins left out. */
function packagesBehind(entry: string): string[] {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const source = readFileSync(path, 'utf8');
    const { module } = parseSync(path, source);
    const specifiers = [
      ...module.staticImports.map((found) => found.moduleRequest.value),
      ...module.staticExports.flatMap((found) =>
        found.entries.map((part) => part.moduleRequest?.value ?? ''),
      ),
      ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => quoted(source.slice(start, end))),
    ];
    for (const specifier of specifiers) {
      if (specifier.startsWith('.')) visit(resolve(dirname(path), specifier));
      else if (specifier !== '' && !specifier.startsWith('node:') && !builtinModules.includes(specifier)) {
        packages.add(specifier);
      }
    }
  };
  visit(entry);
  return [...packages];
}

/** The text of a string literal; nothing for a computed import, which names no package to ship. */
function quoted(source: string): string {
  return /^(["'`])([^"'`$]+)\1$/.exec(source)?.[2] ?? '';
}
