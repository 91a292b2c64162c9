// Reading and changing settings. A change shows at once and is put back if the core refuses it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Settings } from '#contract/settings.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { SettingsFrame, type SettingsSection } from '../../lib/settings-frame.tsx';
import { Skeleton } from '../../ui/states.tsx';

export type SaveSettings = (change: Partial<Settings>) => void;

export function useSaveSettings(): SaveSettings {
  const queries = useQueryClient();
  const sayFault = useFaultToast();
  const key = orpc.settings.get.queryKey();
  const save = useMutation(
    orpc.settings.set.mutationOptions({
      onMutate: (change) => {
        const before = queries.getQueryData(key);
        if (before) queries.setQueryData(key, { ...before, ...change });
        return before;
      },
      onSuccess: (settings) => queries.setQueryData(key, settings),
      onError: (error, _change, before) => {
        if (before) queries.setQueryData(key, before);
        sayFault(error);
      },
    }),
  );
  return save.mutate;
}

/** A settings screen that waits for the settings and shows why when they cannot be read. */
export function SettingsScreen({
  section,
  description,
  children,
}: {
  section: SettingsSection;
  description: string;
  children: (settings: Settings, save: SaveSettings) => ReactNode;
}) {
  const settings = useQuery(orpc.settings.get.queryOptions());
  const save = useSaveSettings();
  return (
    <SettingsFrame section={section} description={description}>
      {settings.isError ? (
        <FaultView error={settings.error} onAction={() => void settings.refetch()} />
      ) : settings.data ? (
        children(settings.data, save)
      ) : (
        <Skeleton />
      )}
    </SettingsFrame>
  );
}
