// Which model answers and which is being built: the rows of embedding_models. A switch is one transaction, at the moment
// the new index is whole; only then does the old one go.
import { eq } from 'drizzle-orm';
import { embeddingModels } from '../db/schema/library.ts';
import type { Deps } from '../deps.ts';
import type { Embedder } from '../ports.ts';
import { fullName, keyOf } from './description.ts';
import type { VectorIndexes } from './index/vector-index.ts';

export interface Roles {
  /** Full name of the model that answers, or null. */
  active(): string | null;
  /** Full name of the model whose index is being built, or null. */
  building(): string | null;
  /** Builds an index for this model, unless it is the one that answers; what was being built before it is dropped. */
  choose(model: Embedder): void;
  /** The index being built is whole: its model answers from here on, and every other index goes. */
  promote(): void;
  /** Takes a model out, with its index. */
  remove(name: string): void;
}

export function createRoles(
  { database: { db, sqlite }, clock }: Pick<Deps, 'database' | 'clock'>,
  indexes: VectorIndexes,
): Roles {
  const inState = (state: 'active' | 'building') =>
    db.select({ id: embeddingModels.id }).from(embeddingModels).where(eq(embeddingModels.state, state)).get()
      ?.id ?? null;
  const active = () => inState('active');
  const building = () => inState('building');

  return {
    active,
    building,

    choose(model) {
      const name = fullName(model);
      sqlite.transaction(() => {
        const before = building();
        if (before === name) return;
        if (before !== null) forget(before);
        if (active() === name) return;
        const { dim, digest, queryPrefix, passagePrefix } = model;
        db.insert(embeddingModels)
          .values({
            id: name,
            dim,
            digest,
            queryPrefix,
            passagePrefix,
            state: 'building',
            createdAt: clock.now(),
          })
          .run();
        indexes.open(keyOf(model), dim);
      })();
    },

    promote() {
      const name = building();
      if (name === null) return;
      sqlite.transaction(() => {
        const old = active();
        if (old !== null) forget(old);
        db.update(embeddingModels).set({ state: 'active' }).where(eq(embeddingModels.id, name)).run();
        // Rows and indexes from before there were roles.
        for (const key of indexes.keys()) if (key !== keyIn(name)) indexes.remove(key);
      })();
    },

    remove: (name) => sqlite.transaction(() => forget(name))(),
  };

  function forget(name: string): void {
    db.delete(embeddingModels).where(eq(embeddingModels.id, name)).run();
    indexes.remove(keyIn(name));
  }
}

function keyIn(name: string): string {
  return name.slice(name.lastIndexOf('@') + 1);
}
