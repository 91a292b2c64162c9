// How well a topic is known, as a Gaussian over one ability: answers move and narrow it, time pulls it back and widens it.
// Pure. Chosen over a share of right answers, moving averages, Elo and knowledge tracing on simulated students (ADR 21).

/** Stored with what the constants below came to: another version means that it is computed again. */
export const ruleVersion = 1;

/** Picked on a grid over five simulated worlds; what they predict depends little on the exact values. */
export const constants = {
  /** Before any answer: somewhat likelier not to know, and very unsure. */
  mu0: -0.3,
  v0: 1.2,
  /** Days after which an ability above or below that has lost 30 % of its distance, by a power law as forgetting is. */
  tauDays: 60,
  /** Uncertainty that comes back in a day. */
  varianceADay: 0.008,
  /** Answering right also teaches; answering wrong does not, or a weak student's score would creep up on misses. */
  learning: 0.08,
  /** What every answer leaves open, so that old ones never outweigh new ones altogether. */
  drift: 0.03,
  mu: { min: -4, max: 4 },
  minVariance: 0.04,
} as const;

const dayMs = 24 * 60 * 60_000;

export interface Belief {
  mu: number;
  /** Variance of mu. */
  v: number;
}

export interface Observation {
  right: boolean;
  /** Difficulty on the scale of mu. */
  b: number;
  /** Chance of being right without knowing. */
  guess: number;
  weight: number;
}

export const unknown: Belief = { mu: constants.mu0, v: constants.v0 };

/** Days of forgetting between two instants; none when the clock was set back. */
export function daysSince(lastAt: number | null, now: number): number {
  return lastAt === null ? 0 : Math.max(0, (now - lastAt) / dayMs);
}

/** Not additive: always from the last answer at once, never step by step. */
export function age(belief: Belief, days: number): Belief {
  if (days <= 0) return belief;
  const { mu0, v0, tauDays, varianceADay } = constants;
  return {
    mu: mu0 + (belief.mu - mu0) * (1 + days / tauDays) ** -0.5,
    v: Math.min(v0, belief.v + varianceADay * days),
  };
}

/** After `age`. A right answer never lowers mu and a wrong one never raises it. */
export function observe({ mu, v }: Belief, { right, b, guess, weight }: Observation): Belief {
  const { learning, drift, minVariance, v0 } = constants;
  const z = sigmoid(mu - b);
  const p = guess + (1 - guess) * z;
  const slope = (1 - guess) * z * (1 - z);
  const gain = slope / (p * (1 - p));
  const narrowed = 1 / (1 / v + weight * slope * gain);
  const moved = mu + weight * narrowed * ((right ? 1 : 0) - p) * gain + (right ? learning * weight : 0);
  return {
    mu: Math.min(constants.mu.max, Math.max(constants.mu.min, moved)),
    v: Math.min(v0, Math.max(minVariance, narrowed + drift)),
  };
}

/** 0..100: the chance of answering a medium question of the topic, averaged over what mu may be. */
export function score({ mu, v }: Belief): number {
  return 100 * sigmoid(mu / Math.sqrt(1 + (Math.PI * v) / 8));
}

/** Where the truth lies about two times in three. */
export function range({ mu, v }: Belief): { low: number; high: number } {
  const deviation = Math.sqrt(v);
  return { low: 100 * sigmoid(mu - deviation), high: 100 * sigmoid(mu + deviation) };
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
