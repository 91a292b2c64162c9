// An Anki package as it came: which collection counts, its note types, notes, cards and answers, and where its pictures
// lie. The newest collection is taken: beside it an older one only says that Anki should be updated.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import BetterSqlite3 from 'better-sqlite3';
import { v7 } from 'uuid';
import { maxPackageBytes } from '#contract/exchange.ts';
import { fault, isFault } from '../faults.ts';
import { type Collection, readCollection } from './anki-collection.ts';
import { readFields } from './protobuf.ts';
import type { Archive } from './zip-reading.ts';

export interface AnkiPackage extends Collection {
  media: MediaShelf;
}

export interface MediaShelf {
  names: readonly string[];
  /** Null when it is not in the archive, or larger than `most`. */
  read(name: string, most: number): Promise<Buffer | null>;
}

const collections = [
  { name: 'collection.anki21b', isPacked: true },
  { name: 'collection.anki21', isPacked: false },
  { name: 'collection.anki2', isPacked: false },
];

const unpack = promisify(zstdDecompress);

/** `folder` takes the collection while it is read. FILE_UNREADABLE: not_anki, damaged, too_large. */
export async function readPackage(archive: Archive, folder: string): Promise<AnkiPackage> {
  const found = collections.find(({ name }) => archive.has(name));
  if (!found) throw fault('FILE_UNREADABLE', { reason: 'not_anki' });
  const path = join(folder, `${v7()}.sqlite`);
  try {
    const bytes = await archive.read(found.name);
    await writeFile(path, found.isPacked ? await unpacked(bytes, maxPackageBytes) : bytes);
    if (found.isPacked) setKnownCollation(path);
    const collection = read(path);
    return { ...collection, media: await shelfOf(archive, found.isPacked) };
  } finally {
    await Promise.all(['', '-journal', '-wal', '-shm'].map((end) => rm(`${path}${end}`, { force: true })));
  }
}

/**
 * Anki collates names by a function of its own. SQLite refuses to read a table whose index needs it, so in this copy,
 * which is thrown away, the schema names another one: nothing here looks anything up by such an index.
 */
function setKnownCollation(path: string): void {
  let sqlite: BetterSqlite3.Database | undefined;
  try {
    sqlite = new BetterSqlite3(path, { fileMustExist: true });
    sqlite.pragma('trusted_schema = OFF');
    sqlite.unsafeMode(true);
    sqlite.pragma('writable_schema = ON');
    sqlite.exec(
      "UPDATE sqlite_schema SET sql = replace(sql, 'unicase', 'nocase') WHERE sql LIKE '%unicase%'",
    );
  } catch {
    throw fault('FILE_UNREADABLE', { reason: 'damaged' });
  } finally {
    sqlite?.close();
  }
}

function read(path: string): Collection {
  let sqlite: BetterSqlite3.Database | undefined;
  try {
    sqlite = new BetterSqlite3(path, { readonly: true, fileMustExist: true });
    // A schema from elsewhere may hold views and triggers that call functions: only its tables are to be read.
    sqlite.pragma('trusted_schema = OFF');
    return readCollection(sqlite);
  } catch (error) {
    if (isFault(error)) throw error;
    throw fault('FILE_UNREADABLE', { reason: 'damaged' });
  } finally {
    sqlite?.close();
  }
}

async function unpacked(bytes: Buffer, most: number): Promise<Buffer> {
  try {
    return await unpack(bytes, { maxOutputLength: most });
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw fault('FILE_UNREADABLE', { reason: isLarge ? 'too_large' : 'damaged' });
  }
}

async function shelfOf(archive: Archive, isPacked: boolean): Promise<MediaShelf> {
  const entries = archive.has('media') ? await listed(await archive.read('media'), isPacked) : new Map();
  return {
    names: [...entries.keys()],
    async read(name, most) {
      const entry = entries.get(name);
      if (entry === undefined || !archive.has(entry) || archive.sizeOf(entry) > most) return null;
      const bytes = await archive.read(entry);
      if (!isPacked) return bytes;
      return unpack(bytes, { maxOutputLength: most }).catch(() => null);
    },
  };
}

/** Name in the cards to name in the archive. */
async function listed(bytes: Buffer, isPacked: boolean): Promise<Map<string, string>> {
  try {
    if (!isPacked) {
      const map = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;
      return new Map(
        Object.entries(map).flatMap(([entry, name]) => (typeof name === 'string' ? [[name, entry]] : [])),
      );
    }
    const list = readFields(await unpacked(bytes, maxPackageBytes));
    return new Map(list.flatMap(({ number, value }, index) => entryOf(number, value, index)));
  } catch (error) {
    if (isFault(error)) throw error;
    throw fault('FILE_UNREADABLE', { reason: 'damaged' });
  }
}

function entryOf(number: number, value: number | Buffer, index: number): [string, string][] {
  if (number !== 1 || typeof value === 'number') return [];
  const fields = readFields(value);
  const name = fields.find((field) => field.number === 1)?.value;
  const legacy = fields.find((field) => field.number === 255)?.value;
  if (!Buffer.isBuffer(name)) return [];
  return [[name.toString('utf8'), String(typeof legacy === 'number' ? legacy : index)]];
}
