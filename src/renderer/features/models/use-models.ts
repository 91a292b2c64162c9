// Reading and changing which model answers. Every change returns the whole state, which goes straight into the cache.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ModelsStatus } from '#contract/models.ts';
import { client, orpc } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { faultOf, faultWords } from '../../lib/faults.ts';

type Change = Parameters<typeof client.models.configure>[0];

export function useModelsStatus() {
  return useQuery(orpc.models.status.queryOptions());
}

export function useModelActs() {
  const queries = useQueryClient();
  const sayFault = useFaultToast();
  const { t } = useTranslation('faults');
  const keep = (status: ModelsStatus) => queries.setQueryData(orpc.models.status.queryKey(), status);
  const choose = useMutation(
    orpc.models.choose.mutationOptions({ onSuccess: keep, onError: (error) => sayFault(error) }),
  );
  const refresh = useMutation(
    orpc.models.refresh.mutationOptions({
      onSuccess: (status) => {
        keep(status);
        void queries.invalidateQueries({ queryKey: orpc.models.list.key() });
      },
      onError: (error) => sayFault(error),
    }),
  );
  const consent = useMutation(
    orpc.models.consent.mutationOptions({ onSuccess: keep, onError: (error) => sayFault(error) }),
  );
  /** Resolves with the fault's sentence when the core refuses, for the field it concerns. */
  const configure = async (change: Change): Promise<string | null> => {
    try {
      keep(await client.models.configure(change));
      void queries.invalidateQueries({ queryKey: orpc.models.list.key() });
      return null;
    } catch (error) {
      return faultWords(t, faultOf(error)).cause;
    }
  };
  /** For choices that are always valid: a fault is a surprise and goes into a toast. */
  const set = (change: Change) => {
    client.models.configure(change).then(keep, sayFault);
  };
  return { choose, refresh, consent, configure, set };
}
