// What has arrived of a download: one folder for each offer, with whole files under their names, unfinished ones as .part
// beside them, and a note of what each was said to be. It outlives the app and every failure, until it is installed.
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';

const facts = z.object({
  bytes: z.number().int().nullable(),
  etag: z.string().nullable(),
  sha256: z.string().nullable(),
  gitBlob: z.string().nullable(),
  revision: z.string().nullable(),
});

const note = z.object({
  /** Of the files; new for every download, since the engine knows a model by its folder. */
  folder: z.uuid(),
  revision: z.string().nullable(),
  files: z.record(z.string(), facts),
});
export type Note = z.infer<typeof note>;

export interface Fetched {
  note: Note;
  /** Folder of the files. */
  folder: string;
  pathOf(file: string): string;
  partOf(file: string): string;
  /** Bytes here of a file, whole or in part. */
  have(file: string): number;
  isWhole(file: string): boolean;
  save(): Promise<void>;
  forget(file: string): Promise<void>;
  finish(file: string): Promise<void>;
}

const placeOf = (models: string, offerId: string) => join(models, `.download-${offerId}`);

export function haveBytes(models: string, offerId: string, files: readonly string[]): number {
  const fetched = openFetched(models, offerId);
  return files.reduce((sum, file) => sum + fetched.have(file), 0);
}

export function removeFetched(models: string, offerId: string): void {
  rmSync(placeOf(models, offerId), { recursive: true, force: true });
}

/** What is here already, or the place for what will come; writes nothing yet. */
export function openFetched(models: string, offerId: string): Fetched {
  const place = placeOf(models, offerId);
  const notePath = join(place, 'note.json');
  const noted = read(notePath) ?? { folder: randomUUID(), revision: null, files: {} };
  const folder = join(place, noted.folder);
  const pathOf = (file: string) => join(folder, ...file.split('/'));
  const partOf = (file: string) => `${pathOf(file)}.part`;

  return {
    note: noted,
    folder,
    pathOf,
    partOf,
    have: (file) => sizeOf(pathOf(file)) ?? sizeOf(partOf(file)) ?? 0,
    isWhole: (file) => sizeOf(pathOf(file)) !== undefined,
    async save() {
      await mkdir(place, { recursive: true });
      // Files no note tells of are of no use to anybody.
      for (const name of readdirSync(place)) {
        if (!['note.json', noted.folder].includes(name))
          await rm(join(place, name), { recursive: true, force: true });
      }
      await writeFile(`${notePath}.new`, JSON.stringify(noted));
      await rename(`${notePath}.new`, notePath);
    },
    async forget(file) {
      await rm(pathOf(file), { force: true });
      await rm(partOf(file), { force: true });
    },
    async finish(file) {
      await mkdir(dirname(pathOf(file)), { recursive: true });
      await rename(partOf(file), pathOf(file));
    },
  };
}

/** A note nobody can read counts as none. */
function read(path: string): Note | null {
  try {
    return note.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}
