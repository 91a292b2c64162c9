// Whether a sentence denies what its source states, or states what its source denies: "friction does not depend on the
// area" beside "friction depends on the area". Told by the words that follow "not" and its kin, in English and Spanish.
import { sentenceRanges } from '../search/sentences.ts';
import { type Claim, contentStems, evidenceOf, recallOf, type Weight } from './claims.ts';

/** A sentence of the source that holds this share of a claim speaks of the same thing. */
const sameThing = 0.6;

/** A denial reaches no further than so many words with content. */
const reach = 4;

const denying = words(`
  not cannot never no none neither nor nobody nothing nowhere without
  nunca jamás ni sin ningún ninguna ninguno nadie nada tampoco`);
/** "Not only" and "no doubt" deny nothing. */
const taking = words(
  'only merely just solely simply necessarily doubt matter more less fewer solo sólo solamente más menos',
);
const ending = words('but except unless until though although sino excepto salvo hasta pero aunque');

const token = /[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)?/gu;

/** What a text denies: for each denial the stems of the words it reaches. */
export function denialsIn(text: string): string[][] {
  const tokens = [...text.matchAll(token)];
  const lower = tokens.map(([word]) => word.toLowerCase());
  return tokens.flatMap(({ index, 0: word }, i) => {
    const isDenial = denying.has(lower[i] as string) || /n['’]t$/i.test(word);
    if (!isDenial || taking.has(lower[i + 1] ?? '')) return [];
    let to = index + word.length;
    for (const [j, { index: from, 0: next }] of tokens.entries()) {
      if (j <= i) continue;
      const isEnd = ending.has(lower[j] as string) || denying.has(lower[j] as string);
      if (isEnd || /[,;:.!?()—–]/.test(text.slice(to, from))) break;
      to = from + next.length;
    }
    const denied = contentStems(text.slice(index + word.length, to)).slice(0, reach);
    return denied.length > 0 ? [denied] : [];
  });
}

/** True when every sentence of the passages that speaks of the claim's thing says it the other way round. */
export function turnsDenial(claim: Claim, passages: readonly string[], weight: Weight): boolean {
  const ours = { stems: claim.stems, denied: denialsIn(claim.text) };
  const sayings = passages
    .flatMap((text) => sentenceRanges(text).map((range) => text.slice(...range)))
    .filter((sentence) => recallOf(claim, evidenceOf(sentence), weight) >= sameThing)
    .map((sentence) => ({ stems: contentStems(sentence), denied: denialsIn(sentence) }));
  return (
    sayings.length > 0 && sayings.every((saying) => contradict(ours, saying) || contradict(saying, ours))
  );
}

interface Saying {
  stems: readonly string[];
  denied: string[][];
}

/** One denies what the other has in the same order, and does not deny any of it. */
function contradict(one: Saying, other: Saying): boolean {
  return one.denied.some(
    (reached) =>
      hasInOrder(other.stems, reached) &&
      !other.denied.some((too) => too.some((stem) => reached.includes(stem))),
  );
}

function hasInOrder(stems: readonly string[], wanted: readonly string[]): boolean {
  let at = 0;
  for (const stem of stems) if (stem === wanted[at]) at += 1;
  return at === wanted.length;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
