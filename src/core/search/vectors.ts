// Meaning beside words: one vec0 table for each embedding model, filled in the background behind the text, and asked
// only together with full text. Text never waits for vectors; a model that fails costs nothing but the likeness.
import { createHash } from 'node:crypto';
import { eq, ne } from 'drizzle-orm';
import type { Scope } from '#contract/ids.ts';
import { embeddingModels } from '../db/schema/library.ts';
import type { Deps } from '../deps.ts';
import type { Embedder } from '../ports.ts';
import type { Likeness } from './meaning.ts';
import { scopeSql } from './scope.ts';

export interface Vectors {
  /** There may be passages without a vector. */
  kick(): void;
  /** Removes a material's vectors from this ordinal on, of every model; joins the caller's transaction. */
  drop(materialId: string, fromOrdinal?: number): void;
  /**
   * Likeness to the question for the nearest passages of the scope and for `seqs`. Null when it cannot be told fairly:
   * no model is active, one of `seqs` has no vector yet, or the model gives no answer in time.
   */
  likeness(
    userId: string,
    scope: Scope,
    text: string,
    seqs: number[],
    nearest: number,
    signal: AbortSignal | undefined,
  ): Promise<Likeness | null>;
  stop(): Promise<void>;
}

/** Some hundredths of a second of a small model's work. */
const passagesPerBatch = 16;

/** A question that takes longer to embed is answered by words alone. */
const queryMs = 1500;

export function createVectors({ database: { db, sqlite }, clock, log, embedder }: Deps): Vectors {
  const stopped = new AbortController();
  const model = embedder ? openModel(embedder) : null;
  let filling: Promise<void> | null = null;
  let isKicked = false;

  return {
    kick() {
      if (!model || stopped.signal.aborted) return;
      isKicked = true;
      filling ??= fillAll(model).finally(() => {
        filling = null;
      });
    },

    drop(materialId, fromOrdinal = 0) {
      const seqs = sqlite
        .prepare('SELECT seq FROM material_chunks WHERE material_id = ? AND ordinal >= ?')
        .pluck()
        .all(materialId, fromOrdinal) as number[];
      for (const table of vectorTables()) {
        const remove = sqlite.prepare(`DELETE FROM ${table} WHERE seq = ?`);
        for (const seq of seqs) remove.run(BigInt(seq));
      }
    },

    async likeness(userId, scope, text, seqs, nearest, signal) {
      if (!model || !isActive(model.key) || !hasAll(model.table, seqs)) return null;
      const vector = await embedQuery(model.embedder, text, signal);
      if (!vector) return null;
      const { where, values } = scopeSql(userId, scope);
      const near = sqlite
        .prepare(`
          SELECT seq, distance FROM ${model.table}
          WHERE embedding MATCH @vector AND k = @nearest AND seq IN (
            SELECT c.seq FROM material_chunks c JOIN materials m ON m.id = c.material_id WHERE ${where})`)
        .all({ ...values, vector, nearest: BigInt(nearest) });
      const named = sqlite
        .prepare(`
          SELECT seq, vec_distance_cosine(embedding, @vector) AS distance FROM ${model.table}
          WHERE seq IN (SELECT value FROM json_each(@seqs))`)
        .all({ vector, seqs: JSON.stringify(seqs) });
      const rows = [...near, ...named] as { seq: number; distance: number }[];
      const cosines = new Map(rows.map(({ seq, distance }) => [seq, 1 - distance]));
      return { weight: model.embedder.likenessWeight, cosines };
    },

    async stop() {
      stopped.abort();
      await filling;
    },
  };

  interface Model {
    embedder: Embedder;
    key: string;
    table: string;
  }

  /** The row and the table of exactly this model; another digest, size or prefix makes another one. */
  function openModel(wanted: Embedder): Model {
    const { id, dim, digest, queryPrefix, passagePrefix } = wanted;
    const parts = JSON.stringify([id, dim, digest, queryPrefix, passagePrefix]);
    const hash = createHash('sha256').update(parts).digest('hex').slice(0, 12);
    const key = `${id}@${hash}`;
    const table = `chunk_vectors_${hash}`;
    sqlite.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS ${table}
      USING vec0(seq INTEGER PRIMARY KEY, embedding float[${dim}] distance_metric=cosine)`);
    db.insert(embeddingModels)
      .values({ id: key, dim, digest, queryPrefix, passagePrefix, state: 'building', createdAt: clock.now() })
      .onConflictDoNothing()
      .run();
    return { embedder: wanted, key, table };
  }

  function isActive(key: string): boolean {
    const row = db
      .select({ state: embeddingModels.state })
      .from(embeddingModels)
      .where(eq(embeddingModels.id, key));
    return row.get()?.state === 'active';
  }

  function hasAll(table: string, seqs: number[]): boolean {
    const found = sqlite
      .prepare(`SELECT count(*) FROM ${table} WHERE seq IN (SELECT value FROM json_each(?))`)
      .pluck()
      .get(JSON.stringify(seqs));
    return found === seqs.length;
  }

  async function fillAll(current: Model): Promise<void> {
    // Passages are filled in the order of seq, which is never used twice, so the highest one tells where to go on.
    let after = sqlite.prepare(`SELECT coalesce(max(seq), 0) FROM ${current.table}`).pluck().get() as number;
    while (isKicked && !stopped.signal.aborted) {
      isKicked = false;
      try {
        after = await fill(current, after);
      } catch (error) {
        if (stopped.signal.aborted) return;
        log.write('warn', 'embedding.failed', { model: current.key, cause: (error as Error).name });
        return;
      }
    }
  }

  async function fill(
    { embedder: { embed, passagePrefix }, key, table }: Model,
    from: number,
  ): Promise<number> {
    const next = sqlite.prepare(`
      SELECT seq, heading, chunk_text AS text FROM material_chunks WHERE seq > ? ORDER BY seq LIMIT ${passagesPerBatch}`);
    const insert = sqlite.prepare(
      `INSERT INTO ${table} (seq, embedding) SELECT seq, @vector FROM material_chunks WHERE seq = @seq`,
    );
    let after = from;
    while (!stopped.signal.aborted) {
      const rows = next.all(after) as { seq: number; heading: string | null; text: string }[];
      const last = rows.at(-1);
      if (!last) break;
      const texts = rows.map(
        ({ heading, text }) => `${passagePrefix}${heading === null ? '' : `${heading}\n`}${text}`,
      );
      const vectors = await embed(texts, 'passage', stopped.signal);
      stopped.signal.throwIfAborted();
      sqlite.transaction(() => {
        for (const [i, { seq }] of rows.entries()) insert.run({ seq: BigInt(seq), vector: vectors[i] });
      })();
      after = last.seq;
      await new Promise(setImmediate);
    }
    if (!stopped.signal.aborted) activate(key);
    return after;
  }

  /** From here on this model answers; those before it cannot, without their files, and make room. */
  function activate(key: string): void {
    if (isActive(key)) return;
    db.update(embeddingModels).set({ state: 'active' }).where(eq(embeddingModels.id, key)).run();
    db.delete(embeddingModels).where(ne(embeddingModels.id, key)).run();
    const kept = `chunk_vectors_${key.split('@').at(-1)}`;
    for (const table of vectorTables()) if (table !== kept) sqlite.exec(`DROP TABLE ${table}`);
  }

  function vectorTables(): string[] {
    return sqlite
      .prepare(
        "SELECT name FROM sqlite_schema WHERE name GLOB 'chunk_vectors_*' AND sql LIKE 'CREATE VIRTUAL TABLE%'",
      )
      .pluck()
      .all() as string[];
  }

  async function embedQuery(
    { embed, queryPrefix }: Embedder,
    text: string,
    signal: AbortSignal | undefined,
  ): Promise<Float32Array | null> {
    const caller = signal ? AbortSignal.any([signal, stopped.signal]) : stopped.signal;
    const limit = AbortSignal.any([caller, AbortSignal.timeout(queryMs)]);
    const late = new Promise<never>((_, reject) => {
      limit.addEventListener('abort', () => reject(limit.reason), { once: true });
    });
    try {
      return (await Promise.race([embed([queryPrefix + text], 'query', limit), late]))[0] ?? null;
    } catch (error) {
      caller.throwIfAborted();
      log.write('warn', 'embedding.failed', { cause: (error as Error).name });
      return null;
    }
  }
}
