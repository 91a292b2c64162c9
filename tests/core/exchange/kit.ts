// What exchange tests share: pictures as small as they come, archives read back, and Anki's newest kind of package, made
// from tables so that no file of anybody else's is needed.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { zstdCompressSync } from 'node:zlib';
import BetterSqlite3 from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { openPromise } from 'yauzl';
import { ankiSchema } from '#core/exchange/anki-schema.ts';
import type { TestApp } from '../../support/start-app.ts';
import { zipOf } from '../embedding/zip.ts';

export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const fileOf = (name: string, bytes: Buffer | string) =>
  new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name);

export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'lectern-exchange-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** Every file of an archive, by name. */
export async function unzipped(file: Blob): Promise<Map<string, Buffer>> {
  const path = join(await folder(), 'archive.zip');
  await writeFile(path, Buffer.from(await file.arrayBuffer()));
  const zip = await openPromise(path, { autoClose: false });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const { fileName } = entry as unknown as { fileName: string };
    files.set(fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  zip.close();
  return files;
}

/** Every file of what a student takes out, by name. */
export async function takenOut({
  app,
  client,
}: Pick<TestApp, 'app' | 'client'>): Promise<Map<string, Buffer>> {
  const { address } = await client.exchange.exportAll();
  const bytes = await app.openBytes('test', address);
  return unzipped(new Blob([new Uint8Array(await buffer(bytes!.read(0, 0)))]));
}

/** Opens a collection as a database of its own. */
export async function collectionIn(bytes: Buffer): Promise<BetterSqlite3.Database> {
  const path = join(await folder(), 'collection.anki2');
  await writeFile(path, bytes);
  const sqlite = new BetterSqlite3(path);
  onTestFinished(() => void sqlite.close());
  return sqlite;
}

export interface AnkiTables {
  kinds: { id: number; name: string; fields: string[]; isCloze?: boolean }[];
  notes: { id: number; kind: number; guid: string; fields: string[] }[];
  cards?: {
    note: number;
    ord?: number;
    type?: number;
    queue?: number;
    due?: number;
    ivl?: number;
    reps?: number;
    lapses?: number;
    factor?: number;
  }[];
  /** Epoch milliseconds, the card's place in `cards` and the button. */
  answers?: { at: number; card: number; ease: number }[];
  media?: { name: string; bytes: Buffer }[];
  /** The day from which due days count. */
  created?: number;
}

/** A package as Anki 2.1.50 and later write it, with the old collection that only says to update. */
export async function newPackage(tables: AnkiTables): Promise<Buffer> {
  const { media = [] } = tables;
  const entries = media.map(({ name }) => message(1, Buffer.concat([message(1, Buffer.from(name, 'utf8'))])));
  const stub: AnkiTables = {
    kinds: [{ id: 1, name: 'Basic', fields: ['Front', 'Back'] }],
    notes: [{ id: 1, kind: 1, guid: 'stub', fields: ['Please update to the latest Anki version', ''] }],
  };
  return zipOf([
    { name: 'meta', bytes: Buffer.from([0x08, 0x03]) },
    { name: 'collection.anki21b', bytes: zstdCompressSync(await collection(tables, true)) },
    { name: 'collection.anki2', bytes: await collection(stub, false) },
    { name: 'media', bytes: zstdCompressSync(Buffer.concat(entries)) },
    ...media.map(({ bytes }, index) => ({ name: String(index), bytes: zstdCompressSync(bytes) })),
  ]);
}

/** A package of the older kind. */
export async function oldPackage(tables: AnkiTables): Promise<Buffer> {
  const { media = [] } = tables;
  const names = Object.fromEntries(media.map(({ name }, index) => [String(index), name]));
  return zipOf([
    { name: 'collection.anki21', bytes: await collection(tables, false) },
    { name: 'media', bytes: Buffer.from(JSON.stringify(names)) },
    ...media.map(({ bytes }, index) => ({ name: String(index), bytes })),
  ]);
}

async function collection(
  { kinds, notes, cards = [], answers = [], created = 0 }: AnkiTables,
  isNew: boolean,
): Promise<Buffer> {
  const sqlite = new BetterSqlite3(':memory:');
  sqlite.exec(ankiSchema);
  const models = Object.fromEntries(
    kinds.map(({ id, name, fields, isCloze = false }) => [
      id,
      { id, name, type: isCloze ? 1 : 0, flds: fields.map((field, ord) => ({ name: field, ord })) },
    ]),
  );
  sqlite
    .prepare("INSERT INTO col VALUES (1, ?, 0, 0, ?, 0, 0, 0, '{}', ?, '{}', '{}', '{}')")
    .run(created / 1000, isNew ? 18 : 11, isNew ? '' : JSON.stringify(models));
  if (isNew) {
    sqlite.exec(`
      CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL, mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
      CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL, config blob NOT NULL, PRIMARY KEY (ntid, ord)) without rowid;
    `);
    for (const { id, name, fields, isCloze = false } of kinds) {
      const config = isCloze ? Buffer.from([0x08, 0x01, 0x1a, 0x00]) : Buffer.from([0x1a, 0x00]);
      sqlite.prepare('INSERT INTO notetypes VALUES (?, ?, 0, 0, ?)').run(id, name, config);
      for (const [ord, field] of fields.entries())
        sqlite.prepare('INSERT INTO fields VALUES (?, ?, ?, ?)').run(id, ord, field, Buffer.alloc(0));
    }
  }
  // Anki collates these names by a function of its own, which nobody else has.
  if (isNew) {
    sqlite.exec(`
      CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
      CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
    `);
    sqlite.unsafeMode(true);
    sqlite.pragma('writable_schema = ON');
    sqlite.exec(
      "UPDATE sqlite_schema SET sql = replace(sql, 'name text NOT NULL', 'name text NOT NULL COLLATE unicase') WHERE name IN ('notetypes', 'fields')",
    );
    sqlite.pragma('writable_schema = OFF');
  }
  for (const { id, kind, guid, fields } of notes)
    sqlite
      .prepare("INSERT INTO notes VALUES (?, ?, ?, 0, 0, '', ?, ?, 0, 0, '')")
      .run(id, guid, kind, fields.join('\u001f'), fields[0] ?? '');
  for (const [index, card] of cards.entries()) {
    const {
      note,
      ord = 0,
      type = 0,
      queue = type,
      due = 0,
      ivl = 0,
      reps = 0,
      lapses = 0,
      factor = 0,
    } = card;
    sqlite
      .prepare("INSERT INTO cards VALUES (?, ?, 1, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, '')")
      .run(index + 1, note, ord, type, queue, due, ivl, factor, reps, lapses);
  }
  for (const { at, card, ease } of answers)
    sqlite.prepare('INSERT INTO revlog VALUES (?, ?, 0, ?, 1, 1, 2500, 4000, 1)').run(at, card + 1, ease);
  const bytes = sqlite.serialize();
  sqlite.close();
  return bytes;
}

/** A field of bytes in protobuf's wire format; short ones only. */
function message(number: number, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
}
