// Pictures of cards, in the library's file store: by what their bytes say they are, never by their name. A row a profile and
// picture; the bytes are kept once.
import { readFile } from 'node:fs/promises';
import { and, eq, isNull, like, or } from 'drizzle-orm';
import { maxPictureBytes } from '#contract/exchange.ts';
import type { Drizzle } from '../db/open.ts';
import { cardMedia, reviewCards } from '../db/schema/review.ts';
import { fault } from '../faults.ts';
import type { Incoming, Store } from '../library/store.ts';
import type { Tx } from '../progress/ledger.ts';
import { hashesIn } from './outgoing-cards.ts';

export interface KeptPicture {
  hash: string;
  name: string;
  contentType: string;
  byteSize: number;
  incoming: Incoming;
}

/** PNG, JPEG, GIF or WebP; null for anything else. */
export function pictureType(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\u0089PNG\r\n\u001a\n')) return 'image/png';
  if (head.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(head)) return 'image/gif';
  return head.startsWith('RIFF') && head.slice(8) === 'WEBP' ? 'image/webp' : null;
}

/** Writes the bytes aside; they get their place with `placePicture`, or go with `incoming.abort`. */
export async function receivePicture(store: Store, name: string, bytes: Uint8Array): Promise<KeptPicture> {
  if (bytes.length > maxPictureBytes)
    throw fault('FILE_TOO_LARGE', { maxBytes: maxPictureBytes, reason: 'picture' });
  const contentType = pictureType(bytes);
  if (contentType === null) throw fault('FILE_UNSUPPORTED', { reason: 'picture' });
  const incoming = await store.begin(bytes.length);
  await incoming.write(bytes);
  const hash = await incoming.finish();
  return { hash, name: name.slice(0, 255), contentType, byteSize: bytes.length, incoming };
}

/** Inside the transaction that refers to it; a file whose transaction fails is swept up at the next start. */
export function placePicture(
  tx: Tx,
  now: number,
  userId: string,
  { incoming, ...picture }: KeptPicture,
): void {
  incoming.place(picture.hash);
  tx.insert(cardMedia)
    .values({ ...picture, userId, createdAt: now })
    .onConflictDoNothing()
    .run();
}

/** NOT_FOUND when the profile has no such picture, or its file is gone. */
export async function readPicture(db: Drizzle, store: Store, userId: string, hash: string): Promise<File> {
  const own = and(eq(cardMedia.userId, userId), eq(cardMedia.hash, hash));
  const row = db.select().from(cardMedia).where(own).get();
  const bytes = row && (await readFile(store.pathOf(hash)).catch(() => null));
  if (!row || !bytes) throw fault('NOT_FOUND');
  return new File([bytes], row.name, { type: row.contentType });
}

/** At a start: pictures no card shows any more. Their files go with the library's sweep. */
export function tidyPictures(db: Drizzle): void {
  const withPictures = or(like(reviewCards.front, '%](media:%'), like(reviewCards.back, '%](media:%'));
  const shown = new Set(
    db
      .select({ userId: reviewCards.userId, front: reviewCards.front, back: reviewCards.back })
      .from(reviewCards)
      .where(and(withPictures, isNull(reviewCards.deletedAt)))
      .all()
      .flatMap(({ userId, front, back }) => hashesIn(`${front}\n${back}`).map((hash) => `${userId} ${hash}`)),
  );
  for (const { userId, hash } of db.select().from(cardMedia).all()) {
    if (shown.has(`${userId} ${hash}`)) continue;
    db.delete(cardMedia)
      .where(and(eq(cardMedia.userId, userId), eq(cardMedia.hash, hash)))
      .run();
  }
}
