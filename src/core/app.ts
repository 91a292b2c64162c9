// The application, put together from what a host lends. Reads like a table of contents; decides nothing.
import { createBytes, type OpenBytes } from './bytes.ts';
import { openDatabase } from './db/open.ts';
import type { Deps } from './deps.ts';
import { createEmbedding } from './embedding/embedding.ts';
import { createEvents } from './events.ts';
import { tidyExams } from './exams/exams.ts';
import { createIncomingFiles } from './exchange/incoming-files.ts';
import { tidyPictures } from './exchange/pictures.ts';
import { tidyHighlights } from './highlights/highlights.ts';
import { createVideos, tidyVideos } from './lessons/videos.ts';
import { createLibrary } from './library/library.ts';
import { rebuildOutdated } from './mastery/record.ts';
import { createModels } from './models/models.ts';
import { createOutbound } from './network/outbound.ts';
import { tidyNotes } from './notes/notes.ts';
import type { Ports } from './ports.ts';
import { createProgress } from './progress/progress.ts';
import { createHandIn } from './quizzes/hand-in.ts';
import { tidyCards } from './review/cards.ts';
import { type AppRouter, createRouter } from './router.ts';
import { type OtherTime, tidySample } from './sample/router.ts';
import { createSearch } from './search/search.ts';
import { createSessions } from './session.ts';
import { createTimer } from './timer/timer.ts';
import { tidyThreads } from './tutor/store.ts';
import { createUsage } from './usage/usage.ts';

export interface App {
  router: AppRouter;
  /** Resumes what a stop interrupted. */
  start(): void;
  /** Stops all work, then closes the database. May be called twice. */
  close(): Promise<void>;
  /** Takes in files the operating system handed over; a session without a profile keeps them until it enters one. */
  importPaths(sessionId: string, paths: string[]): Promise<void>;
  /** What the host serves to this session under a path that begins with `bytesPrefix`. */
  openBytes: OpenBytes;
}

export async function createApp(ports: Ports): Promise<App> {
  const database = openDatabase(ports);
  const deps: Deps = { ...ports, database, events: createEvents(), sessions: createSessions() };
  const network = createOutbound(deps, ports.fetch);
  const usage = createUsage(deps);
  const models = createModels(deps, network, usage);
  const embedding = createEmbedding(deps, network);
  const search = createSearch(deps, embedding);
  const library = createLibrary(deps, embedding);
  const videos = createVideos(deps, library);
  const progress = createProgress(deps);
  const timer = createTimer(deps);
  const handIn = createHandIn(deps);
  const incoming = createIncomingFiles(deps);
  const shared = { network, usage, models, embedding, library, videos, search, incoming };
  const inOtherTime = (other: Deps): OtherTime => {
    const otherTimer = createTimer(other);
    return {
      router: createRouter(other, { ...shared, timer: otherTimer, handIn: createHandIn(other), inOtherTime }),
      close: otherTimer.close,
    };
  };
  let closed = false;
  return {
    router: createRouter(deps, { ...shared, timer, handIn, inOtherTime }),
    start() {
      tidyThreads(database.db);
      tidyNotes(database.db);
      tidyHighlights(database.db);
      tidyCards(database.db);
      tidyPictures(database.db);
      tidyVideos(database.db);
      tidyExams(database.db);
      void tidySample(database.db, library.removeAllOf);
      progress.start();
      database.db.transaction((tx) => rebuildOutdated(tx, deps.clock.now()));
      handIn.start();
      timer.start();
      library.start();
      incoming.start();
    },
    async close() {
      if (closed) return;
      closed = true;
      progress.stop();
      handIn.stop();
      timer.close();
      models.close();
      await incoming.close();
      await videos.close();
      await library.close();
      await embedding.stop();
      await ports.engine.close();
      database.close();
    },
    importPaths: library.importPaths,
    openBytes: createBytes(deps, { store: library.store, videos }),
  };
}
