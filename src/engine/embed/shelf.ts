// The models that are loaded: two at most, because one answers while another reads the library. A model that gives way
// is let go when its last text is done.
import type { EmbeddingModel, ModelChoice } from './model.ts';

const mostLoaded = 2;

interface Loaded {
  model: Promise<EmbeddingModel>;
  users: number;
}

export function createShelf(load: (choice: ModelChoice) => Promise<EmbeddingModel>) {
  /** Least recently used first. */
  const shelf = new Map<string, Loaded>();
  const leaving = new Set<Loaded>();

  return {
    async load(choice: ModelChoice): Promise<EmbeddingModel> {
      const { folder } = choice;
      const known = shelf.get(folder);
      if (known) return known.model;
      const entry = { model: load(choice), users: 0 };
      shelf.set(folder, entry);
      entry.model.catch(() => shelf.delete(folder));
      for (const [name, old] of shelf) if (shelf.size > mostLoaded) retire(name, old);
      return entry.model;
    },

    /** Null when the folder is not loaded. */
    async use<T>(folder: string, work: (model: EmbeddingModel) => Promise<T>): Promise<T | null> {
      const entry = shelf.get(folder);
      if (!entry) return null;
      shelf.delete(folder);
      shelf.set(folder, entry);
      entry.users += 1;
      try {
        return await work(await entry.model);
      } finally {
        entry.users -= 1;
        if (leaving.has(entry)) release(entry);
      }
    },
  };

  function retire(folder: string, entry: Loaded): void {
    shelf.delete(folder);
    leaving.add(entry);
    release(entry);
  }

  function release(entry: Loaded): void {
    if (entry.users > 0) return;
    leaving.delete(entry);
    void entry.model.then((model) => model.dispose()).catch(() => {});
  }
}
