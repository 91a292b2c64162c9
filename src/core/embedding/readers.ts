// The models in use as things that can read: the one that answers, and the one whose index is being built. A model is in
// use as long as its files are there; when they go, the one that came with the app takes over.
import type { Deps } from '../deps.ts';
import type { Embedder } from '../ports.ts';
import { fullName, keyOf } from './description.ts';
import { createEngineEmbedder } from './engine-embedder.ts';
import type { VectorIndex, VectorIndexes } from './index/vector-index.ts';
import type { KnownModels } from './known-models.ts';
import type { Roles } from './roles.ts';

export interface Reader {
  fullName: string;
  embedder: Embedder;
  index: VectorIndex;
}

export interface Readers {
  /** Answers questions; null until a first index is whole. */
  active(): Reader | null;
  /** Its index is being built. */
  building(): Reader | null;
  /** Any model by its name, whether in use or not; null when there is none or its files are damaged. */
  embedderOf(name: string): Embedder | null;
  /** Puts the model that came with the app to work when no other one can be. Call when roles or folders changed. */
  settle(): void;
}

export function createReaders(
  deps: Pick<Deps, 'engine' | 'computer' | 'embedder'>,
  known: KnownModels,
  roles: Roles,
  indexes: VectorIndexes,
): Readers {
  const lent = deps.embedder;
  const readers = new Map<string, Reader>();

  const embedderOf = (name: string): Embedder | null => {
    if (lent !== undefined) return lent !== null && fullName(lent) === name ? lent : null;
    const model = known.find(name);
    return !model || model.isDamaged ? null : createEngineEmbedder(deps, model);
  };

  const readerOf = (name: string | null): Reader | null => {
    if (name === null) return null;
    const embedder = readers.get(name)?.embedder ?? embedderOf(name);
    if (!embedder || (lent === undefined && known.find(name)?.isDamaged !== false)) return null;
    const reader = readers.get(name) ?? {
      fullName: name,
      embedder,
      index: indexes.open(keyOf(embedder), embedder.dim),
    };
    readers.set(name, reader);
    return reader;
  };

  return {
    active: () => readerOf(roles.active()),
    building: () => readerOf(roles.building()),
    embedderOf: (name) => readers.get(name)?.embedder ?? embedderOf(name),

    settle() {
      const building = roles.building();
      if (building !== null && !readerOf(building)) roles.remove(building);
      if (lent) roles.choose(lent);
      else if (lent === undefined && !readerOf(roles.active()) && roles.building() === null) {
        const own = known.list().find(({ source, isDamaged }) => source === 'built_in' && !isDamaged);
        const embedder = own && embedderOf(own.fullName);
        if (embedder) roles.choose(embedder);
      }
      const used = [roles.active(), roles.building()];
      for (const name of readers.keys()) if (!used.includes(name)) readers.delete(name);
    },
  };
}
