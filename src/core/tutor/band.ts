// How near the material came. Three bands instead of a hard refusal, because the score of a small library is coarse.
import type { Band } from '#contract/tutor.ts';

/**
 * Shares of the best passage's possible BM25, measured on 1,200 questions: at `answer` 84 % of answerable ones get
 * quotes and 5 % of foreign ones, at `strict` 58 % and 1 %; below `closest` nothing is worth showing.
 */
export const thresholds = { strict: 0.37, answer: 0.27, closest: 0.15 };

export interface Nearness {
  /** The best passage's BM25 as a share of what it could be, 0..1. */
  best: number;
  /** "What is X?" */
  asksWhatIs: boolean;
  /** The material says X, word for word. */
  saysTopic: boolean;
}

/** For "What is X?" the phrase decides; without it only a strong score still counts as an answer. */
export function bandOf({ best, asksWhatIs, saysTopic }: Nearness): Band {
  if (asksWhatIs && saysTopic) return 'answer';
  if (best >= (asksWhatIs ? thresholds.strict : thresholds.answer)) return 'answer';
  return best >= thresholds.closest ? 'closest' : 'none';
}

/** A word's weight by how few of `total` passages hold it; positive even for a word in all of them. */
export function weightOf(df: number, total: number): number {
  return Math.log(1 + (total - df + 0.5) / (df + 0.5));
}
