// What the text itself says about a question, before any model is asked again: do the quoted words hold the answer and
// no other option, does no other sentence fit the question better, is a claim what the quote says. All by words, and
// strict on purpose: a good question lost costs a call, a wrong key believed costs the student.
import { stem } from '../../search/stem.ts';
import { contentStems } from '../../tutor/question.ts';
import { isNegation, isSmallWord, wordsOf } from '../generate/wording.ts';

export interface Evidence {
  /** The quoted sentences. */
  quote: string;
  /** The other sentences of the passage. */
  others: readonly string[];
}

export type Doubt =
  | 'answer_not_in_quote'
  | 'several_fit'
  | 'other_sentence_fits'
  | 'stem_not_in_quote'
  | 'claim_unclear';

/** Least share of the question's words, the rare ones weighing more, that the quoted sentences share. */
const leastShared = 0.25;
/** A claim said in other words may be true or not: from this share of words in the quote's order it is what it says. */
const sameOrder = 0.9;
/** A false claim differs from its quote in something; from this share up it is still about the same. */
const sameMatter = 0.5;

/** Whether the quote, and nothing else in the passage, answers `stem` with `answer`. */
export function doubtAbout(
  stemText: string,
  answer: string,
  wrong: readonly string[],
  evidence: Evidence,
): Doubt | null {
  const quote = new Set(contentStems(evidence.quote));
  if (!isIn(answer, quote)) return 'answer_not_in_quote';
  if (wrong.some((option) => isIn(option, quote))) return 'several_fit';
  const others = evidence.others.map((sentence) => new Set(contentStems(sentence)));
  const coverage = coverageOf(contentStems(stemText), [quote, ...others]);
  const found = coverage(quote);
  if (found < leastShared) return 'stem_not_in_quote';
  // A sentence that fits as well and gives the same answer is no rival.
  const rivals = others.filter((words) => !isIn(answer, words));
  if (rivals.some((words) => coverage(words) > found)) return 'other_sentence_fits';
  const named = rivals.filter((words) => wrong.some((option) => isIn(option, words)));
  return named.some((words) => coverage(words) >= found) ? 'other_sentence_fits' : null;
}

/**
 * Whether a claim keyed true says what the quote says, in its order; or whether one keyed false says the opposite or puts
 * in a number, or a word that the passage uses elsewhere: a word it does not use might be a synonym.
 */
export function doubtAboutClaim(claim: string, isTrue: boolean, evidence: Evidence): Doubt | null {
  const said = claimWords(evidence.quote);
  const words = claimWords(claim);
  if (words.length < 3) return 'claim_unclear';
  const foreign = words.filter((word) => !said.includes(word));
  const turned = negations(claim) % 2 !== negations(evidence.quote) % 2;
  const kept = words.filter((word) => said.includes(word));
  if (inOrder(kept, said) < sameOrder * kept.length) return 'claim_unclear';
  if (isTrue) return foreign.length > 0 || turned ? 'answer_not_in_quote' : null;
  if (turned) return foreign.length > 0 ? 'claim_unclear' : null;
  if (foreign.length === 0) return 'several_fit';
  if (kept.length < sameMatter * words.length) return 'claim_unclear';
  const others = evidence.others.map(claimWords);
  if (!foreign.every((word) => /\d/u.test(word) || others.some((other) => other.includes(word))))
    return 'claim_unclear';
  const fits = (sentence: readonly string[]) => words.filter((word) => sentence.includes(word)).length;
  return others.some((other) => fits(other) >= kept.length) ? 'other_sentence_fits' : null;
}

/** All words that carry the phrase stand there; a phrase without any stands nowhere. */
function isIn(phrase: string, words: ReadonlySet<string>): boolean {
  const wanted = contentStems(phrase);
  return wanted.length > 0 && wanted.every((word) => words.has(word));
}

/** Share of the wanted words that a sentence holds, each weighed by how few sentences of the passage hold it. */
function coverageOf(wanted: readonly string[], sentences: readonly ReadonlySet<string>[]) {
  const weights = new Map(
    wanted.map((word) => {
      const holding = sentences.filter((words) => words.has(word)).length;
      return [word, Math.log(1 + sentences.length / (holding + 0.5))];
    }),
  );
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return (words: ReadonlySet<string>) => {
    let held = 0;
    for (const [word, weight] of weights) if (words.has(word)) held += weight;
    return total === 0 ? 0 : held / total;
  };
}

/** Stems of everything but articles, forms of "be" and the like: "more", "before" and "up" decide claims. */
function claimWords(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !isSmallWord(word) && !isNegation(word))
    .map(stem);
}

function negations(text: string): number {
  return wordsOf(text.replace(/n['’]t\b/giu, ' not')).filter(isNegation).length;
}

/** Length of the longest run of words that stands in the same order in both, gaps allowed. */
function inOrder(one: readonly string[], other: readonly string[]): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const word of one) {
    const next = [0];
    for (const [j, there] of other.entries())
      next.push(word === there ? (row[j] as number) + 1 : Math.max(row[j + 1] as number, next[j] as number));
    row = next;
  }
  return row[other.length] as number;
}
