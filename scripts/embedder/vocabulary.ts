// Learns which pieces of words are worth a vector of their own: start from single characters and join, again and again,
// the two neighbours that stand together most often. Frequent words end up whole, rare ones as a few pieces.
import { inside, special, splitWords } from './tokenizer.ts';

/** A word seen once teaches nothing that lasts. */
const minCount = 2;

interface Word {
  pieces: string[];
  count: number;
}

export function countWords(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of splitWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** At most `size` pieces, the special tokens first; fewer when nothing is left to join. */
export function learnVocabulary(counts: Map<string, number>, size: number): string[] {
  const words: Word[] = [...counts]
    .filter(([, count]) => count >= minCount)
    .sort(([a], [b]) => compare(a, b))
    .map(([word, count]) => ({ pieces: [...word].map((char, i) => (i > 0 ? inside + char : char)), count }));
  const alphabet = new Set(words.flatMap(({ pieces }) => pieces));
  // A character known only at the start of words, or only inside them, must not make other words unknown.
  for (const piece of [...alphabet]) alphabet.add(piece.startsWith(inside) ? piece.slice(2) : inside + piece);
  const vocabulary = new Set<string>([...special, ...[...alphabet].sort(compare)]);

  const pairs = new Map<string, Pair>();
  for (const word of words) countPairs(pairs, word, 1);
  const queue = createQueue([...pairs.values()]);
  while (vocabulary.size < size) {
    const best = queue.take();
    if (!best || best.count < minCount) break;
    const joined = best.left + best.right.slice(inside.length);
    vocabulary.add(joined);
    const touched = new Set<Pair>();
    for (const word of [...best.words].sort((a, b) => compare(a.pieces.join(''), b.pieces.join('')))) {
      for (const pair of countPairs(pairs, word, -1)) touched.add(pair);
      word.pieces = join(word.pieces, best, joined);
      for (const pair of countPairs(pairs, word, 1)) touched.add(pair);
    }
    for (const pair of touched) queue.put(pair);
  }
  return [...vocabulary];
}

interface Pair {
  left: string;
  right: string;
  count: number;
  words: Set<Word>;
}

/** Adds a word to the pairs it holds, or takes it away; the pairs it touched. */
function countPairs(pairs: Map<string, Pair>, word: Word, sign: 1 | -1): Pair[] {
  return word.pieces.slice(1).map((right, i) => {
    const left = word.pieces[i] as string;
    const key = `${left} ${right}`;
    const pair = pairs.get(key) ?? { left, right, count: 0, words: new Set<Word>() };
    pairs.set(key, pair);
    pair.count += sign * word.count;
    if (sign === 1) pair.words.add(word);
    else pair.words.delete(word);
    return pair;
  });
}

function join(pieces: string[], { left, right }: Pair, joined: string): string[] {
  const result: string[] = [];
  for (let i = 0; i < pieces.length; i += 1) {
    if (pieces[i] === left && pieces[i + 1] === right) {
      result.push(joined);
      i += 1;
    } else result.push(pieces[i] as string);
  }
  return result;
}

/** A heap of pairs by count, ties by spelling. A pair whose count has changed is put in again; stale entries are skipped. */
function createQueue(first: Pair[]) {
  const heap: { pair: Pair; count: number }[] = [];
  const isBefore = (a: number, b: number) => {
    const [x, y] = [heap[a]!, heap[b]!];
    if (x.count !== y.count) return x.count > y.count;
    return (compare(x.pair.left, y.pair.left) || compare(x.pair.right, y.pair.right)) < 0;
  };
  const swap = (a: number, b: number) => {
    [heap[a], heap[b]] = [heap[b]!, heap[a]!];
  };
  const put = (pair: Pair) => {
    heap.push({ pair, count: pair.count });
    for (let at = heap.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!isBefore(at, parent)) break;
      swap(at, parent);
      at = parent;
    }
  };
  const takeTop = () => {
    swap(0, heap.length - 1);
    const top = heap.pop()!;
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && isBefore(child, least)) least = child;
      }
      if (least === at) break;
      swap(at, least);
      at = least;
    }
    return top;
  };
  for (const pair of first) put(pair);
  return {
    put,
    take(): Pair | undefined {
      while (heap.length > 0) {
        const { pair, count } = takeTop();
        if (pair.count === count && count > 0) return pair;
      }
      return undefined;
    },
  };
}

/** By code unit: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
