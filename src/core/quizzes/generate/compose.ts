// Turns an explained term and its wrong options into a question. Words come from the material; options get their ids
// in alphabetical order, so an id says nothing about being right.
import type { Phrases } from './phrases.ts';
import { GAP } from './phrases.ts';
import type { Explained } from './terms.ts';
import { type DraftOption, type DraftQuestion, GENERATOR } from './types.ts';
import { looksPlural, stemHash } from './wording.ts';

type Source = Pick<Explained, 'passage' | 'quote' | 'from' | 'to'>;

/** Several options to choose from: needs three wrong terms. */
export function composeChoice(
  asked: Explained,
  wrong: readonly Explained[],
  phrases: Phrases,
): DraftQuestion {
  const all = [asked, ...wrong].sort((a, b) => (a.key < b.key ? -1 : 1));
  const options = all.map((one, at) => option(at, one.term, says(one, phrases)));
  const right = options[all.indexOf(asked)] as DraftOption;
  return finish(asked, asked, {
    type: 'mcq',
    stem: stemOf(asked, phrases),
    options,
    correct: [right.id],
    explanation: says(asked, phrases),
    difficulty: 'medium',
  });
}

/** Typed answer. */
export function composeTyped(asked: Explained, phrases: Phrases): DraftQuestion {
  return finish(asked, asked, {
    type: 'short',
    stem: stemOf(asked, phrases),
    options: [],
    correct: [asked.term, ...asked.aliases],
    explanation: says(asked, phrases),
    difficulty: 'hard',
  });
}

/** A term with its own meaning, or with that of `other`. */
export function composeTrueFalse(asked: Explained, other: Explained | null, phrases: Phrases): DraftQuestion {
  // The article before the gap belongs to the term, what follows belongs to the explanation.
  const shown = other ? { ...other, before: asked.before } : asked;
  const claim =
    shown.kind === 'glossary'
      ? phrases.means(asked.term, shown.after)
      : capital(fill(shown, asked.term, asked.term));
  const options = [
    option(0, phrases.true, other ? null : says(asked, phrases)),
    option(1, phrases.false, other ? says(other, phrases) : null),
  ];
  return finish(asked, asked, {
    type: 'true_false',
    stem: phrases.isItTrue(claim),
    options,
    correct: [other ? 'b' : 'a'],
    explanation: other ? `${says(other, phrases)} ${says(asked, phrases)}` : says(asked, phrases),
    difficulty: 'easy',
  });
}

export function stemOf(asked: Explained, phrases: Phrases): string {
  if (asked.kind === 'glossary') return phrases.whichTermMeans(asked.after);
  return phrases.whichTermFits(capital(fill(asked, GAP, null)));
}

export function option(at: number, text: string, reason: string | null): DraftOption {
  return { id: String.fromCharCode(97 + at), text, reason };
}

/** Adds what every question carries. */
export function finish(
  asked: { kind: DraftQuestion['kind']; key: string },
  source: Source,
  made: Pick<DraftQuestion, 'type' | 'stem' | 'options' | 'correct' | 'explanation' | 'difficulty'>,
): DraftQuestion {
  return {
    ...made,
    kind: asked.kind,
    chunkId: source.passage.chunkId,
    page: source.passage.page,
    charFrom: source.from,
    charTo: source.to,
    quote: source.quote,
    stemHash: stemHash(made.stem),
    key: asked.key,
    generator: GENERATOR,
  };
}

/** What the material says about a term, with its page. */
function says(one: Explained, phrases: Phrases): string {
  const claim =
    one.kind === 'glossary' ? phrases.means(one.term, one.after) : capital(fill(one, one.term, one.term));
  return `${claim} (${phrases.onPage(one.passage.page)})`;
}

/** Puts words into the gap; the article before it must not tell whether a vowel follows. */
function fill(one: Explained, words: string, articleFor: string | null): string {
  const fits = (article: string) => {
    if (articleFor === null) return article === 'An' || article === 'A' ? 'A(n)' : 'a(n)';
    const vowel = /^[aeiou]/iu.test(articleFor) && !/^(?:uni|use|eu|one)/iu.test(articleFor);
    const small = vowel ? 'an' : 'a';
    return /^A/u.test(article) ? small.charAt(0).toUpperCase() + small.slice(1) : small;
  };
  const before = one.before.replace(/\b(an?)\s$/iu, (_, article: string) =>
    articleFor !== null && looksPlural(articleFor) ? '' : `${fits(article)} `,
  );
  return `${before}${words}${one.after}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
