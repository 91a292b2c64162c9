// Notices a model that no longer says anything: the same words over and over, or nothing but blanks.

/** A constrained answer without the schema in its prompt may go on in blanks without end (ollama issue 7603). */
const mostBlanks = 200;
/** Six times the same 60 characters within the last 2,000: no table, list or poem of a study text does that. */
const patternChars = 60;
const windowChars = 2000;
const mostRepeats = 6;
/** Looking at every piece would be quadratic. */
const stepChars = 120;

export function createLoopWatch() {
  let tail = '';
  let sinceLook = 0;
  return {
    /** True when what has been said so far runs in a circle. */
    isLoop(piece: string): boolean {
      tail = (tail + piece).slice(-windowChars);
      sinceLook += piece.length;
      if (tail.length - tail.trimEnd().length > mostBlanks) return true;
      if (sinceLook < stepChars || tail.length < patternChars * mostRepeats) return false;
      sinceLook = 0;
      return countOf(tail, tail.slice(-patternChars)) >= mostRepeats;
    },
  };
}

/** Without overlaps. */
function countOf(text: string, pattern: string): number {
  return text.split(pattern).length - 1;
}
