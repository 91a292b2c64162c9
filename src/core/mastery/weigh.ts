// How much an answer to a question says: its difficulty, the chance of having guessed, and its weight. What a doubt asked
// or a minute studied would say is not here: neither is evidence of knowing.
import type { evidenceEvents } from '../db/schema/mastery.ts';

type Difficulty = (typeof evidenceEvents.$inferSelect)['difficulty'];
type Kind = (typeof evidenceEvents.$inferSelect)['kind'];

export interface Weighed {
  kind: Kind;
  b: number;
  guess: number;
  weight: number;
}

export interface GivenAnswer {
  type: 'mcq' | 'true_false' | 'short';
  /** How many there were to choose from. */
  options: number;
  difficulty: Difficulty;
  dontKnow: boolean;
  /** The page was looked at first. */
  hinted: boolean;
}

/** On the scale of the ability: one easy step is as far as one hard one. */
const abilityOf: Record<Difficulty, number> = { easy: -1, medium: 0, hard: 1 };

export const weights = {
  full: 1,
  /** With the page open. */
  hinted: 0.4,
  /** Honest: it costs less than a wrong guess. */
  dontKnow: 0.7,
  /** Of what it would weigh, when the question was answered before within a day. */
  repeated: 0.3,
} as const;

export function weighAnswer({ type, options, difficulty, dontKnow, hinted }: GivenAnswer): Weighed {
  const b = abilityOf[difficulty];
  if (dontKnow) return { kind: 'dont_know', b, guess: 0, weight: weights.dontKnow };
  const weight = hinted ? weights.hinted : weights.full;
  if (type === 'short') return { kind: 'typed', b, guess: 0, weight };
  if (type === 'true_false') return { kind: 'true_false', b, guess: 1 / 2, weight };
  return { kind: 'choice', b, guess: 1 / Math.max(2, options), weight };
}
