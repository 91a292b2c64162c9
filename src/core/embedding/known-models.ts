// Which models there are: those packed with the app, then those the student took in. Only sizes are looked at here, for
// this happens at every start; the hashes are checked before a model is loaded for the first time.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { type Description, description, descriptionName, digestOf, fullName } from './description.ts';

export interface KnownModel extends Description {
  /** id@key. */
  fullName: string;
  digest: string;
  folder: string;
  bytes: number;
  isDamaged: boolean;
}

export interface KnownModels {
  /** Built-in ones first. */
  list(): KnownModel[];
  find(fullName: string): KnownModel | undefined;
  /** A place for a model that is being taken in; it counts once it has its lectern.json and was read again. */
  newFolder(name: string): string;
  /** Looks again at what is on the disk. */
  reload(): void;
  /** Removes the folder of a model the student took in. */
  remove(model: KnownModel): void;
}

export function createKnownModels({
  dataDir,
  resourcesDir,
  unpacked,
  log,
}: Pick<Deps, 'dataDir' | 'resourcesDir' | 'unpacked' | 'log'>): KnownModels {
  // Native code opens these files, and cannot look into an archive.
  const packed = unpacked(join(resourcesDir, 'models'));
  const own = join(dataDir, 'models');
  let models = read();

  return {
    list: () => models,
    find: (name) => models.find(({ fullName }) => fullName === name),
    newFolder(name) {
      const folder = join(own, name);
      mkdirSync(folder, { recursive: true });
      return folder;
    },
    reload() {
      const damaged = new Set(models.filter(({ isDamaged }) => isDamaged).map(({ folder }) => folder));
      models = read().map((model) => ({ ...model, isDamaged: model.isDamaged || damaged.has(model.folder) }));
    },
    remove(model) {
      // Without its description a folder is no model, so a stop in the middle leaves only what the next start sweeps.
      rmSync(join(model.folder, descriptionName), { force: true });
      rmSync(model.folder, { recursive: true, force: true });
      models = models.filter((other) => other !== model);
    },
  };

  function read(): KnownModel[] {
    const builtIn = foldersIn(packed).flatMap((folder) => open(folder, true));
    const names = new Set(builtIn.map(({ fullName }) => fullName));
    const added = foldersIn(own).flatMap((folder) => open(folder, false));
    return [...builtIn, ...added.filter((model) => !names.has(model.fullName))];
  }

  function open(folder: string, isBuiltIn: boolean): KnownModel[] {
    const path = join(folder, descriptionName);
    if (!existsSync(path)) return [];
    try {
      const told = description.parse(JSON.parse(readFileSync(path, 'utf8')));
      const digest = digestOf(told);
      return [
        {
          ...told,
          source: isBuiltIn ? 'built_in' : told.source === 'built_in' ? 'folder' : told.source,
          digest,
          fullName: fullName({ ...told, digest }),
          folder,
          bytes: told.files.reduce((sum, { bytes }) => sum + bytes, 0),
          isDamaged: !told.files.every(({ path: file, bytes }) => sizeOf(join(folder, file)) === bytes),
        },
      ];
    } catch (error) {
      log.write('warn', 'embedding.folder.unreadable', { cause: (error as Error).name });
      return [];
    }
  }
}

/** Folders whose name begins with a dot hold what is not finished. */
function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => join(folder, name))
    .sort();
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}
