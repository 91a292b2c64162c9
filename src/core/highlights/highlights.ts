// Highlights in the database. A row keeps its words and the place they had when it was made; the place of today is looked
// up in the stored page whenever it is shown, so that reading a file anew never moves a mark to other words.
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { v7 } from 'uuid';
import { type Highlight, type HighlightColour, maxHighlightChars } from '#contract/highlights.ts';
import type { PageRange } from '#contract/ids.ts';
import type { Drizzle } from '../db/open.ts';
import { highlights } from '../db/schema/highlights.ts';
import { materialPages, materials } from '../db/schema/library.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import { fold } from '../search/fold.ts';
import { placeOf } from './place.ts';

export interface HighlightFilter {
  materialId?: string | undefined;
  text?: string | undefined;
}

interface Look {
  colour: HighlightColour;
  note: string;
}

/** Newest first; of one material, by place. `text` must occur in the words or the note, whatever the case and accents. */
export function listHighlights(
  tx: Tx,
  userId: string,
  { materialId, text = '' }: HighlightFilter,
): Highlight[] {
  const wanted = fold(text.trim());
  const found = read(tx, userId, materialId === undefined ? {} : { materialId }).filter(
    ({ quote, note }) => fold(quote).includes(wanted) || fold(note).includes(wanted),
  );
  return materialId === undefined ? found : found.sort(byPlace);
}

/** NOT_FOUND when it is another profile's, removed, or in a removed material. */
export function readHighlight(tx: Tx, userId: string, id: string): Highlight {
  const [highlight] = read(tx, userId, { id });
  if (!highlight) throw fault('NOT_FOUND');
  return highlight;
}

/** The material must be the profile's own. BAD_REQUEST: empty, too_long, not_there. */
export function addHighlight(
  tx: Tx,
  now: number,
  userId: string,
  { colour, note, ...range }: PageRange & Look,
): { highlight: Highlight; existed: boolean } {
  const quote = wordsAt(tx, range);
  const twin = sameAs(tx, userId, range);
  if (twin) return { highlight: twin, existed: true };
  const id = v7();
  tx.insert(highlights)
    .values({ ...range, id, userId, quote, colour, note, createdAt: now, updatedAt: now })
    .run();
  return { highlight: readHighlight(tx, userId, id), existed: false };
}

/** What is left out stays as it is. */
export function changeHighlight(
  tx: Tx,
  now: number,
  userId: string,
  id: string,
  { colour, note }: { colour?: HighlightColour | undefined; note?: string | undefined },
): Highlight {
  const old = readHighlight(tx, userId, id);
  tx.update(highlights)
    .set({ colour: colour ?? old.colour, note: note ?? old.note, updatedAt: now })
    .where(eq(highlights.id, id))
    .run();
  return readHighlight(tx, userId, id);
}

/** Returns the material it stands in. */
export function removeHighlight(tx: Tx, now: number, userId: string, id: string): string {
  const { materialId } = ownRow(tx, userId, id);
  tx.update(highlights).set({ deletedAt: now }).where(eq(highlights.id, id)).run();
  return materialId;
}

/** Returns the material it stands in. One whose words were marked anew meanwhile stays removed. */
export function restoreHighlight(tx: Tx, userId: string, id: string): string {
  const row = ownRow(tx, userId, id);
  if (row.deletedAt !== null && !sameAs(tx, userId, row))
    tx.update(highlights).set({ deletedAt: null }).where(eq(highlights.id, id)).run();
  return row.materialId;
}

/** At a start: removed highlights go for good. */
export function tidyHighlights(db: Drizzle): void {
  db.delete(highlights).where(isNotNull(highlights.deletedAt)).run();
}

function wordsAt(tx: Tx, { materialId, page, charFrom, charTo }: PageRange): string {
  const refuse = (reason: string, params: Record<string, number> = {}) =>
    fault('BAD_REQUEST', { reason, ...params });
  if (charTo <= charFrom) throw refuse('empty');
  if (charTo - charFrom > maxHighlightChars) throw refuse('too_long', { max: maxHighlightChars });
  const text = pageText(tx, materialId, page) ?? '';
  const quote = text.slice(charFrom, charTo);
  // Half a character at an end would never read the same again.
  if (charTo > text.length || !quote.isWellFormed()) throw refuse('not_there');
  if (quote.trim() === '') throw refuse('empty');
  return quote;
}

/** The living highlight at exactly this place, as of today. */
function sameAs(tx: Tx, userId: string, { materialId, page, charFrom, charTo }: PageRange) {
  return read(tx, userId, { materialId, page }).find(
    (other) => !other.lost && other.charFrom === charFrom && other.charTo === charTo,
  );
}

function ownRow(tx: Tx, userId: string, id: string): typeof highlights.$inferSelect {
  const own = and(eq(highlights.id, id), eq(highlights.userId, userId));
  const row = tx.select().from(highlights).where(own).get();
  if (!row) throw fault('NOT_FOUND');
  return row;
}

function read(
  tx: Tx,
  userId: string,
  { id, materialId, page }: { id?: string; materialId?: string; page?: number },
): Highlight[] {
  const rows = tx
    .select({ row: highlights, materialTitle: materials.title })
    .from(highlights)
    .innerJoin(materials, eq(materials.id, highlights.materialId))
    .where(
      and(
        eq(highlights.userId, userId),
        isNull(highlights.deletedAt),
        isNull(materials.deletedAt),
        id === undefined ? undefined : eq(highlights.id, id),
        materialId === undefined ? undefined : eq(highlights.materialId, materialId),
        page === undefined ? undefined : eq(highlights.page, page),
      ),
    )
    .orderBy(desc(highlights.createdAt), desc(highlights.id))
    .all();
  const texts = new Map<string, string>();
  const textOf = (material: string, number: number) => {
    const key = `${material} ${number}`;
    const text = texts.get(key) ?? pageText(tx, material, number) ?? '';
    texts.set(key, text);
    return text;
  };
  return rows.map(({ row: { userId: _, deletedAt: __, ...row }, materialTitle }) => ({
    ...row,
    ...placeOf(textOf(row.materialId, row.page), row.quote, row),
    materialTitle,
  }));
}

function pageText(tx: Tx, materialId: string, page: number): string | undefined {
  const there = and(eq(materialPages.materialId, materialId), eq(materialPages.page, page));
  return tx.select({ text: materialPages.text }).from(materialPages).where(there).get()?.text;
}

function byPlace(a: Highlight, b: Highlight): number {
  return a.page - b.page || a.charFrom - b.charFrom || a.charTo - b.charTo;
}
