// Where a mark stands in a page's text today. A mark is its words: when a file was read anew and they are no longer at
// their place, they are looked for on the page, and taken only if they stand there once.

export interface Stretch {
  charFrom: number;
  charTo: number;
}

export interface Place extends Stretch {
  /** The words are gone from the page, or stand on it more than once; the place is the old one. */
  lost: boolean;
}

export function placeOf(text: string, quote: string, { charFrom, charTo }: Stretch): Place {
  if (text.slice(charFrom, charTo) === quote) return { charFrom, charTo, lost: false };
  const at = text.indexOf(quote);
  if (at === -1 || at !== text.lastIndexOf(quote)) return { charFrom, charTo, lost: true };
  return { charFrom: at, charTo: at + quote.length, lost: false };
}
