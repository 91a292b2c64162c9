// Makes a model of files that were gathered aside: checks them, loads the model once, describes it, and moves it in with
// one rename. Until then nothing counts, and what a stop leaves is in a folder with a dot, gone at the next start.
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import { describe } from './describe.ts';
import { type Description, description, descriptionName, type ModelFile } from './description.ts';
import { threadsFor } from './engine-embedder.ts';
import { checkFiles, hashFile } from './file-hash.ts';
import { asidePrefix, type KnownModel, type KnownModels } from './known-models.ts';
import { isSafePath, partsOf } from './model-files.ts';

/** What is known of a model from elsewhere than its files. */
export type Told = Partial<Omit<Description, 'dim' | 'files'>> & Pick<Description, 'name' | 'source'>;

export interface TakeIn {
  /** An empty folder to gather files in. */
  newPlace(): string;
  discard(place: string): Promise<void>;
  /**
   * Makes a model of what is in `place`, which is gone afterwards; when it fails, the files stay for another try.
   * EMBEDDER_UNUSABLE, ENGINE_LOST; errors of the disk as they are.
   */
  keep(place: string, told: Told, signal?: AbortSignal): Promise<KnownModel>;
}

export function createTakeIn(
  { dataDir, engine, computer, log }: Pick<Deps, 'dataDir' | 'engine' | 'computer' | 'log'>,
  known: KnownModels,
): TakeIn {
  sweep(join(dataDir, 'models'), log);

  return {
    newPlace: () => known.newFolder(asidePrefix + randomUUID()),

    discard: (place) => rm(place, { recursive: true, force: true }),

    async keep(place, told, signal) {
      const { root, files, weights, papers } = partsOf(await filesIn(place));
      const folder = join(place, root);
      const own = readDescription(folder);
      if (own) await check(folder, own, files);
      if (weights.from !== weights.kept) {
        await mkdir(dirname(join(folder, weights.kept)), { recursive: true });
        await rename(join(folder, weights.from), join(folder, weights.kept));
      }
      const named = (path: string) => (path === weights.from ? weights.kept : path);
      const kept = own
        ? own.files.map((file) => ({ ...file, path: named(file.path) }))
        : await listed(folder, files.map(named));
      signal?.throwIfAborted();
      const is = { ...describe(folder, told.name), ...own, ...told, files: kept };
      // Its own name is better than that of the folder somebody put it in.
      if (own && told.source === 'folder') is.name = own.name;
      const threads = threadsFor(computer.cores);
      const { dim } = await engine.client.loadEmbedder({ folder, threads, pooling: is.pooling }, { signal });
      if (own && own.dim !== dim) throw fault('EMBEDDER_UNUSABLE', { reason: 'dimension' });
      await removeOthers(folder, [...kept.map(({ path }) => path), ...papers]);
      await writeFile(join(folder, descriptionName), JSON.stringify({ ...is, dim }, null, 1));
      const model = known.keep(folder);
      await rm(place, { recursive: true, force: true });
      return model;
    },
  };
}

function sweep(folder: string, log: Deps['log']): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(asidePrefix)) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch (error) {
      // Something holds it open; it takes room and does no other harm.
      log.write('warn', 'embedding.sweep.failed', { code: (error as NodeJS.ErrnoException).code });
    }
  }
}

/** Null when there is none. */
function readDescription(folder: string): Description | null {
  const path = join(folder, descriptionName);
  if (!existsSync(path)) return null;
  try {
    return description.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw fault('EMBEDDER_UNUSABLE', { reason: 'not_a_model' });
  }
}

/** What the folder says of its files must be true, and must be said of every file that is loaded. */
async function check(folder: string, { files }: Description, loaded: string[]): Promise<void> {
  const unsafe = files.find(({ path }) => !isSafePath(path));
  if (unsafe) throw fault('EMBEDDER_UNUSABLE', { reason: 'unsafe_path', file: unsafe.path });
  await checkFiles(folder, files);
  const unlisted = loaded.find((path) => !files.some((file) => file.path === path));
  if (unlisted) throw fault('EMBEDDER_UNUSABLE', { reason: 'hash_mismatch', file: unlisted });
}

async function listed(folder: string, paths: string[]): Promise<ModelFile[]> {
  const files: ModelFile[] = [];
  for (const path of paths) {
    const { size } = await stat(join(folder, path));
    files.push({ path, bytes: size, sha256: await hashFile(join(folder, path)) });
  }
  return files;
}

/** Files below a folder, with forward slashes. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .sort();
}

async function removeOthers(folder: string, kept: string[]): Promise<void> {
  const others = (await filesIn(folder)).filter((path) => !kept.includes(path));
  for (const path of others) await rm(join(folder, path));
  const folders = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort((a, b) => b.length - a.length);
  // One that still holds something refuses to go.
  for (const path of folders) await rmdir(path).catch(() => {});
}
