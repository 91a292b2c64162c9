// The terms a material explains, each with its explanation. They are the answers of questions and, having been
// explained by the same text, the only words offered as wrong options.
import type { Material } from './material.ts';
import type { NameKind } from './names.ts';
import type { SourcePassage } from './types.ts';
import { contentWords, termKey } from './wording.ts';

export interface Explained {
  kind: 'glossary' | 'definition' | 'called';
  /** As shown: small first letter unless it is a name. */
  term: string;
  aliases: string[];
  key: string;
  /** The words around the gap; for glossary entries `after` is the bare meaning. */
  before: string;
  after: string;
  /** Content words of what is said about the term. */
  content: ReadonlySet<string>;
  /** Words of the term repeated in what is said; wrong options need them too. */
  shared: string[];
  passage: SourcePassage;
  quote: string;
  from: number;
  to: number;
  listed: boolean;
  /** What a name names; null for common words and where no word list helps. */
  nameKind: NameKind | null;
}

export interface RawExplained extends Omit<Explained, 'key' | 'content' | 'listed' | 'term' | 'nameKind'> {
  rawTerm: string;
}

/** Fixes the capital, looks up the lists. Run after the whole material was read. */
export function explain(raw: RawExplained, material: Material): Explained {
  const { rawTerm, ...rest } = raw;
  const term = smallStart(rawTerm, material);
  return {
    ...rest,
    term,
    key: termKey(term),
    content: new Set(contentWords(`${raw.before} ${raw.after}`)),
    nameKind: null,
    listed: raw.kind === 'glossary' || material.isListed(term),
  };
}

function smallStart(term: string, material: Material): string {
  const first = /^\p{L}+/u.exec(term)?.[0] ?? '';
  if (!/^\p{Lu}\p{Ll}*$/u.test(first)) return term;
  // "Newton's" belongs to a person although the unit is written small.
  const owns = /^[’']s\b/u.test(term.slice(first.length));
  if (material.isWrittenBig(first) && (owns || !material.isWrittenSmall(first))) return term;
  // "Boyle's" is never small; "Average Velocity" in a heading style keeps its second capital, so it loses both.
  const rest = term.slice(first.length);
  const words = rest.replace(/(?<=\s)\p{Lu}(?=\p{Ll})/gu, (letter, at: number) => {
    const word = /^\p{L}+/u.exec(rest.slice(at))?.[0] ?? '';
    return material.isWrittenSmall(word) ? letter.toLowerCase() : letter;
  });
  return first.toLowerCase() + words;
}

const RANK = { glossary: 0, definition: 1, called: 2 };

/** An explanation that repeats none of the term's words beats one that does. */
function rank(one: Explained): number {
  return RANK[one.kind] + (one.shared.length > 0 ? RANK.called + 1 : 0);
}

/** One explanation a term: the book's own glossary first, then listed terms, then the earliest. */
export function bestPerTerm(all: readonly Explained[]): Explained[] {
  const best = new Map<string, Explained>();
  for (const one of all) {
    const held = best.get(one.key);
    if (!held || rank(one) < rank(held)) best.set(one.key, one);
  }
  return [...best.values()];
}

/** Starts with a capital that was not put there by a sentence start. */
export function isName(term: string): boolean {
  return /^\p{Lu}/u.test(term);
}
