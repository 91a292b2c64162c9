// The cache of what the core said, and the facts that make parts of it stale. Local reads are cheap, so data is
// refetched when a fact names it, when a screen opens, and after the connection was lost; never on a timer.
import { QueryCache, QueryClient } from '@tanstack/react-query';
import type { Fact } from '#contract/system.ts';
import { client, onConnectionChange, orpc, whenConnected } from './client.ts';
import { faultOf } from './faults.ts';
import { enterProfile } from './session.ts';

const staleMs = 5_000;
const progressGapMs = 400;

export function createQueryClient(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        // The session lost its profile (signed out in another window): ask again who is here.
        if (faultOf(error).code !== 'PROFILE_REQUIRED') return;
        void queries.invalidateQueries({ queryKey: orpc.people.current.key() });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: staleMs,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        retry: (count, error) => count < 2 && faultOf(error).code === 'OFFLINE',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return queries;
}

/** Query keys a fact makes stale. */
export function staleKeys(fact: Fact): readonly unknown[][] {
  switch (fact.type) {
    case 'profile.changed':
      return [[]];
    // The goal, the hour a day begins at and the timer's lengths are settings.
    case 'settings.changed':
      return [orpc.settings.key(), orpc.progress.key(), orpc.timer.key(), orpc.recommend.key()];
    case 'subjects.changed':
      return [
        orpc.exams.key(),
        orpc.subjects.key(),
        orpc.library.key(),
        orpc.lessons.key(),
        orpc.mastery.key(),
        orpc.recommend.key(),
        // It names what is studied, here and below.
        orpc.timer.key(),
      ];
    case 'materials.changed':
      return [
        orpc.library.key(),
        orpc.subjects.key(),
        orpc.search.key(),
        orpc.reader.key(),
        orpc.highlights.key(),
        orpc.lessons.key(),
        orpc.embedding.key(),
        orpc.settings.storage.key(),
        orpc.recommend.key(),
        orpc.timer.key(),
      ];
    case 'material.progress':
      return [orpc.library.key()];
    // Consent, prices and the budget decide who answers, and so does the way out of this computer.
    case 'models.changed':
      return [orpc.models.key(), orpc.quizzes.estimate.key()];
    case 'usage.changed':
      return [orpc.usage.key(), orpc.models.status.key()];
    case 'network.changed':
      return [orpc.network.key(), orpc.models.status.key()];
    case 'embedding.changed':
      return [orpc.embedding.key()];
    case 'lessons.changed':
      return [
        orpc.exams.key(),
        orpc.lessons.key(),
        orpc.mastery.key(),
        orpc.recommend.key(),
        orpc.timer.key(),
      ];
    case 'highlights.changed':
      return [orpc.highlights.key()];
    case 'exams.changed':
      return [orpc.exams.key()];
    case 'notes.changed':
      return [orpc.notes.key()];
    case 'threads.changed':
      return [orpc.tutor.key()];
    case 'quizzes.changed':
      return [orpc.exams.key(), orpc.quizzes.key(), orpc.mastery.key(), orpc.recommend.key()];
    case 'cards.changed':
      return [orpc.exams.key(), orpc.review.key(), orpc.recommend.key()];
    case 'xp.changed':
    case 'achievement.unlocked':
      return [orpc.progress.key()];
    case 'timer.changed':
      return [orpc.timer.key(), orpc.recommend.key()];
    // Every answer is a fact of its study day.
    case 'study.changed':
      return [
        orpc.exams.key(),
        orpc.progress.key(),
        orpc.timer.key(),
        orpc.mastery.key(),
        orpc.recommend.key(),
      ];
    case 'import.rejected':
    case 'material.opened':
    case 'timer.rang':
    case 'study.reminder':
      return [];
  }
}

export type FactListener = (fact: Fact) => void;
const factListeners = new Set<FactListener>();

/** Hears facts as they arrive, for what is more than a refetch (a toast, opening a file). Returns the way out. */
export function onFact(listener: FactListener): () => void {
  factListeners.add(listener);
  return () => factListeners.delete(listener);
}

/** Follows the core's facts until aborted, across lost connections and changes of profile. */
export async function followFacts(queries: QueryClient, signal: AbortSignal): Promise<void> {
  let progressWaits = false;
  const stopWatching = onConnectionChange((state) => {
    if (state === 'open') void queries.invalidateQueries();
  });
  signal.addEventListener('abort', stopWatching, { once: true });
  const apply = (fact: Fact) => {
    if (fact.type === 'material.progress') {
      // Page by page would refetch the list dozens of times a second.
      if (!progressWaits)
        setTimeout(() => {
          progressWaits = false;
          for (const queryKey of staleKeys(fact)) void queries.invalidateQueries({ queryKey });
        }, progressGapMs);
      progressWaits = true;
    } else {
      for (const queryKey of staleKeys(fact)) void queries.invalidateQueries({ queryKey });
    }
    for (const listener of factListeners) listener(fact);
  };
  let pauseMs = 250;
  while (!signal.aborted) {
    try {
      await whenConnected(signal);
      const facts = await client.system.events(undefined, { signal });
      for await (const fact of facts) {
        pauseMs = 250;
        apply(fact);
      }
      // Ended by the core: the profile changed hands, in another window of this browser perhaps.
      const profile = await client.people.current(undefined, { signal });
      if (signal.aborted) return;
      const before = queries.getQueryData(orpc.people.current.queryKey());
      if (profile?.id === before?.id) void queries.invalidateQueries();
      else enterProfile(queries, profile);
    } catch (error) {
      // Without a profile there are no facts; the gate mounts this again once one is chosen.
      if (faultOf(error).code === 'PROFILE_REQUIRED') return;
    }
    if (signal.aborted) return;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    pauseMs = Math.min(8_000, pauseMs * 2);
  }
}
