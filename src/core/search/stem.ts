// SQLite's own word forms in JavaScript: unicode61 folding and the Porter stemmer, as FTS5 builds them. Needed to look
// terms up in the index's vocabulary and to mark every form of a word; a test holds it to the real tokenizer.

/** FTS5's porter leaves shorter and longer tokens alone, counted in bytes. */
const minStemmed = 3;
const maxStemmed = 64;

/** A word as the index holds it: lower case, Latin accents dropped, English endings stemmed. */
export function stem(word: string): string {
  const folded = fold(word);
  // FTS5 stems bytes: each byte of a letter beyond ASCII is a consonant to it.
  const bytes = isAscii(folded) ? folded : Buffer.from(folded).toString('latin1');
  if (bytes.length < minStemmed || bytes.length > maxStemmed) return folded;
  const stemmed = porter(bytes);
  return bytes === folded ? stemmed : Buffer.from(stemmed, 'latin1').toString();
}

/** Lower case without the accents of Latin letters. */
export function fold(word: string): string {
  if (isAscii(word)) return word.toLowerCase();
  let folded = '';
  for (const char of word) {
    if (char >= '\u0300' && char <= '\u0331') continue;
    const base = char.normalize('NFD')[0] ?? char;
    folded += (/[a-z]/i.test(base) ? base : char).toLowerCase();
  }
  return folded;
}

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) if (word.charCodeAt(i) > 127) return false;
  return true;
}

function isVowel(word: string, i: number): boolean {
  const c = word[i] as string;
  return 'aeiou'.includes(c) || (c === 'y' && i > 0 && !isVowel(word, i - 1));
}

/** Number of vowel-consonant sequences. */
function measure(word: string): number {
  let count = 0;
  let wasVowel = false;
  for (let i = 0; i < word.length; i += 1) {
    const vowel = isVowel(word, i);
    if (wasVowel && !vowel) count += 1;
    wasVowel = vowel;
  }
  return count;
}

function hasVowel(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) if (isVowel(word, i)) return true;
  return false;
}

/** Ends consonant-vowel-consonant, the last not w, x or y. */
function endsShort(word: string): boolean {
  const last = word.length - 1;
  return (
    last >= 2 &&
    !isVowel(word, last) &&
    isVowel(word, last - 1) &&
    !isVowel(word, last - 2) &&
    !'wxy'.includes(word[last] as string)
  );
}

function endsDouble(word: string): boolean {
  const last = word.length - 1;
  return last >= 1 && word[last] === word[last - 1] && !isVowel(word, last);
}

type Rule = [ending: string, replacement: string];

const step2: Rule[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['logi', 'log'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
];
const step3: Rule[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
const step4 = [
  'al',
  'ance',
  'ence',
  'er',
  'ic',
  'able',
  'ible',
  'ant',
  'ement',
  'ment',
  'ent',
  'ion',
  'ou',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
];

function porter(token: string): string {
  let word = plural(token);
  word = pastOrProgressive(word);
  if (word.endsWith('y') && hasVowel(word.slice(0, -1))) word = `${word.slice(0, -1)}i`;
  word = replaceEnding(word, step2);
  word = replaceEnding(word, step3);
  word = dropEnding(word);
  if (word.endsWith('e')) {
    const rest = word.slice(0, -1);
    const m = measure(rest);
    if (m > 1 || (m === 1 && !endsShort(rest))) word = rest;
  }
  if (word.endsWith('ll') && measure(word.slice(0, -1)) > 1) word = word.slice(0, -1);
  return word;
}

function plural(word: string): string {
  if (!word.endsWith('s')) return word;
  if (word.endsWith('sses') || (word.endsWith('ies') && word.length > 3)) return word.slice(0, -2);
  return word.endsWith('ss') ? word : word.slice(0, -1);
}

function pastOrProgressive(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const ending = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0;
  const rest = word.slice(0, word.length - ending);
  if (ending === 0 || !hasVowel(rest)) return word;
  if (rest.endsWith('at') || rest.endsWith('bl') || rest.endsWith('iz')) return `${rest}e`;
  if (endsDouble(rest) && !/[lsz]$/.test(rest)) return rest.slice(0, -1);
  return measure(rest) === 1 && endsShort(rest) ? `${rest}e` : rest;
}

function replaceEnding(word: string, rules: Rule[]): string {
  for (const [ending, replacement] of rules) {
    if (!word.endsWith(ending)) continue;
    const rest = word.slice(0, -ending.length);
    return measure(rest) > 0 ? rest + replacement : word;
  }
  return word;
}

function dropEnding(word: string): string {
  for (const ending of step4) {
    if (!word.endsWith(ending)) continue;
    const rest = word.slice(0, -ending.length);
    if (ending === 'ion' && !/[st]$/.test(rest)) return word;
    return measure(rest) > 1 ? rest : word;
  }
  return word;
}
