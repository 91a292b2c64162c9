// Settings → Network: the switch first, since it is what a worried student comes for, then the whole list.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NetworkState } from '#contract/network.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { SettingsFrame } from '../../lib/settings-frame.tsx';
import { Switch } from '../../ui/choices.tsx';
import { Card } from '../../ui/layout.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toast.tsx';
import { Ledger } from './ledger.tsx';

export function NetworkScreen() {
  const { t } = useTranslation('network');
  const state = useQuery(orpc.network.state.queryOptions());
  return (
    <SettingsFrame section="network" description={t('description')}>
      {state.isError ? (
        <FaultView error={state.error} onAction={() => void state.refetch()} />
      ) : state.data ? (
        <>
          <NeverConnect state={state.data} />
          <Totals state={state.data} />
          <Ledger hasRequests={state.data.requests > 0} />
        </>
      ) : (
        <Skeleton lines={4} />
      )}
    </SettingsFrame>
  );
}

function NeverConnect({ state }: { state: NetworkState }) {
  const { t } = useTranslation('network');
  const queries = useQueryClient();
  const sayFault = useFaultToast();
  const set = useMutation(
    orpc.network.setNeverConnect.mutationOptions({
      onSuccess: (next) => {
        queries.setQueryData(orpc.network.state.queryKey(), next);
        void queries.invalidateQueries({ queryKey: orpc.models.key() });
        notify.info(t(next.neverConnect ? 'neverOn' : 'neverOff'));
      },
      onError: (error) => sayFault(error),
    }),
  );
  return (
    <Card>
      <Switch
        label={t('never')}
        hint={t('neverHint')}
        checked={set.isPending ? set.variables.neverConnect : state.neverConnect}
        onChange={(neverConnect) => set.mutate({ neverConnect })}
      />
    </Card>
  );
}

function Totals({ state: { requests, bytesSent, bytesReceived, lastAt } }: { state: NetworkState }) {
  const { t } = useTranslation('network');
  const format = useFormat();
  const [now] = useState(Date.now);
  const facts = [
    [t('totals.requests'), format.number(requests)],
    [t('totals.sent'), format.bytes(bytesSent)],
    [t('totals.received'), format.bytes(bytesReceived)],
    [t('totals.last'), lastAt === null ? t('totals.none') : format.relative(lastAt, now)],
  ] as const;
  return (
    <Card>
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-5">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-sm text-ink-muted">{label}</dt>
            <dd className="font-serif text-xl tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
