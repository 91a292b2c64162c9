// The session's profile in the cache. Changing it drops everything that was read for the one before, so that no
// screen can show another person's files.
import type { QueryClient } from '@tanstack/react-query';
import type { Profile } from '#contract/people.ts';
import { client, orpc } from './client.ts';

/** What the core answered becomes the current profile; null is the chooser. */
export function enterProfile(queries: QueryClient, profile: Profile | null): void {
  const currentKey = orpc.people.current.queryKey();
  queries.setQueryData(currentKey, profile);
  queries.removeQueries({
    predicate: ({ queryKey }) => JSON.stringify(queryKey) !== JSON.stringify(currentKey),
  });
}

/** Leaves the profile; the gate then shows the chooser. */
export async function leaveProfile(queries: QueryClient): Promise<void> {
  await client.people.leave();
  enterProfile(queries, null);
}
