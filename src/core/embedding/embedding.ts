// Meaning beside words, put together: which models there are, which one answers, the vectors behind the text, and what
// search and quizzes ask of them. Text never waits for vectors; a model that fails costs nothing but the likeness.
import type { Deps } from '../deps.ts';
import { createAnnouncer } from '../network/announce.ts';
import type { Outbound } from '../network/outbound.ts';
import type { Meaning } from '../search/meaning.ts';
import { type Adding, createAdding } from './adding.ts';
import { createDownloads, type Downloads } from './download.ts';
import { createFill, type Fill } from './fill.ts';
import { createVectorIndexes, type VectorIndexes } from './index/vector-index.ts';
import { createKnownModels, type KnownModels } from './known-models.ts';
import { createPreferences, type PreferenceFile } from './preferences.ts';
import { createQuestions } from './questions.ts';
import { createReaders, type Readers } from './readers.ts';
import { createRoles, type Roles } from './roles.ts';
import { createTakeIn } from './take-in.ts';

export interface Embedding extends Meaning {
  /** There may be passages without a vector. */
  kick(): void;
  /** Removes a material's vectors from this ordinal on, of every model; joins the caller's transaction. */
  drop(materialId: string, fromOrdinal?: number): void;
  /** Vectors of any texts, to be compared with each other; null when no model can give them. */
  vectorsOf(texts: string[], signal: AbortSignal): Promise<Float32Array[] | null>;
  stop(): Promise<void>;
}

/** The same, with what its own procedures need besides. */
export interface EmbeddingCore extends Embedding {
  known: KnownModels;
  roles: Roles;
  readers: Readers;
  preferences: PreferenceFile;
  fill: Fill;
  adding: Adding;
  downloads: Downloads;
  /** Something the status tells has changed. */
  announce(): void;
}

export function createEmbedding(deps: Deps, network: Outbound): EmbeddingCore {
  const { database, power, log } = deps;
  const stopped = new AbortController();
  const indexes: VectorIndexes = createVectorIndexes(deps);
  const known = createKnownModels(deps);
  const preferences = createPreferences(deps.dataDir);
  const roles = createRoles(deps, indexes);
  const readers = createReaders(deps, known, roles, indexes);
  const questions = createQuestions(deps, stopped.signal);
  const profiles = database.sqlite.prepare('SELECT id FROM users').pluck();
  const tell = createAnnouncer((userId) => deps.events.publish(userId, { type: 'embedding.changed' }));
  const announce = () => {
    for (const userId of profiles.all() as string[]) tell(userId);
  };

  const fill = createFill({
    ...deps,
    readers: () => [readers.active(), readers.building()].filter((reader) => reader !== null),
    isHeld: () =>
      preferences.get().paused || (preferences.get().pauseOnBattery && power.onBattery() === true),
    onProgress: announce,
    onWhole(reader) {
      if (roles.building() !== reader.fullName) return;
      roles.promote();
      readers.settle();
      announce();
    },
    onUnusable(reader) {
      const model = known.find(reader.fullName);
      if (model) model.isDamaged = true;
      readers.settle();
    },
  });
  const stopListening = power.onChange(() => {
    announce();
    fill.kick();
  });
  const takeIn = createTakeIn(deps, known);
  const adding = createAdding(deps, takeIn);
  const downloads = createDownloads(deps, network, preferences, known, takeIn);
  readers.settle();

  return {
    known,
    roles,
    readers,
    preferences,
    fill,
    adding,
    downloads,
    announce,
    kick: fill.kick,
    drop: indexes.drop,

    async likeness(userId, scope, text, seqs, nearest, signal) {
      const reader = readers.active();
      if (!reader?.index.hasAll(seqs)) return null;
      const { index, embedder } = reader;
      const question = await questions(reader, text, signal);
      if (!question || question.cutShare > embedder.maxCutShare) return null;
      const near = await index.nearest(question.vector, userId, scope, nearest, signal);
      const cosines = index.cosines(question.vector, seqs);
      for (const { seq, cosine } of near) cosines.set(seq, cosine);
      return { weight: embedder.likenessWeight, cosines };
    },

    async vectorsOf(texts, signal) {
      const embedder = (readers.active() ?? readers.building())?.embedder;
      if (!embedder) return null;
      const prefixed = texts.map((text) => embedder.passagePrefix + text);
      try {
        return (await embedder.embed(prefixed, 'passage', signal)).vectors;
      } catch (error) {
        signal.throwIfAborted();
        log.write('warn', 'embedding.texts.failed', { cause: (error as Error).name });
        return null;
      }
    },

    async stop() {
      stopped.abort();
      stopListening();
      await Promise.all([fill.stop(), adding.stop(), downloads.stop()]);
      await indexes.close();
    },
  };
}
