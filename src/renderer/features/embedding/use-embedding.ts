// Reading and changing meaning search. Every change returns the whole state, which goes straight into the cache.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { EmbeddingStatus } from '#contract/embedding.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { faultOf, faultWords } from '../../lib/faults.ts';

export function useEmbeddingStatus() {
  return useQuery(orpc.embedding.status.queryOptions());
}

export function useEmbeddingActs() {
  const queries = useQueryClient();
  const sayFault = useFaultToast();
  const { t } = useTranslation('faults');
  const keep = (status: EmbeddingStatus) => {
    queries.setQueryData(orpc.embedding.status.queryKey(), status);
    void queries.invalidateQueries({ queryKey: orpc.settings.storage.key() });
  };
  const handlers = { onSuccess: keep, onError: (error: unknown) => sayFault(error) };
  return {
    use: useMutation(orpc.embedding.use.mutationOptions(handlers)),
    configure: useMutation(orpc.embedding.configure.mutationOptions(handlers)),
    remove: useMutation(orpc.embedding.remove.mutationOptions(handlers)),
    /** Resolves with the fault's sentence when the address cannot be taken. */
    setMirror: async (mirror: string): Promise<string | null> => {
      try {
        keep(await client.embedding.configure({ mirror }));
        return null;
      } catch (error) {
        return faultWords(t, faultOf(error)).cause;
      }
    },
  };
}
