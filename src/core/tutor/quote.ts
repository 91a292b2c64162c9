// Finds quoted words on a page again. Exact characters at the stored place are the rule; the rest forgives what a
// second reading of the same file may change: spacing, hyphens, quotation marks, a few words.

/** From this share of words up a quote counts as found and is marked. */
export const foundShare = 0.9;
/** From this share up the page is still opened, without a mark. */
export const pageShare = 0.5;

export interface Located {
  /** Share of the quote's words found together and in order, 0..1. */
  match: number;
  /** Where: characters of the page text, end exclusive. */
  charFrom: number;
  charTo: number;
}

interface Token {
  word: string;
  from: number;
  to: number;
}

/** Looks where the quote was first, then everywhere on the page. */
export function locateQuote(pageText: string, quote: string, charFrom: number, charTo: number): Located {
  if (quote !== '' && pageText.slice(charFrom, charTo) === quote) return { match: 1, charFrom, charTo };
  const exact = quote === '' ? -1 : pageText.indexOf(quote);
  if (exact >= 0) return { match: 1, charFrom: exact, charTo: exact + quote.length };
  return nearest(tokens(pageText), tokens(quote));
}

/** The words of a quote, folded: what two spellings of the same quote have in common. */
export function normalisedQuote(quote: string): string {
  return tokens(quote)
    .map((token) => token.word)
    .join(' ');
}

function tokens(text: string): Token[] {
  // Joining words over hyphens and apostrophes lets "well-known", "well‐known" and "well known" differ by one word only.
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((found) => ({
    word: found[0].normalize('NFKC').toLowerCase(),
    from: found.index,
    to: found.index + found[0].length,
  }));
}

/** The stretch of the page that needs the fewest word edits to become the quote (Sellers' algorithm). */
function nearest(page: readonly Token[], quote: readonly Token[]): Located {
  const none = { match: 0, charFrom: 0, charTo: 0 };
  if (quote.length === 0 || page.length === 0) return none;
  // cost[j]: fewest edits that turn the quote's first j words into a stretch ending here; start[j]: where it began.
  let cost = quote.map((_, j) => j).concat(quote.length);
  let start = cost.map(() => 0);
  let best = { cost: quote.length, from: 0, to: -1 };
  for (const [i, { word }] of page.entries()) {
    const nextCost = [0];
    const nextStart = [i];
    for (const [j, wanted] of quote.entries()) {
      const swap = (cost[j] as number) + (wanted.word === word ? 0 : 1);
      const drop = (nextCost[j] as number) + 1;
      const extra = (cost[j + 1] as number) + 1;
      const least = Math.min(swap, drop, extra);
      nextCost.push(least);
      nextStart.push((least === swap ? start[j] : least === drop ? nextStart[j] : start[j + 1]) as number);
    }
    nextStart[0] = i + 1;
    const whole = nextCost[quote.length] as number;
    if (whole < best.cost) best = { cost: whole, from: nextStart[quote.length] as number, to: i };
    cost = nextCost;
    start = nextStart;
  }
  const first = page[best.from];
  const last = page[best.to];
  if (!first || !last) return none;
  return { match: 1 - best.cost / quote.length, charFrom: first.from, charTo: last.to };
}
