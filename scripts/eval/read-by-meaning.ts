// Gives every passage of a database its vector, and answers likeness with the app's own vector index.
import type { Database } from '#core/db/open.ts';
import { createVectorIndexes } from '#core/embedding/index/vector-index.ts';
import type { Embedder } from '#core/ports.ts';
import type { Meaning } from '#core/search/meaning.ts';

export interface ReadByMeaning {
  meaning: Meaning;
  /** The passages most like a question, best first, whatever their words. */
  nearest(userId: string, text: string, wanted: number): Promise<number[]>;
  close(): Promise<void>;
}

const never = new AbortController().signal;

export async function readByMeaning(database: Database, embedder: Embedder): Promise<ReadByMeaning> {
  const indexes = createVectorIndexes({ database, log: { write() {} } });
  const index = indexes.open('e0a1', embedder.dim);
  const rows = database.sqlite.prepare('SELECT seq, chunk_text AS text FROM material_chunks').all() as {
    seq: number;
    text: string;
  }[];
  for (let from = 0; from < rows.length; from += 64) {
    const batch = rows.slice(from, from + 64);
    const { vectors } = await embedder.embed(
      batch.map(({ text }) => embedder.passagePrefix + text),
      'passage',
      never,
    );
    index.insert(batch.map(({ seq }, i) => ({ seq, vector: vectors[i]! })));
  }
  const ask = async (text: string) => {
    const { vectors, cutShares } = await embedder.embed([embedder.queryPrefix + text], 'query', never);
    return { vector: vectors[0]!, cutShare: cutShares[0]! };
  };
  return {
    meaning: {
      async likeness(userId, scope, text, seqs, nearest) {
        const { vector, cutShare } = await ask(text);
        if (cutShare > embedder.maxCutShare) return null;
        const near = await index.nearest(vector, userId, scope, nearest);
        const cosines = new Map(near.map(({ seq, cosine }) => [seq, cosine]));
        for (const [seq, cosine] of index.cosines(vector, seqs)) cosines.set(seq, cosine);
        return { weight: embedder.likenessWeight, cosines };
      },
    },
    async nearest(userId, text, wanted) {
      const { vector } = await ask(text);
      return (await index.nearest(vector, userId, {}, wanted)).map(({ seq }) => seq);
    },
    close: indexes.close,
  };
}
