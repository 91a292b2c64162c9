// Finds what the student typed in a page's stored text, whatever the case, the accents and the spacing, and says where in
// the original characters it stands.

/** Half-open [from, to) in the searched text. */
export type Found = readonly [from: number, to: number];

/** A text made comparable, with the original position of each of its characters. */
interface Folded {
  text: string;
  /** Original start of each folded character; one more entry for the end. */
  origin: number[];
}

/** Signs of Markdown, which the reader does not show and nobody types. */
const markdownSigns = /[*_`]/;

/** Where `wanted` stands in `text`, without overlaps. Blank input finds nothing. */
export function findIn(text: string, wanted: string, markdown = false): Found[] {
  const unseen = markdown ? markdownSigns : null;
  const needle = fold(wanted.trim(), unseen).text;
  if (needle === '') return [];
  const hay = fold(text, unseen);
  const found: Found[] = [];
  for (let at = hay.text.indexOf(needle); at !== -1; at = hay.text.indexOf(needle, at + needle.length)) {
    found.push([hay.origin[at]!, endOf(hay, at + needle.length)]);
  }
  return found;
}

/** The end of the original character that produced the last matched one. */
function endOf(hay: Folded, at: number): number {
  const last = hay.origin[at - 1]!;
  let next = at;
  while (next < hay.text.length && hay.origin[next] === last) next += 1;
  return hay.origin[next]!;
}

function fold(text: string, unseen: RegExp | null): Folded {
  const parts: string[] = [];
  const origin: number[] = [];
  let position = 0;
  let blank = false;
  for (const char of text) {
    if (unseen?.test(char)) {
      position += char.length;
      continue;
    }
    const isBlank = /\s/u.test(char);
    if (isBlank) {
      if (!blank) {
        parts.push(' ');
        origin.push(position);
      }
    } else {
      // Marks go, so that é is found by e; compatibility forms open up, so that ﬁ is found by fi.
      const plain = char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'");
      parts.push(plain);
      for (let index = 0; index < plain.length; index += 1) origin.push(position);
    }
    blank = isBlank;
    position += char.length;
  }
  origin.push(position);
  return { text: parts.join(''), origin };
}
