// The exact words of a passage that a sentence rests on: the passage's sentence that holds most of it, and the one beside
// it where that adds much.
import { sentenceRanges } from '../search/sentences.ts';
import { type Claim, evidenceOf, recallOf, type Weight } from './claims.ts';

/** A sentence that holds less of a claim is not what it rests on. */
const leastRecall = 0.15;
/** What a second sentence must add. */
const leastGain = 0.2;
/** Numbers and names decide between sentences that hold the same words. */
const exactness = 0.1;

export function pointAt(claim: Claim, passage: string, weight: Weight): [from: number, to: number] | null {
  const ranges = sentenceRanges(passage);
  const recall = (from: number, to: number) => recallOf(claim, evidenceOf(passage.slice(from, to)), weight);
  const worths = ranges.map(([from, to]) => {
    const { stems, numbers } = evidenceOf(passage.slice(from, to));
    const exact =
      claim.numbers.filter((number) => numbers.has(number)).length +
      claim.names.filter((name) => stems.has(name)).length;
    return recall(from, to) + exactness * exact;
  });
  const best = worths.indexOf(Math.max(...worths));
  const range = ranges[best];
  if (!range || (worths[best] as number) < leastRecall) return null;
  const alone = recall(...range);
  const wider = [best - 1, best + 1].flatMap((beside) => {
    const other = ranges[beside];
    if (!other) return [];
    const [from, to] = [Math.min(range[0], other[0]), Math.max(range[1], other[1])];
    // A blank line between them: another paragraph, or the next page.
    return /\n\s*\n/.test(passage.slice(from, to)) ? [] : [{ from, to, gain: recall(from, to) - alone }];
  });
  const [most] = wider.toSorted((a, b) => b.gain - a.gain);
  return most && most.gain >= leastGain ? [most.from, most.to] : range;
}
