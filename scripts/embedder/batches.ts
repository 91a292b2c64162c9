// Draws the pairs of each training step by weight, and blurs them: words fall out by chance, and now and then the query
// loses the words both sides share, so that likeness has to come from meaning rather than from the same words.
import type { Pair } from './pairs.ts';
import type { Random } from './random.ts';

export interface Blur {
  /** Chance of each piece to fall out. */
  dropout: number;
  /** Chance of a query to lose what it shares with its passage. */
  unshare: number;
}

/** Half of the batches come from one book, whose passages are hard to tell apart. */
const oneBookShare = 0.5;

export interface Batch {
  queries: Uint16Array[];
  passages: Uint16Array[];
  sections: number[];
}

export function createBatches(pairs: Pair[], size: number, { dropout, unshare }: Blur, random: Random) {
  const all = createDraw(pairs, random);
  const byBook = Map.groupBy(pairs, ({ book }) => book);
  const books = [...byBook.values()].map((own) => createDraw(own, random));
  const drawBook = createDraw(
    books.map((draw) => ({ draw, weight: draw.weight })),
    random,
  );

  const thin = (ids: Uint16Array) => {
    const kept = ids.filter(() => random.next() >= dropout);
    return kept.length > 0 ? kept : ids;
  };
  const blurQuery = ({ query, passage }: Pair) => {
    if (random.next() >= unshare) return thin(query);
    const shared = new Set(passage);
    const own = query.filter((id) => !shared.has(id));
    return thin(own.length >= 2 ? own : query);
  };

  return {
    next(): Batch {
      const draw = random.next() < oneBookShare ? drawBook.one().draw : all;
      const drawn = Array.from({ length: size }, () => draw.one());
      return {
        queries: drawn.map(blurQuery),
        passages: drawn.map(({ passage }) => thin(passage)),
        sections: drawn.map(({ section }) => section),
      };
    },
  };
}

function createDraw<T extends { weight: number }>(items: T[], random: Random) {
  const sums = new Float64Array(items.length);
  let weight = 0;
  for (const [i, item] of items.entries()) {
    weight += item.weight;
    sums[i] = weight;
  }
  return {
    weight,
    one(): T {
      const wanted = random.next() * weight;
      let low = 0;
      let high = items.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sums[middle]! > wanted) high = middle;
        else low = middle + 1;
      }
      return items[low]!;
    },
  };
}
