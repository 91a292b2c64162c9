// Where a question's answer stands now. Checked against the stored page every time it is shown, because a material may
// have been removed or read again since.
import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import type { source } from '#contract/quizzes.ts';
import { materialPages, materials } from '../db/schema/library.ts';
import type { quizQuestions } from '../db/schema/quizzes.ts';
import type { Tx } from '../progress/ledger.ts';
import { foundShare, locateQuote } from '../tutor/quote.ts';

type Cited = Pick<typeof quizQuestions.$inferSelect, 'materialId' | 'page' | 'charFrom' | 'charTo' | 'quote'>;

/** Null when the material is gone or its page no longer holds the words. */
export function sourceOf(
  tx: Tx,
  { materialId, page, charFrom, charTo, quote }: Cited,
): z.infer<typeof source> {
  if (materialId === null) return null;
  const row = tx
    .select({ title: materials.title, text: materialPages.text })
    .from(materials)
    .innerJoin(materialPages, eq(materialPages.materialId, materials.id))
    .where(and(eq(materials.id, materialId), isNull(materials.deletedAt), eq(materialPages.page, page)))
    .get();
  if (!row) return null;
  const found = locateQuote(row.text, quote, charFrom, charTo);
  if (found.match < foundShare) return null;
  return {
    materialId,
    materialTitle: row.title,
    page,
    charFrom: found.charFrom,
    charTo: found.charTo,
    quote,
  };
}
