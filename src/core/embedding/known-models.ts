// Which models there are: those packed with the app, then those the student took in. Only sizes are looked at here, for
// this happens at every start; the hashes are checked before a model is loaded for the first time.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { type Description, description, descriptionName, digestOf, fullName, keyOf } from './description.ts';

/** Folders of files on their way in or out; the start removes what is left of them. */
export const asidePrefix = '.aside-';

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
  /** A place beside the models for one that is being taken in. */
  newFolder(name: string): string;
  /** Makes a described folder one of the models. One that is known already is kept as it is, unless it is damaged. */
  keep(folder: string): KnownModel;
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
    keep(folder) {
      const [model] = open(folder, false);
      if (!model) throw new Error('This folder has no description');
      const same = models.find((other) => other.fullName === model.fullName);
      if (same && !same.isDamaged) return same;
      const place = join(own, `${model.id}-${keyOf(model)}`);
      // In this order, since no folder can be renamed onto one that is not empty.
      if (existsSync(place)) setAside(place);
      renameSync(folder, place);
      const kept = { ...model, folder: place };
      models = [...models.filter((other) => other !== same), kept];
      return kept;
    },
    remove(model) {
      setAside(model.folder);
      models = models.filter((other) => other !== model);
    },
  };

  /** A folder with a dot is none of the models, so a stop in the middle leaves only what the next start sweeps. */
  function setAside(folder: string): void {
    const leaving = join(own, `${asidePrefix}${randomUUID()}`);
    renameSync(folder, leaving);
    rmSync(leaving, { recursive: true, force: true });
  }

  function read(): KnownModel[] {
    const builtIn = foldersIn(packed).flatMap((folder) => open(folder, true));
    const whole = new Set(builtIn.filter(({ isDamaged }) => !isDamaged).map(({ fullName }) => fullName));
    const added = foldersIn(own)
      .flatMap((folder) => open(folder, false))
      .filter(({ fullName }) => !whole.has(fullName));
    // The same model again, taken in because the one that came with the app is damaged.
    const again = new Set(added.map(({ fullName }) => fullName));
    return [...builtIn.filter(({ fullName }) => !again.has(fullName)), ...added];
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
