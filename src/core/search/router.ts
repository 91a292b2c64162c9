// Search as the window sees it: hits that open at the exact words.
import type { Scope } from '#contract/ids.ts';
import type { Hit } from '#contract/search.ts';
import type { Procedures } from '../procedures.ts';
import { locateInPages } from './passage.ts';
import type { Term } from './rank.ts';
import { checkScope } from './scope.ts';
import type { FoundPassage, Search } from './search.ts';
import { bestSnippet } from './snippet.ts';

export function createSearchRouter({ owned }: Procedures, search: Search) {
  return {
    query: owned.search.query.handler(async ({ input, context: { userId }, signal }) => {
      const scope: Scope = input.scope ?? {};
      checkScope(search.sqlite, userId, scope);
      const { limit, offset } = input;
      const found = await search.find(userId, scope, input.text, { limit, offset, signal });
      return {
        hits: found.passages.map((passage) => toHit(passage, found.terms)),
        unknownWords: found.unknownWords,
        passageCount: found.passageCount,
        mode: found.mode,
      };
    }),
  };

  /**
   * The hit's range is its snippet's, so that opening it shows the very words that were listed. A snippet that crosses
   * a page break opens where most of the words asked for stand.
   */
  function toHit(passage: FoundPassage, terms: Term[]): Hit {
    const snippet = bestSnippet(passage.text, terms);
    const pages = search.pageLengths(passage);
    const parts = locateInPages(passage, pages, snippet.from, snippet.to);
    const askedOn = snippet.highlights.flatMap(([from, to]) =>
      locateInPages(passage, pages, snippet.from + from, snippet.from + to).map(({ page }) => page),
    );
    const wordsOn = (page: number) => askedOn.filter((other) => other === page).length;
    const fallback = { page: passage.pageFrom, charFrom: passage.charFrom, charTo: passage.charFrom };
    const best = parts.reduce(
      (most, part) => (wordsOn(part.page) > wordsOn(most.page) ? part : most),
      parts[0] ?? fallback,
    );
    return {
      materialId: passage.materialId,
      ...best,
      pageTo: parts.at(-1)?.page ?? best.page,
      chunkId: passage.chunkId,
      materialTitle: passage.materialTitle,
      heading: passage.heading,
      snippet: snippet.text,
      highlights: snippet.highlights,
      score: passage.score,
    };
  }
}
