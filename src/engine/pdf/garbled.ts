// Tells text a person could read from the output of a font without a usable character map. Search, quotes and quizzes
// built on such text would be nonsense, so the page is marked instead of stored as text.
import { isUnreadable } from '../characters.ts';

/** Product promise: more than a fifth unreadable characters makes a page garbled. */
const maxUnreadableShare = 0.2;

/** Fewer word-like tokens than this say nothing about the language. */
const minTokens = 25;

/** In real Latin-script text, even tables of symbols, far more tokens than this look like words. */
const minWordShare = 0.4;

/** Languages in Latin script write 33 to 48 % vowels; text shifted by a wrong font map about 15 %. */
const minVowelShare = 0.22;

/** True when the raw text of a page (before any character is dropped) cannot be read. */
export function isGarbled(raw: string): boolean {
  let unreadable = 0;
  let visible = 0;
  for (const char of raw) {
    const codePoint = char.codePointAt(0)!;
    if (codePoint === 0x20 || (codePoint >= 0x09 && codePoint <= 0x0d)) continue;
    visible += 1;
    if (isUnreadable(codePoint) || (codePoint > 0x36f && /\p{Cn}/u.test(char))) unreadable += 1;
  }
  if (visible === 0) return false;
  if (unreadable / visible > maxUnreadableShare) return true;
  return !hasPlausibleWords(raw);
}

function hasPlausibleWords(raw: string): boolean {
  const chunks = raw.split(/\s+/).filter((chunk) => chunk.length >= 3 && !isIdentifier(chunk));
  const latin = chunks.filter(
    (chunk) => /\p{Script=Latin}/u.test(chunk) && !/[^\p{Script=Latin}\P{L}]/u.test(chunk),
  );
  if (latin.length < minTokens || latin.length < chunks.length * 0.5) return true;
  const plain = latin.map((chunk) => chunk.normalize('NFD').replace(/\p{M}/gu, ''));
  const letters = plain.join('').replace(/\P{L}/gu, '');
  const vowels = letters.replace(/[^aeiouyæœøı]/gi, '');
  if (vowels.length / letters.length < minVowelShare) return false;
  return plain.filter(isWordlike).length / plain.length >= minWordShare;
}

/** Codes and quantities such as "a159", "v2.1" or "10kg" say nothing either way. */
function isIdentifier(chunk: string): boolean {
  return /^[^\p{L}]*\p{L}{0,3}[\d.,:/–-]+\p{L}{0,3}[^\p{L}]*$/u.test(chunk);
}

/** Every part of three letters or more has a vowel and no endless run of consonants: "head-to-tail", "foo.bar(x)". */
function isWordlike(chunk: string): boolean {
  const parts = chunk.split(/[^\p{L}]+|(?<=\p{Ll})(?=\p{Lu})/u).filter((part) => part !== '');
  return (
    parts.length > 0 &&
    parts.every(
      (part) => part.length < 3 || (/[aeiouyæœøı]/i.test(part) && !/[bcdfghjklmnpqrstvwxz]{7,}/i.test(part)),
    ) &&
    parts.some((part) => part.length > 1)
  );
}
