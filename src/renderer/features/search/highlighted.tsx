// A text with some characters marked, from ranges; never from HTML.
import { Fragment } from 'react';

export function Highlighted({
  text,
  ranges,
}: {
  text: string;
  ranges: readonly (readonly [number, number])[];
}) {
  return stretches(text, ranges).map(({ at, words, marked }) =>
    marked ? (
      <mark key={at} className="rounded-sm bg-marker px-0.5 text-marker-ink">
        {words}
      </mark>
    ) : (
      <Fragment key={at}>{words}</Fragment>
    ),
  );
}

/** Cuts a text at the ranges; overlaps are joined and what lies outside the text is ignored. */
export function stretches(
  text: string,
  ranges: readonly (readonly [number, number])[],
): { at: number; words: string; marked: boolean }[] {
  const parts: { at: number; words: string; marked: boolean }[] = [];
  let at = 0;
  const add = (to: number, marked: boolean) => {
    if (to > at) parts.push({ at, words: text.slice(at, to), marked });
    at = Math.max(at, to);
  };
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    add(Math.min(from, text.length), false);
    add(Math.min(to, text.length), true);
  }
  add(text.length, false);
  return parts;
}
