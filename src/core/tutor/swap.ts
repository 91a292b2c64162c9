// Whether a sentence puts another subject in the place of the one its source names: "Kepler found the law of falling
// bodies" where Galileo did. A capital at the start of a sentence says too little to call the word a name by itself.
import { type Claim, type Names, namesHeld, type Weight } from './claims.ts';
import { pointAt } from './point.ts';

/** `stems`: of the whole passage. Only the sentence it rests on is asked whom it names. */
export function swapsSubject(
  claim: Claim,
  passage: { text: string; stems: ReadonlySet<string> },
  names: Names,
  weight: Weight,
): boolean {
  if (claim.opening === null || passage.stems.has(claim.opening)) return false;
  const range = pointAt(claim, passage.text, weight);
  return (
    range !== null &&
    namesHeld(passage.text.slice(...range), names).some((name) => !claim.stems.includes(name))
  );
}
