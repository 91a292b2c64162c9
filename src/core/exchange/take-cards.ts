// Takes cards in. Texts and pictures are made ready first, aside; then one transaction writes everything, or nothing.
import { and, eq, isNull } from 'drizzle-orm';
import { maxPictureBytes, type Taken } from '#contract/exchange.ts';
import { maxSideChars } from '#contract/review.ts';
import { reviewCards } from '../db/schema/review.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import type { Store } from '../library/store.ts';
import type { Tx } from '../progress/ledger.ts';
import { addCard, frontHash, livingByFront } from '../review/cards.ts';
import { clozeParts } from '../review/cloze.ts';
import { oneTopic } from '../subjects/shelves.ts';
import type { AnkiCard } from './anki-collection.ts';
import type { MediaShelf } from './anki-package.ts';
import { clozeTexts } from './cloze-text.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import type { IncomingNote, IncomingNotes } from './incoming-notes.ts';
import { type KeptPicture, pictureType, placePicture, receivePicture } from './pictures.ts';
import { keptSchedule } from './schedule.ts';

export interface TakeOrder {
  kinds: readonly { name: string; front: number; back: number }[];
  keepSchedule: boolean;
  topicId: string | null;
}

/** All pictures of one file together. */
const maxPicturesBytes = 200 * 1024 * 1024;

interface Draft {
  guid: string | null;
  type: 'basic' | 'cloze';
  front: string;
  back: string;
  learnt: AnkiCard | undefined;
}

type TakeDeps = Pick<Deps, 'database' | 'clock'> & { store: Store };

export async function takeCards(
  { database: { db }, clock, store }: TakeDeps,
  userId: string,
  incoming: IncomingNotes,
  { kinds, keepSchedule, topicId }: TakeOrder,
): Promise<Taken> {
  if (topicId !== null) oneTopic(db, userId, topicId);
  const sides = sidesOf(incoming, kinds);
  const wanted = incoming.notes.filter(({ kind }) => sides.has(kind.name));
  const pictures = createPictures(store, incoming.media);
  try {
    await pictures.collect(wanted.flatMap((note) => namesIn(note, sides)));
    const drafts = wanted.flatMap((note) => draftsOf(note, sides, pictures.markOf));
    return db.transaction((tx) => {
      const now = clock.now();
      const tally = { made: 0, updated: 0, skipped: 0 };
      for (const draft of drafts) tally[takeOne(tx, now, userId, draft, { topicId, keepSchedule })] += 1;
      for (const picture of pictures.kept()) placePicture(tx, now, userId, picture);
      return { ...tally, media: pictures.kept().length, mediaLeftOut: pictures.leftOut() };
    });
  } finally {
    // Those that have their place are not there to be thrown away any more.
    await pictures.abort();
  }
}

/** BAD_REQUEST: a note type or a field that is not in the file. */
function sidesOf({ kinds }: IncomingNotes, chosen: TakeOrder['kinds']) {
  const sides = new Map<string, { front: number; back: number }>();
  for (const { name, front, back } of chosen) {
    const width = kinds.find((kind) => kind.name === name)?.fields.length ?? 0;
    if (front < 0 || back < 0 || front >= width || back >= width) throw fault('BAD_REQUEST');
    sides.set(name, { front, back });
  }
  return sides;
}

type Sides = ReadonlyMap<string, { front: number; back: number }>;

function fieldsOf({ kind, fields }: IncomingNote, sides: Sides): { front: string; back: string } {
  const at = sides.get(kind.name) ?? { front: 0, back: 0 };
  return { front: fields[at.front] ?? '', back: at.back === at.front ? '' : (fields[at.back] ?? '') };
}

function namesIn(note: IncomingNote, sides: Sides): string[] {
  if (!note.isHtml) return [];
  const { front, back } = fieldsOf(note, sides);
  return [front, back].flatMap((html) => htmlToMarkdown(html, () => null).files);
}

/** Usually one; a note with numbered gaps makes one for each number. */
function draftsOf(note: IncomingNote, sides: Sides, markOf: (name: string) => string | null): Draft[] {
  const { front, back } = fieldsOf(note, sides);
  const read = (text: string) => (note.isHtml ? htmlToMarkdown(text, markOf).text : text.trim());
  const gaps = note.kind.isCloze ? clozeTexts(front) : [];
  const learnt = (ordinal: number) => note.cards.find((card) => card.ordinal === ordinal);
  if (gaps.length === 0) {
    const text = read(front);
    // One of ours from a table has its gaps as they are here.
    const type = note.kind.isCloze && clozeParts(text).some(({ gap }) => gap) ? 'cloze' : 'basic';
    return [{ guid: note.guid, type, front: text, back: read(back), learnt: learnt(0) }];
  }
  return gaps.map(({ ordinal, text }) => ({
    // An id stands for one card.
    guid: gaps.length === 1 ? note.guid : null,
    type: 'cloze' as const,
    front: read(text),
    back: read(back),
    learnt: learnt(ordinal),
  }));
}

function takeOne(
  tx: Tx,
  now: number,
  userId: string,
  { guid, type, front, back, learnt }: Draft,
  { topicId, keepSchedule }: { topicId: string | null; keepSchedule: boolean },
): 'made' | 'updated' | 'skipped' {
  const isWhole = front !== '' && (type === 'cloze' || back !== '');
  if (!isWhole || front.length > maxSideChars || back.length > maxSideChars) return 'skipped';
  const same = livingByFront(tx, userId, front);
  const known = guid === null ? undefined : ownCardOf(tx, userId, guid);
  if (known) {
    const isTaken = same !== undefined && same.id !== known.id;
    if (isTaken || (known.front === front && known.back === back && known.type === type)) return 'skipped';
    tx.update(reviewCards)
      .set({ type, front, back, frontHash: frontHash(front), updatedAt: now })
      .where(eq(reviewCards.id, known.id))
      .run();
    return 'updated';
  }
  if (same) return 'skipped';
  const id = addCard(tx, now, userId, { type, front, back, origin: 'import', topicId });
  const kept = keepSchedule && learnt ? keptSchedule(id, learnt, now) : null;
  if (kept) tx.update(reviewCards).set(kept).where(eq(reviewCards.id, id)).run();
  return 'made';
}

function ownCardOf(tx: Tx, userId: string, id: string) {
  const own = and(eq(reviewCards.id, id), eq(reviewCards.userId, userId), isNull(reviewCards.deletedAt));
  return tx.select().from(reviewCards).where(own).get();
}

function createPictures(store: Store, media: MediaShelf) {
  const marks = new Map<string, string>();
  const kept = new Map<string, KeptPicture>();
  let leftOut = 0;
  let bytes = 0;

  return {
    /** Reads what these names stand for; sounds, what is too large, and what is missing are left out and counted. */
    async collect(names: readonly string[]): Promise<void> {
      for (const name of new Set(names)) {
        const read = await media.read(name, maxPictureBytes);
        if (read === null || pictureType(read) === null || bytes + read.length > maxPicturesBytes) {
          leftOut += 1;
          continue;
        }
        bytes += read.length;
        const picture = await receivePicture(store, name, read);
        if (kept.has(picture.hash)) await picture.incoming.abort();
        else kept.set(picture.hash, picture);
        marks.set(name, `![](media:${picture.hash})`);
      }
    },
    markOf: (name: string) => marks.get(name) ?? null,
    kept: () => [...kept.values()],
    leftOut: () => leftOut,
    async abort() {
      for (const { incoming } of kept.values()) await incoming.abort();
    },
  };
}
