// Tells text a person could read from the output of a font without a usable character map. Search, quotes and quizzes
// built on such text would be nonsense, so the page is marked instead of stored as text.
import { isUnreadable } from '../characters.ts';

/** Product promise: more than a fifth unreadable characters makes a page garbled. */
const maxUnreadableShare = 0.2;

/** Fewer word-like tokens than this say nothing about the language. */
const minTokens = 25;

/** In real Latin-script text, even tables of symbols, far more tokens than this look like words. */
const minWordShare = 0.4;

/** True when the raw text of a page (before any character is dropped) cannot be read. */
export function isGarbled(raw: string): boolean {
  let unreadable = 0;
  let visible = 0;
  for (const char of raw) {
    const codePoint = char.codePointAt(0)!;
    if (codePoint === 0x20 || (codePoint >= 0x09 && codePoint <= 0x0d)) continue;
    visible += 1;
    if (isUnreadable(codePoint) || /\p{Cn}/u.test(char)) unreadable += 1;
  }
  if (visible === 0) return false;
  if (unreadable / visible > maxUnreadableShare) return true;
  return !hasPlausibleWords(raw);
}

function hasPlausibleWords(raw: string): boolean {
  const chunks = raw.split(/\s+/).filter((chunk) => chunk.length >= 3);
  const latin = chunks.filter(
    (chunk) => /\p{Script=Latin}/u.test(chunk) && !/[^\p{Script=Latin}\P{L}]/u.test(chunk),
  );
  if (latin.length < minTokens || latin.length < chunks.length * 0.5) return true;
  const wordlike = latin.filter(isWordlike).length;
  return wordlike / latin.length >= minWordShare;
}

/** Letters with a vowel and no odd capitals in between, perhaps in quotes or brackets: "(Newton’s", "kg", no; "7KLV", no. */
function isWordlike(chunk: string): boolean {
  const word = chunk.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if (word.length < 2) return false;
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
  return plain.split(/[-‐–—’'/.,:;…]/).every((part) => {
    if (part === '') return true;
    if (!/^\p{L}+$/u.test(part)) return false;
    if (/\p{Ll}\p{Lu}/u.test(part)) return false;
    return part.length < 3 || (/[aeiouyæœøåı]/i.test(part) && !/[bcdfghjklmnpqrstvwxz]{7,}/i.test(part));
  });
}
