// Every slice's procedures, one line per slice.
import type { Router } from '@orpc/server';
import type { contract } from '#contract/index.ts';
import type { Deps } from './deps.ts';
import type { EmbeddingCore } from './embedding/embedding.ts';
import { createEmbeddingRouter } from './embedding/router.ts';
import { createExamsRouter } from './exams/router.ts';
import type { IncomingFiles } from './exchange/incoming-files.ts';
import { createExchangeRouter } from './exchange/router.ts';
import { createHighlightsRouter } from './highlights/router.ts';
import { createLessonsRouter } from './lessons/router.ts';
import type { Videos } from './lessons/videos.ts';
import type { Library } from './library/library.ts';
import { createLibraryRouter } from './library/router.ts';
import { masteryCounters } from './mastery/mastered.ts';
import { createMasteryRouter } from './mastery/router.ts';
import type { ModelsCore } from './models/models.ts';
import { createModelsRouter } from './models/router.ts';
import type { Network } from './network/outbound.ts';
import { createNetworkRouter } from './network/router.ts';
import { createNotesRouter } from './notes/router.ts';
import { createEntering } from './people/entering.ts';
import { createPeopleRouter } from './people/router.ts';
import type { CallContext } from './ports.ts';
import { createProcedures } from './procedures.ts';
import { createProgressRouter } from './progress/router.ts';
import type { HandIn } from './quizzes/hand-in.ts';
import { createQuizzesRouter } from './quizzes/router.ts';
import { createPairReader } from './quizzes/term-pairs.ts';
import { createReaderRouter } from './reader/router.ts';
import { createRecommendRouter } from './recommend/router.ts';
import { createReviewRouter } from './review/router.ts';
import { createSampleRouter, type SampleParts } from './sample/router.ts';
import { createSearchRouter } from './search/router.ts';
import type { Search } from './search/search.ts';
import { createSettingsRouter } from './settings/router.ts';
import { createSubjectsRouter } from './subjects/router.ts';
import { createSystemRouter } from './system/router.ts';
import { createTimerRouter } from './timer/router.ts';
import type { Timer } from './timer/timer.ts';
import { createTutorRouter } from './tutor/router.ts';
import { createUsageRouter } from './usage/router.ts';
import type { UsageBook } from './usage/usage.ts';

export type AppRouter = ReturnType<typeof createRouter>;

/** What the procedures work with. */
export interface Slices {
  network: Network;
  usage: UsageBook;
  models: ModelsCore;
  embedding: EmbeddingCore;
  library: Library;
  videos: Videos;
  search: Search;
  timer: Timer;
  handIn: HandIn;
  incoming: IncomingFiles;
  inOtherTime: SampleParts['inOtherTime'];
}

export function createRouter(deps: Deps, slices: Slices) {
  const { network, usage, models, embedding, library, videos, search, timer, handIn } = slices;
  const { incoming, inOtherTime } = slices;
  const entering = createEntering(deps);
  const procedures = createProcedures(deps, entering.profileOf);
  const removeProfile = async (userId: string, andProfile: () => void) => {
    await videos.uploads.abortOf(userId);
    await library.removeAllOf(userId, andProfile);
    await models.forget(userId);
    timer.forget(userId);
    await incoming.forget(userId);
  };
  return {
    system: createSystemRouter(procedures, deps),
    people: createPeopleRouter(procedures, deps, entering, removeProfile),
    settings: createSettingsRouter(procedures, deps),
    subjects: createSubjectsRouter(procedures, deps),
    network: createNetworkRouter(procedures, deps, network),
    usage: createUsageRouter(procedures, deps, usage),
    models: createModelsRouter(procedures, deps, models),
    embedding: createEmbeddingRouter(procedures, deps, embedding),
    library: createLibraryRouter(procedures, deps, library),
    search: createSearchRouter(procedures, search),
    timer: createTimerRouter(procedures, deps, timer),
    lessons: createLessonsRouter(procedures, deps, videos),
    reader: createReaderRouter(procedures, deps, library.store),
    highlights: createHighlightsRouter(procedures, deps),
    progress: createProgressRouter(procedures, deps, masteryCounters(deps.clock)),
    mastery: createMasteryRouter(procedures, deps),
    tutor: createTutorRouter(procedures, deps, search, models, usage),
    notes: createNotesRouter(procedures, deps),
    review: createReviewRouter(procedures, deps, createPairReader(deps.database.db)),
    quizzes: createQuizzesRouter(procedures, deps, { handIn, models, vectorsOf: embedding.vectorsOf }),
    exams: createExamsRouter(procedures, deps, handIn),
    exchange: createExchangeRouter(procedures, deps, { store: library.store, incoming }),
    recommend: createRecommendRouter(procedures, deps),
    sample: createSampleRouter(procedures, deps, { inOtherTime, removeProfile }),
  } satisfies Router<typeof contract, CallContext>;
}
