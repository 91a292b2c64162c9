// The session's profile in the cache. Changing it drops everything that was read for the one before, so that no
// screen can show another person's files.
import type { QueryClient, QueryFilters } from '@tanstack/react-query';
import type { Profile } from '#contract/people.ts';
import { client, orpc } from './client.ts';

/**
 * What the core answered becomes the current profile; null is the chooser. Told twice of the same one, as by a button and
 * by the stream of facts it ended, it only reads again: what is removed under a screen that waits for it never comes.
 */
export function enterProfile(queries: QueryClient, profile: Profile | null): void {
  const currentKey = orpc.people.current.queryKey();
  const before = queries.getQueryData(currentKey);
  queries.setQueryData(currentKey, profile);
  const others: QueryFilters = {
    predicate: ({ queryKey }) => JSON.stringify(queryKey) !== JSON.stringify(currentKey),
  };
  if (before?.id === profile?.id) void queries.invalidateQueries(others);
  else queries.removeQueries(others);
}

/** Leaves the profile; the gate then shows the chooser. */
export async function leaveProfile(queries: QueryClient): Promise<void> {
  await client.people.leave();
  enterProfile(queries, null);
}
