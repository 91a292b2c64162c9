// Good answers made bad, one thing at a time: the sentence that answers, with a number, a name or a term put in place of
// another, held against the section it cites. Numbers and names must all be caught; a term swapped for its sibling is
// known to pass often, and is reported.
import { weightOf } from '#core/tutor/band.ts';
import { checkAnswer } from '#core/tutor/check.ts';
import { evidenceOf } from '#core/tutor/claims.ts';
import { files, questions, sectionsOf } from './evaluation-set.ts';
import { type Measure, shareOf } from './measure.ts';

export interface Swap {
  what: 'number' | 'name' | 'term';
  question: string;
  before: string;
  after: string;
  section: string;
}

const sections = files.flatMap((file) => sectionsOf(file));
const counts = new Map<string, number>();
for (const section of sections)
  for (const stem of evidenceOf(section).stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
const weight = (stem: string) => weightOf(counts.get(stem) ?? 0, sections.length);

/** Whether a sentence that cites a section counts as found there. */
export function isFound(sentence: string, section: string, question: string): boolean {
  const heading = section.slice(0, section.indexOf('\n')).replace(/^#+ /, '');
  const text = section.slice(section.indexOf('\n')).trim();
  const said = { text: `${sentence} [S1]`, isWhole: true, opening: '', question };
  const { sentences } = checkAnswer(said, [{ heading, text, cite: () => [] }], weight)(1);
  return sentences.length > 0 && sentences.every(({ support }) => support === 'found');
}

/** Sentences as they stand, all of which must be found. */
export const unswapped = questions.answerable.flatMap(({ question, gold, file }) => {
  const section = sectionsOf(file).find((one) => one.includes(gold));
  return section ? [{ question, gold, section }] : [];
});

export const swaps: Swap[] = unswapped.flatMap(({ question, gold, section }): Swap[] => {
  const swapped = (what: Swap['what'], before: string, after: string) => ({
    what,
    question,
    before: gold,
    after: gold.replace(before, after),
    section,
  });
  const numbers = (gold.match(/\d+(?:[.,]\d+)*/g) ?? []).map((number) =>
    swapped('number', number, otherNumber(number, section)),
  );
  return [...numbers, ...namesIn(gold).map((name) => swapped('name', name, 'Amundsen')), ...terms()];

  /** A term of the same section takes the place of another: what a model confuses. */
  function terms(): Swap[] {
    const known = termsIn(section);
    const own = known.find((term) => gold.includes(term));
    const sibling = known.find((term) => !gold.includes(term));
    return own && sibling ? [swapped('term', own, sibling)] : [];
  }
});

export function swapFigures(): Measure[] {
  const caught = (what: Swap['what']): [number, number] => {
    const all = swaps.filter((swap) => swap.what === what);
    return [
      all.filter(({ after, section, question }) => !isFound(after, section, question)).length,
      all.length,
    ];
  };
  const found = unswapped.filter(({ gold, section, question }) => isFound(gold, section, question));
  return [
    shareOf('answer check', 'true sentences found', found.length, unswapped.length, { atLeast: 0.95 }),
    shareOf('answer check', 'swapped numbers caught', ...caught('number'), { atLeast: 1 }),
    shareOf('answer check', 'swapped names caught', ...caught('name'), { atLeast: 1 }),
    shareOf('answer check', 'swapped terms caught', ...caught('term'), null),
  ];
}

/** As long as it was, and nowhere in the section. */
function otherNumber(number: string, section: string): string {
  let other = number;
  while (section.includes(other)) other = other.replace(/\d/g, (digit) => String((Number(digit) + 3) % 10));
  return other;
}

/** Capitals inside a sentence; at its beginning only before another. */
function namesIn(sentence: string): string[] {
  const names = sentence.matchAll(
    /(?<=[\p{Ll}\d,] )\p{Lu}[\p{Ll}\p{Lu}]{2,}|^(?!The )\p{Lu}\p{Ll}{2,}(?= \p{Lu})/gu,
  );
  return [...names].map(([name]) => name);
}

/** What a section defines or names. */
function termsIn(section: string): string[] {
  const defined = section.matchAll(
    /(?<=^|[.!?] )(?:An? |The )?([\p{L} -]{3,30}?) (?:is|are) (?:an?|the) /gmu,
  );
  const named = section.matchAll(/\bcalled (?:an? |the )?([\p{L} -]{3,30}?)[.,]/gu);
  return [...defined, ...named].map(([, term = '']) => term);
}
