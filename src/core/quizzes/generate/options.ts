// Chooses wrong options for a term. An option must be of the same sort (number, name or common word), explained by the
// same material, and not be paired by any sentence with most of what the question says: then it could be right too.
import type { Material } from './material.ts';
import { type Explained, isName } from './terms.ts';
import { containsWords, contentWords, headNoun, jaccard, looksPlural, singular, wordsOf } from './wording.ts';

/** How far apart, in pages, two terms may stand and still be options for each other: about a chapter. */
const REACH_PAGES = 40;

// Meanings of adjectives; a noun beside them gives itself away.
const QUALITY =
  /^(?:describes|describing|relating to|related to|pertaining to|referring to|having|capable of|able to)\b/u;

export interface OptionSource {
  material: Material;
  terms: readonly Explained[];
}

/** The best wrong terms for `asked`, best first, at most `count`. `stem` is what the student will read. */
export function wrongTerms(asked: Explained, stem: string, source: OptionSource, count: number): Explained[] {
  const stemWords = new Set(contentWords(stem));
  const ranked = source.terms
    .filter((other) => isOfTheSameSort(asked, other))
    .map((other) => ({ other, score: likeness(asked, other) }))
    .sort((a, b) => b.score - a.score || a.other.from - b.other.from);
  const chosen: Explained[] = [];
  for (const { other } of ranked) {
    if (chosen.length === count) break;
    if (containsWords(stem, other.term) || couldBeRight(asked, other, stemWords, source.material)) continue;
    if (chosen.some((held) => overlapping(held.term, other.term))) continue;
    chosen.push(other);
  }
  return chosen;
}

function isOfTheSameSort(asked: Explained, other: Explained): boolean {
  if (asked.key === other.key || overlapping(asked.term, other.term)) return false;
  if (!asked.shared.every((word) => containsWords(other.term, word))) return false;
  if (Math.abs(asked.passage.page - other.passage.page) > REACH_PAGES) return false;
  if (looksPlural(asked.term) !== looksPlural(other.term)) return false;
  if (QUALITY.test(asked.after) !== QUALITY.test(other.after)) return false;
  if (isName(asked.term) !== isName(other.term) || asked.nameKind !== other.nameKind) return false;
  if (
    asked.aliases
      .concat(other.aliases)
      .some((alias) => containsWords(alias, other.term) || containsWords(alias, asked.term))
  ) {
    return false;
  }
  return Math.abs(wordsOf(asked.term).length - wordsOf(other.term).length) <= 2;
}

function overlapping(one: string, other: string): boolean {
  return containsWords(one, other) || containsWords(other, one);
}

function likeness(asked: Explained, other: Explained): number {
  const sameHead = headNoun(asked.term) === headNoun(other.term) ? 3 : 0;
  const sameLength = wordsOf(asked.term).length === wordsOf(other.term).length ? 1.5 : 0;
  const sameSection = asked.passage.section === other.passage.section ? 1 : 0;
  const near = 2 - (2 * Math.abs(asked.passage.page - other.passage.page)) / REACH_PAGES;
  const ending =
    singular(headNoun(asked.term)).slice(-3) === singular(headNoun(other.term)).slice(-3) ? 0.5 : 0;
  const sharedList = asked.listed && other.listed ? 1 : 0;
  return sameHead + sameLength + sameSection + near + ending + sharedList;
}

/** Signs that the option fits the question as well. */
function couldBeRight(
  asked: Explained,
  other: Explained,
  stem: ReadonlySet<string>,
  material: Material,
): boolean {
  // "Velocity is a vector that ...": what is said of a vector holds for velocity.
  if (containsWords(other.after, asked.term) || containsWords(asked.after, other.term)) return true;
  if (jaccard(asked.content, other.content) >= 0.5) return true;
  for (const sentence of material.holding(other.term)) {
    const content = material.contentOf(sentence);
    let shared = 0;
    for (const word of stem) if (content.has(word)) shared += 1;
    if (shared >= stem.size / 2) return true;
    if (isAlias(sentence.text, asked.term, other.term)) return true;
  }
  return false;
}

/** "X (Y)", "X, or Y", "X, also called Y" in either order. */
function isAlias(text: string, one: string, other: string): boolean {
  if (!containsWords(text, one)) return false;
  const [a, b] = [one, other].map((term) => `(?:an? |the )?${term.replace(/[^\p{L}\p{N} ]/gu, '.')}s?`);
  const between =
    '(?: ?\\(|,? or |,? (?:is |are )?(?:also |sometimes |often )?(?:called|known as|termed|referred to as) )';
  return new RegExp(`\\b(?:${a}${between}${b}|${b}${between}${a})`, 'iu').test(text);
}
