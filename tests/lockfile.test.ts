// The lock holds every platform's packages and no address: npm drops a platform package that its registry lacks without
// a word, and the install then fails elsewhere; an address would bind every install to one mirror.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Entry {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  optionalDependencies?: Record<string, string>;
}

const root = join(import.meta.dirname, '..');
const lock: { packages: Record<string, Entry> } = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
);
const entries = Object.entries(lock.packages);

/** Names that an entry promises and that no folder on the way up to the root provides, as Node would look. */
function missingOptional(packages: Record<string, Entry>): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !placesFor(path, name).some((place) => place in packages))
      .map((name) => `${path || 'the project'} → ${name}`),
  );
}

function placesFor(path: string, name: string): string[] {
  const above = path.lastIndexOf('/node_modules/');
  const here = path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`;
  if (path === '') return [here];
  return [here, ...placesFor(above === -1 ? '' : path.slice(0, above), name)];
}

describe('the lock file', () => {
  it('has an entry for every optional dependency of every entry', () => {
    expect(missingOptional(lock.packages)).toEqual([]);
    expect(entries.some(([, entry]) => entry.optionalDependencies)).toBe(true);
  });

  it('would be caught lacking one', () => {
    const packages = { '': {}, 'node_modules/a': { optionalDependencies: { 'a-linux': '1' } } };
    expect(missingOptional(packages)).toEqual(['node_modules/a → a-linux']);
    expect(missingOptional({ ...packages, 'node_modules/a-linux': {} })).toEqual([]);
    expect(missingOptional({ ...packages, 'node_modules/a/node_modules/a-linux': {} })).toEqual([]);
    expect(missingOptional({ ...packages, 'node_modules/b/node_modules/a-linux': {} })).toHaveLength(1);
  });

  it('names no registry host', () => {
    expect(entries.filter(([, entry]) => entry.resolved !== undefined).map(([path]) => path)).toEqual([]);
  });

  it('has a checksum for every package', () => {
    const packages = entries.filter(([path, entry]) => path !== '' && !entry.link);
    expect(packages.filter(([, entry]) => !entry.integrity).map(([path]) => path)).toEqual([]);
    expect(packages.length).toBeGreaterThan(100);
  });

  it('agrees with package.json', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'] as const) {
      expect((lock.packages[''] as Record<string, unknown>)[kind], kind).toEqual(manifest[kind]);
    }
  });
});
