// Which packages end up inside Lectern: those that src/ imports, and all that they depend on, by the lockfile. A package
// that is tree-shaken away is still listed; naming one too many does no harm, leaving one out does.
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';

export interface Shipped {
  name: string;
  version: string;
  licence: string;
  /** Folder below the project, as the lockfile names it. */
  folder: string;
  /** One of several packages of which an installation holds the one for its system. */
  platform: boolean;
}

interface Locked {
  version?: string;
  license?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

interface Lock {
  packages: Record<string, Locked>;
}

/** Sorted by name, then version. */
export function shippedPackages(root: string): Shipped[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  // What the bundler leaves outside is what "dependencies" lists; there the system's own binary comes as an option.
  const native = new Set(Object.keys(lock.packages['']?.dependencies ?? {}));
  const found = new Map<string, Shipped>();

  const add = (folder: string, platform: boolean) => {
    const entry = lock.packages[folder];
    const before = found.get(folder);
    // Met as part of a system's package and then as one of ours, it is in every installation.
    if (entry?.version === undefined || (before && (platform || !before.platform))) return;
    const name = nameOf(folder);
    found.set(folder, {
      name,
      version: entry.version,
      licence: licenceOf(entry, root, folder),
      folder,
      platform,
    });
    // Electron's dependencies fetch it; they are not in it.
    if (name === 'electron') return;
    for (const needed of Object.keys(entry.dependencies ?? {})) add(locate(lock, folder, needed), platform);
    if (!native.has(name)) return;
    for (const option of Object.keys(entry.optionalDependencies ?? {}))
      add(locate(lock, folder, option), true);
  };
  for (const name of importedPackages(join(root, 'src'))) add(locate(lock, '', name), false);

  // One package may be installed in several places in one version.
  const unique = new Map([...found.values()].map((one) => [`${one.name}@${one.version}`, one]));
  return [...unique.values()].sort((a, b) => order(a.name, b.name) || order(a.version, b.version));
}

/** Packages that any file below the folder imports as more than types. */
export function importedPackages(folder: string): string[] {
  const names = new Set<string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(tsx?|css)$/.test(file)) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    for (const asked of file.endsWith('.css') ? styleImports(text) : codeImports(file, text)) {
      if (/^[.#/]/.test(asked) || isBuiltin(asked)) continue;
      names.add(
        asked
          .split('/')
          .slice(0, asked.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    }
  }
  return [...names].sort(order);
}

function styleImports(text: string): string[] {
  return [...text.matchAll(/@(?:import|plugin)\s+(?:url\()?["']([^"']+)["']/g)].map(
    (match) => match[1] ?? '',
  );
}

function codeImports(file: string, text: string): string[] {
  const { module } = parseSync(file, text);
  const imports = module.staticImports
    .filter(({ entries }) => entries.length === 0 || entries.some((entry) => !entry.isType))
    .map(({ moduleRequest }) => moduleRequest.value);
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.isType || !entry.moduleRequest ? [] : [entry.moduleRequest.value])),
  );
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest }) => {
    const literal = /^(['"])(.*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    return literal?.[2] === undefined ? [] : [literal[2]];
  });
  return [...imports, ...exports, ...dynamic];
}

/** Where Node would find `name` from inside `folder`, by the lockfile's folders. */
function locate(lock: Lock, folder: string, name: string): string {
  for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const candidate = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (lock.packages[candidate] !== undefined || at === '') return candidate;
  }
}

function licenceOf(entry: Locked, root: string, folder: string): string {
  if (entry.license !== undefined) return entry.license;
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
    license?: string;
  };
  return manifest.license ?? 'not stated';
}

function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
