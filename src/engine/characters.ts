// Which characters of a file may become stored text. Invisible and direction-changing characters are dropped because
// text hidden from the reader must not reach a search index or a model.

/** What becomes of one character: kept as it is, replaced by one plain space, or dropped. */
export type Fate = 'keep' | 'space' | 'drop';

/** Decides a code point's fate. Line feeds count as spaces here; callers that keep lines split on them first. */
export function fateOf(codePoint: number): Fate {
  if (codePoint === 0x20) return 'keep';
  if (codePoint < 0x20) return codePoint >= 0x09 && codePoint <= 0x0d ? 'space' : 'drop';
  if (codePoint < 0x7f) return 'keep';
  if (codePoint <= 0x9f) return codePoint === 0x85 ? 'space' : 'drop';
  if (codePoint === 0xa0) return 'space';
  if (codePoint === 0xad) return 'drop';
  if (codePoint < 0x0300) return 'keep';
  if (codePoint >= 0x2000 && codePoint <= 0x200a) return 'space';
  if (isHidden(codePoint)) return 'drop';
  if (codePoint === 0x2028 || codePoint === 0x2029 || codePoint === 0x202f || codePoint === 0x205f)
    return 'space';
  if (codePoint === 0x1680 || codePoint === 0x3000) return 'space';
  return isUnreadable(codePoint) ? 'drop' : 'keep';
}

/** Zero-width, bidi-control and tag characters: they steer what is shown without being seen. */
function isHidden(c: number): boolean {
  return (
    (c >= 0x200b && c <= 0x200f) ||
    (c >= 0x202a && c <= 0x202e) ||
    (c >= 0x2060 && c <= 0x2069) ||
    c === 0x061c ||
    c === 0x180e ||
    c === 0xfeff ||
    (c >= 0xe0000 && c <= 0xe007f)
  );
}

/** Replacement, private-use, control and half-surrogate characters: signs that the file's text map is missing or wrong. */
export function isUnreadable(c: number): boolean {
  return (
    c === 0xfffd ||
    (c >= 0xe000 && c <= 0xf8ff) ||
    (c >= 0xf0000 && c <= 0x10ffff) ||
    (c >= 0xd800 && c <= 0xdfff) ||
    (c >= 0xfdd0 && c <= 0xfdef) ||
    (c & 0xfffe) === 0xfffe ||
    (c < 0x20 && (c < 0x09 || c > 0x0d)) ||
    (c >= 0x7f && c <= 0x9f && c !== 0x85)
  );
}

/** Applies the fates to a whole string and collapses the spaces; for titles and outline entries. */
export function cleanLine(text: string): string {
  let out = '';
  for (const char of text) {
    const fate = fateOf(char.codePointAt(0)!);
    if (fate !== 'drop') out += fate === 'space' ? ' ' : char;
  }
  return out.replace(/ {2,}/g, ' ').trim();
}

/** Scripts written without spaces between words, where joined lines get none either. */
export function isUnspacedScript(c: number): boolean {
  return (
    (c >= 0x2e80 && c <= 0x9fff && c !== 0x3000) ||
    (c >= 0xf900 && c <= 0xfaff) ||
    (c >= 0xff01 && c <= 0xff60) ||
    (c >= 0x0e00 && c <= 0x0eff) ||
    (c >= 0x20000 && c <= 0x3ffff)
  );
}
