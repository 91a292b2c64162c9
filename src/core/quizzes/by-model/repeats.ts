// Whether a question asks again what was asked before: by the same words, nearly the same words, the same answer from
// the same sentence, or, where meaning can be compared, the same thing in other words.
import { fold, jaccard, wordsOf } from '../generate/wording.ts';

export interface Asked {
  stem: string;
  stemHash: string;
  /** The right answer in words. */
  answer: string;
  quote: string;
}

/** One unit vector a text; null when meaning cannot be compared now. */
export type Vectors = (texts: string[], signal: AbortSignal) => Promise<Float32Array[] | null>;

export interface Memory {
  /** Whether this was asked before; if not, it counts as asked from now on. */
  repeats(one: Asked): Promise<boolean>;
  /** Stems asked, latest last. */
  stems(): string[];
}

const sameWords = 0.7;
const sameMeaning = 0.92;

export function createMemory(before: readonly Asked[], vectorsOf: Vectors, signal: AbortSignal): Memory {
  const asked = [...before];
  let known: Promise<Float32Array[] | null> | undefined;
  const meansTheSame = async ({ stem }: Asked) => {
    known ??= vectorsOf(
      before.map((one) => one.stem),
      signal,
    );
    const vectors = await known;
    const [vector] = (vectors && (await vectorsOf([stem], signal))) ?? [];
    if (!vectors || !vector) return false;
    const repeated = vectors.some((other) => dot(vector, other) >= sameMeaning);
    if (!repeated) vectors.push(vector);
    return repeated;
  };
  return {
    async repeats(one) {
      if (asked.some((other) => saysTheSame(one, other)) || (await meansTheSame(one))) return true;
      asked.push(one);
      return false;
    },
    stems: () => asked.map(({ stem }) => stem),
  };
}

export function saysTheSame(one: Asked, other: Asked): boolean {
  if (one.stemHash === other.stemHash) return true;
  if (fold(one.answer) === fold(other.answer) && fold(one.quote) === fold(other.quote)) return true;
  return jaccard(new Set(wordsOf(one.stem)), new Set(wordsOf(other.stem))) >= sameWords;
}

function dot(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}
