// Languages the library is written in and the model does not know: likeness of meaning says little about them.
import type BetterSqlite3 from 'better-sqlite3';

/** Above this share of the pages a language is worth a word to the student. */
const muchOfTheLibrary = 0.2;

/** ISO 639-1 codes. A model that does not say what it knows is believed to know everything. */
export function weakLanguages(sqlite: BetterSqlite3.Database, userId: string, known: string[]): string[] {
  if (known.length === 0) return [];
  const rows = sqlite
    .prepare(`
      SELECT language, sum(page_count) AS pages FROM materials
      WHERE user_id = ? AND deleted_at IS NULL AND processing_status = 'ready' GROUP BY language`)
    .all(userId) as { language: string | null; pages: number | null }[];
  const total = rows.reduce((sum, { pages }) => sum + (pages ?? 0), 0);
  const pagesIn = new Map<string, number>();
  for (const { language, pages } of rows) {
    if (language === null) continue;
    const code = shortCode(language);
    pagesIn.set(code, (pagesIn.get(code) ?? 0) + (pages ?? 0));
  }
  return [...pagesIn]
    .filter(([code, pages]) => !known.includes(code) && pages > total * muchOfTheLibrary)
    .map(([code]) => code);
}

/** Materials carry ISO 639-3; the canonical form of a language tag is its shortest code. */
function shortCode(language: string): string {
  return Intl.getCanonicalLocales(language)[0] ?? language;
}
