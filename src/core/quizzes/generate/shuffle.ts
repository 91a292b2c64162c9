// Repeatable chance: a small seeded generator and the shuffles built on it. Display order is a function of a stored
// seed, so a resumed attempt shows its options where they were and grading never depends on position.

/** Numbers in [0, 1), the same sequence for the same seed (the public-domain "mulberry32" mixer). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A shuffled copy, every order equally likely (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const held = copy[last] as T;
    copy[last] = copy[other] as T;
    copy[other] = held;
  }
  return copy;
}

/** The order in which to show a question's options. Give each question of an attempt its own seed. */
export function shuffleOptions(optionIds: readonly string[], seed: number): string[] {
  return shuffled(optionIds, createRandom(seed));
}

/** Mixes an attempt's seed with a text (a question id) into a seed for that question (FNV-1a). */
export function seedFor(seed: number, text: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash;
}
