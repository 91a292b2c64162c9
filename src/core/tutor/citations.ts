// Citations: the exact characters a quote stands on, checked against the stored page when written and again whenever
// shown. Nothing may be marked that is not there.
import { createHash } from 'node:crypto';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Citation } from '#contract/tutor.ts';
import { materialPages, materials } from '../db/schema/library.ts';
import { messageCitations } from '../db/schema/tutor.ts';
import type { Tx } from '../progress/ledger.ts';
import { locateInPages, type PageLength } from '../search/passage.ts';
import type { Passage } from '../search/rank.ts';
import { foundShare, locateQuote, normalisedQuote, pageShare } from './quote.ts';

export type CitationRow = Omit<typeof messageCitations.$inferInsert, 'messageId' | 'marker'>;

/**
 * The parts, one a page, that characters [from, to) of a passage stand on; null unless every part is on its page.
 */
export function cite(
  tx: Tx,
  passage: Passage,
  lengths: readonly PageLength[],
  from: number,
  to: number,
): CitationRow[] | null {
  const { materialId, materialTitle } = passage;
  const rows: CitationRow[] = [];
  let at = from;
  for (const [part, place] of locateInPages(passage, lengths, from, to).entries()) {
    // Between two pages stands one line feed that belongs to neither.
    if (part > 0) at += 1;
    const said = passage.text.slice(at, at + place.charTo - place.charFrom);
    at += said.length;
    const text = pageText(tx, materialId, place.page);
    if (text === undefined) return null;
    const { match } = locateQuote(text, said, place.charFrom, place.charTo);
    const quote = text.slice(place.charFrom, place.charTo);
    if (match < foundShare || normalisedQuote(quote) !== normalisedQuote(said)) return null;
    const quoteHash = createHash('sha256').update(normalisedQuote(quote)).digest('hex');
    rows.push({ part, materialId, materialTitle, ...place, quote, quoteHash, match });
  }
  return rows.length > 0 ? rows : null;
}

/** Stored citations of these messages as they hold today, by message. */
export function readCitations(tx: Tx, messageIds: string[]): Map<string, Citation[]> {
  const rows = tx
    .select({
      cited: messageCitations,
      title: materials.title,
      deletedAt: materials.deletedAt,
      text: materialPages.text,
    })
    .from(messageCitations)
    .leftJoin(materials, eq(materials.id, messageCitations.materialId))
    .leftJoin(
      materialPages,
      and(
        eq(materialPages.materialId, messageCitations.materialId),
        eq(materialPages.page, messageCitations.page),
      ),
    )
    .where(inArray(messageCitations.messageId, messageIds))
    .orderBy(asc(messageCitations.marker), asc(messageCitations.part))
    .all();
  const found = new Map<string, Citation[]>();
  for (const { cited, title, deletedAt, text } of rows) {
    const isGone = cited.materialId === null || title === null || deletedAt !== null;
    const today = isGone ? { state: 'removed' as const } : stateOf(cited, text);
    const { marker, materialId, page, charFrom, charTo, quote } = cited;
    const citation: Citation = {
      marker,
      materialId,
      materialTitle: title ?? cited.materialTitle,
      page,
      charFrom,
      charTo,
      quote,
      ...today,
    };
    const list = found.get(cited.messageId);
    if (list) list.push(citation);
    else found.set(cited.messageId, [citation]);
  }
  return found;
}

function stateOf(
  { quote, charFrom, charTo }: Pick<CitationRow, 'quote' | 'charFrom' | 'charTo'>,
  text: string | null,
): Pick<Citation, 'state'> & Partial<Citation> {
  const found = locateQuote(text ?? '', quote, charFrom, charTo);
  if (found.match >= foundShare) return { state: 'verified', charFrom: found.charFrom, charTo: found.charTo };
  return { state: found.match >= pageShare ? 'page_only' : 'unverified' };
}

function pageText(tx: Tx, materialId: string, page: number): string | undefined {
  return tx
    .select({ text: materialPages.text })
    .from(materialPages)
    .where(and(eq(materialPages.materialId, materialId), eq(materialPages.page, page)))
    .get()?.text;
}
