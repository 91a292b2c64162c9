// Entering a profile: what the core answered becomes the current profile, and nothing of the one before is kept.
import { useQueryClient } from '@tanstack/react-query';
import type { Profile } from '#contract/people.ts';
import { orpc } from '../../lib/client.ts';

export function useEnter(): (profile: Profile) => void {
  const queries = useQueryClient();
  return (profile) => {
    const currentKey = orpc.people.current.queryKey();
    queries.removeQueries({
      predicate: ({ queryKey }) => JSON.stringify(queryKey) !== JSON.stringify(currentKey),
    });
    queries.setQueryData(currentKey, profile);
  };
}
