// Cards for Anki: as a package, with their pictures, and as a table it imports. A card's id goes along as its guid, so that
// it is known again, there and here. No schedule goes along: a deck that says when to be learnt is refused by others.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { v7 } from 'uuid';
import {
  ankiConf,
  ankiDeckConf,
  ankiDecks,
  ankiModels,
  ankiSchema,
  basicId,
  clozeId,
  deckId,
} from './anki-schema.ts';
import { decodeEntities } from './html-to-markdown.ts';
import { clozeToHtml, escapeHtml, markdownToHtml } from './markdown-to-html.ts';
import type { OutgoingCard, OutgoingPicture } from './outgoing-cards.ts';
import { type ZipPart, zipOf } from './zip-writing.ts';

export interface AnkiExport {
  cards: readonly OutgoingCard[];
  pictures: ReadonlyMap<string, OutgoingPicture>;
  deck: string;
  now: number;
}

/** `folder` takes the collection while it is written; `bytesOf` reads a picture, null when it is gone. */
export async function ankiPackage(
  { cards, pictures, deck, now }: AnkiExport,
  folder: string,
  bytesOf: (hash: string) => Promise<Buffer | null>,
): Promise<Buffer<ArrayBuffer>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${v7()}.anki2`);
  try {
    write(path, { cards, pictures, deck, now });
    const parts: ZipPart[] = [{ name: 'collection.anki2', bytes: await readFile(path) }];
    const media: Record<string, string> = {};
    for (const { hash, fileName } of pictures.values()) {
      const bytes = await bytesOf(hash);
      if (bytes === null) continue;
      const entry = String(Object.keys(media).length);
      media[entry] = fileName;
      parts.push({ name: entry, bytes, isPacked: true });
    }
    parts.push({ name: 'media', bytes: JSON.stringify(media) });
    return await zipOf(parts, now);
  } finally {
    await Promise.all(['', '-journal'].map((end) => rm(`${path}${end}`, { force: true })));
  }
}

function write(path: string, { cards, pictures, deck, now }: AnkiExport): void {
  const sqlite = new BetterSqlite3(path);
  try {
    const seconds = Math.floor(now / 1000);
    // Nothing is lost by a stop: the file is thrown away then.
    sqlite.pragma('journal_mode = MEMORY');
    sqlite.pragma('synchronous = OFF');
    sqlite.exec(ankiSchema);
    const dayStart = seconds - (seconds % 86_400);
    sqlite
      .prepare('INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, ?)')
      .run(dayStart, now, now, ankiConf, ankiModels(seconds), ankiDecks(seconds, deck), ankiDeckConf, '{}');
    const note = sqlite.prepare("INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')");
    const card = sqlite.prepare(
      "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
    );
    sqlite.transaction(() => {
      let last = 0;
      for (const [index, one] of cards.entries()) {
        // Ids are instants there, and no two alike.
        const id = Math.max(one.createdAt, last + 1);
        last = id;
        const fields = fieldsOf(one, pictures);
        const sortField = wordsOf(fields[0]!);
        const modelId = one.type === 'cloze' ? clozeId : basicId;
        const tags = one.topic === '' ? '' : ` ${tagOf(one.topic)} `;
        note.run(id, one.id, modelId, seconds, tags, fields.join('\u001f'), sortField, checksum(sortField));
        card.run(id, id, deckId, seconds, index + 1);
      }
    })();
  } finally {
    sqlite.close();
  }
}

/** Pictures are left out: a table cannot hold them. */
export function ankiText({ cards, deck }: Pick<AnkiExport, 'cards' | 'deck'>): string {
  const header = (type: string) => `${type === 'cloze' ? 'Cloze' : 'Basic'}`;
  const lines = cards.map((card) =>
    [card.id, header(card.type), deck, ...fieldsOf(card, new Map()), tagOf(card.topic)]
      .map(quoted)
      .join('\t'),
  );
  const head = [
    '#separator:tab',
    '#html:true',
    '#guid column:1',
    '#notetype column:2',
    '#deck column:3',
    '#tags column:7',
  ];
  return `${[...head, ...lines].join('\n')}\n`;
}

function quoted(field: string): string {
  return /["\t\n\r]|^#/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function fieldsOf(card: OutgoingCard, pictures: ReadonlyMap<string, OutgoingPicture>): string[] {
  const fileOf = (hash: string) => pictures.get(hash)?.fileName ?? null;
  const front = card.type === 'cloze' ? clozeToHtml(card.front, fileOf) : markdownToHtml(card.front, fileOf);
  return [front, markdownToHtml(card.back, fileOf), escapeHtml(card.source)].map((field) =>
    field.replaceAll('\u001f', ''),
  );
}

/** Without tags, as Anki sorts and compares notes. */
function wordsOf(html: string): string {
  return decodeEntities(html.replace(/<[^>]*>/g, '')).trim();
}

/** First eight digits of the SHA-1, by which Anki finds the same first field again. */
function checksum(text: string): number {
  return Number.parseInt(createHash('sha1').update(text).digest('hex').slice(0, 8), 16);
}

/** Blanks part tags there, and colons make a tree. */
function tagOf(topic: string): string {
  return topic.replaceAll(' › ', '::').replace(/\s+/g, '_');
}
