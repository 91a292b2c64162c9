// A scope's text as passages that lie within one page each, so that a quote cut from a passage has one page and one range.
import { and, asc, eq, gte, lte } from 'drizzle-orm';
import type { Scope } from '#contract/ids.ts';
import { materialChunks, materialPages } from '../db/schema/library.ts';
import type { Tx } from '../progress/ledger.ts';
import type { SourcePassage } from './generate/types.ts';

interface PageText {
  page: number;
  text: string;
}

/** Passages of one material in reading order; where chunks overlap, text is given once. */
export function passagesOf(tx: Tx, materialId: string, { pageFrom, pageTo }: Scope): SourcePassage[] {
  const pages = tx
    .select({ page: materialPages.page, text: materialPages.text })
    .from(materialPages)
    .where(
      and(
        eq(materialPages.materialId, materialId),
        eq(materialPages.kind, 'text'),
        pageFrom === undefined ? undefined : gte(materialPages.page, pageFrom),
        pageTo === undefined ? undefined : lte(materialPages.page, pageTo),
      ),
    )
    .orderBy(asc(materialPages.page))
    .all();
  const chunks = tx
    .select()
    .from(materialChunks)
    .where(eq(materialChunks.materialId, materialId))
    .orderBy(asc(materialChunks.ordinal))
    .all();
  return cutAtPages(chunks, pages);
}

function cutAtPages(chunks: (typeof materialChunks.$inferSelect)[], pages: PageText[]): SourcePassage[] {
  const passages: SourcePassage[] = [];
  let section = 0;
  let heading: string | null = null;
  let covered = { page: 0, to: 0 };
  for (const [index, chunk] of chunks.entries()) {
    if (index > 0 && chunk.heading !== heading) section += 1;
    heading = chunk.heading;
    for (const { page, text } of pages) {
      if (page < chunk.pageFrom || page > chunk.pageTo) continue;
      const begin = page === chunk.pageFrom ? chunk.charFrom : 0;
      const charFrom = page === covered.page ? Math.max(begin, covered.to) : begin;
      const charTo = page === chunk.pageTo ? chunk.charTo : text.length;
      if (page < covered.page || charTo <= charFrom) continue;
      covered = { page, to: charTo };
      passages.push({
        chunkId: chunk.id,
        page,
        charFrom,
        text: text.slice(charFrom, charTo),
        heading,
        section,
      });
    }
  }
  return passages;
}
