// Procedures of meaning search. Every change answers the whole state and is told to every profile, for they share it.
import type { Deps } from '../deps.ts';
import { fault, isFault } from '../faults.ts';
import type { Procedures } from '../procedures.ts';
import type { EmbeddingCore } from './embedding.ts';
import { createEngineEmbedder } from './engine-embedder.ts';
import type { KnownModel } from './known-models.ts';
import { completeMirror } from './mirror.ts';
import { createStatus } from './status.ts';

export function createEmbeddingRouter({ owned }: Procedures, deps: Deps, core: EmbeddingCore) {
  const { known, roles, readers, preferences, fill, adding, downloads, announce } = core;
  const status = createStatus(deps, core);
  const changed = (userId: string) => {
    announce();
    return status(userId);
  };

  return {
    status: owned.embedding.status.handler(({ context: { userId } }) => status(userId)),

    use: owned.embedding.use.handler(async ({ input, context: { userId }, signal }) => {
      await use(modelOf(input.modelId), signal);
      return changed(userId);
    }),

    configure: owned.embedding.configure.handler(({ input, context: { userId } }) => {
      const { mirror, ...rest } = input;
      preferences.set({ ...rest, ...(mirror === undefined ? {} : { mirror: completeMirror(mirror) }) });
      fill.kick();
      return changed(userId);
    }),

    beginAdding: owned.embedding.beginAdding.handler(async ({ input, context: { userId, sessionId } }) => ({
      addingId: await adding.begin({ userId, sessionId }, input.name, input.bytes),
    })),

    addPart: owned.embedding.addPart.handler(async ({ input, context: { userId } }) => ({
      receivedBytes: await adding.part(userId, input.addingId, input.path, input.offset, input.part),
    })),

    finishAdding: owned.embedding.finishAdding.handler(async ({ input, context: { userId }, signal }) => {
      await adding.finish(userId, input.addingId, signal);
      return changed(userId);
    }),

    abortAdding: owned.embedding.abortAdding.handler(({ input, context: { userId } }) =>
      adding.abort(userId, input.addingId),
    ),

    download: owned.embedding.download.handler(async function* ({ input, context: { userId }, signal }) {
      try {
        yield* downloads.fetch(userId, input.offerId, signal);
      } finally {
        announce();
      }
    }),

    remove: owned.embedding.remove.handler(async ({ input, context: { userId } }) => {
      if (await downloads.discard(input.modelId)) return changed(userId);
      const model = modelOf(input.modelId);
      const isAnswering = roles.active() === model.fullName && !model.isDamaged;
      if (model.source === 'built_in' || isAnswering) throw fault('CONFLICT');
      roles.remove(model.fullName);
      known.remove(model);
      readers.settle();
      fill.kick();
      return changed(userId);
    }),
  };

  function modelOf(name: string): KnownModel {
    const model = known.find(name);
    if (!model) throw fault('NOT_FOUND');
    return model;
  }

  /** Loads it first: a choice that cannot work is told now, and not by a progress that never moves. */
  async function use(model: KnownModel, signal: AbortSignal | undefined): Promise<void> {
    const embedder = createEngineEmbedder(deps, model);
    try {
      await embedder.load(signal);
      model.isDamaged = false;
    } catch (error) {
      if (isFault(error) && error.code === 'EMBEDDER_UNUSABLE') {
        model.isDamaged = true;
        readers.settle();
        fill.kick();
        announce();
      }
      throw error;
    }
    roles.choose(embedder);
    readers.settle();
    fill.kick();
  }
}
