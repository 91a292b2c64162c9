// What the full-text index is given instead of the text itself. Scripts written without spaces become overlapping
// character pairs plus the run's last character, so that a part of a word is found; the same pass serves the query.
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}' +
  '\\p{Script=Khmer}\\p{Script=Myanmar}々〆ー';
const unspacedRun = new RegExp(`[${unspaced}]+`, 'gu');
const hasUnspaced = new RegExp(`[${unspaced}]`, 'u');

/** Arabic vowel signs and tatweel, Hebrew points: printed in school books, typed by nobody. */
const optionalMarks =
  /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;

/** Compatibility forms (full-width letters, ligatures) and optional marks folded away; lengths may change. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(optionalMarks, '');
}

/** The text as it is indexed. */
export function indexable(text: string): string {
  const folded = plain(text);
  if (!hasUnspaced.test(folded)) return folded;
  return folded.replace(unspacedRun, (run) => ` ${pairs(run).join(' ')} ${lastCharacter(run)} `);
}

/** True when the word belongs to a script that is indexed by pairs. */
export function isUnspaced(word: string): boolean {
  return hasUnspaced.test(word);
}

/** Overlapping pairs of a run; none for a single character. */
export function pairs(run: string): string[] {
  const characters = [...run];
  const found: string[] = [];
  for (let i = 0; i + 1 < characters.length; i += 1) found.push(`${characters[i]}${characters[i + 1]}`);
  return found;
}

/** Cuts a word where it changes between spaced and unspaced script: "DNA光合" becomes "DNA" and "光合". */
export function splitByScript(word: string): string[] {
  const parts: string[] = [];
  let end = 0;
  for (const match of word.matchAll(unspacedRun)) {
    if (match.index > end) parts.push(word.slice(end, match.index));
    parts.push(match[0]);
    end = match.index + match[0].length;
  }
  if (end < word.length) parts.push(word.slice(end));
  return parts;
}

function lastCharacter(run: string): string {
  return [...run].at(-1) ?? '';
}
