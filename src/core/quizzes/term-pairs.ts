// Terms with what is said about them, for flashcards: the reading that question making does, before anything is asked of
// it. A lesson's own list of key terms is taken at its word, line by line.
import { eq } from 'drizzle-orm';
import type { Drizzle } from '../db/open.ts';
import { materials } from '../db/schema/library.ts';
import type { PairReader, TermPair } from '../review/proposals.ts';
import { guessLanguage } from './generate/generate.ts';
import { isGlossaryHeading } from './generate/glossary-lines.ts';
import { createPace } from './generate/pace.ts';
import { readMaterial } from './generate/read.ts';
import type { Explained } from './generate/terms.ts';
import { passagesOf } from './passages.ts';

const heading = /^#{1,6}\s+(.+?)\s*#*$/u;
const bullet = /^\s*(?:[-*+]|\d+[.)])\s+/u;
const entry = /^(.{1,120}?)(?:\s*:\s+|\s+[–—-]\s+)(.+)$/u;

export function createPairReader(db: Drizzle): PairReader {
  return {
    async ofMaterial(materialId, pages) {
      const passages = passagesOf(db, materialId, pages);
      if (passages.length === 0) return [];
      const row = db
        .select({ language: materials.language })
        .from(materials)
        .where(eq(materials.id, materialId))
        .get();
      // Stored as ISO 639-3; the rules know the two-letter code where there is one.
      const language = row?.language ? new Intl.Locale(row.language).language : guessLanguage(passages);
      const pace = createPace(undefined);
      const { terms } = await readMaterial(passages, language, pace, () => undefined, { cloze: false });
      return terms.map(toPair);
    },
    ofText: keyTerms,
  };
}

/** Lines "Term: meaning" below a heading such as "Key terms", to the next heading. */
export function keyTerms(text: string): Pick<TermPair, 'term' | 'meaning'>[] {
  let listed = false;
  return text.split(/\r?\n/u).flatMap((line) => {
    const title = heading.exec(line)?.[1];
    if (title !== undefined) {
      listed = isGlossaryHeading(title);
      return [];
    }
    const match = listed
      ? entry.exec(
          line
            .replace(bullet, '')
            .replace(/\*\*|__/gu, '')
            .trim(),
        )
      : null;
    const [, term = '', meaning = ''] = match ?? [];
    return term === '' ? [] : [{ term: term.trim(), meaning: meaning.trim() }];
  });
}

function toPair({ kind, term, before, after, passage, from, to }: Explained): TermPair {
  // Of a sentence that defines, all of it is kept: its verb belongs to what is said.
  const meaning = kind === 'glossary' ? after : `${before}${term}${after}`.trim();
  return { term, meaning, page: passage.page, charFrom: from, charTo: to };
}
