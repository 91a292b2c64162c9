// Step by step: which rung comes next and what a model is told on it. The order is decided here, because a small model
// asked to climb by itself gives the answer away on the first rung.

export const lastRung = 5;

/** No rung is given twice for one problem; after the last the next question is a new problem. */
export function rungAfter(rung: number): number {
  return rung >= lastRung ? 0 : rung + 1;
}

const solved =
  'If what the student wrote last already answers the problem rightly, say so and ask them to say it in their own words instead.';

const rungs = [
  'Do not answer yet. If the student is repeating something learnt before in their own words, say what is right in it and what is missing. Otherwise ask in one or two sentences what they have tried or already think.',
  `Do not answer yet. Ask one guiding question that points at the idea needed. ${solved}`,
  `Do not answer yet. Give one hint narrower than what was said before, in at most two sentences. ${solved}`,
  `Do not answer yet. Name one specific clue from a source, with its mark, and ask what follows from it. ${solved}`,
  `Work out the first step only, with its mark, and ask the student to go on from there. ${solved}`,
  'Explain the whole answer step by step. End by asking the student to say it in their own words.',
] as const;

export function instructionOn(rung: number): string {
  return rungs[Math.min(rung, lastRung)] ?? rungs[lastRung];
}
