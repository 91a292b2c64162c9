// The list of requests, newest first: to whom, for what, how much, and what came of it.
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NetworkRequest } from '#contract/network.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Section } from '../../ui/layout.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { Cell, DataTable, HeadCell } from '../../ui/table.tsx';
import { notify } from '../../ui/toast.tsx';

const pageSize = 100;

export function Ledger({ hasRequests }: { hasRequests: boolean }) {
  const { t } = useTranslation('network');
  const requests = useInfiniteQuery(
    orpc.network.requests.infiniteOptions({
      input: (before: string | undefined) => ({ limit: pageSize, ...(before ? { before } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.id),
    }),
  );
  if (requests.isError) return <FaultView error={requests.error} onAction={() => void requests.refetch()} />;
  if (!requests.data) return <Skeleton />;
  const rows = requests.data.pages.flat();
  if (rows.length === 0 && !hasRequests)
    return (
      <EmptyState icon={<ShieldCheck size={28} />} title={t('empty')}>
        {t('emptyText')}
      </EmptyState>
    );
  return (
    <Section title={t('list.title')} description={t('list.text')} actions={<Clear />}>
      <Table rows={rows} />
      {requests.hasNextPage ? (
        <Button
          className="self-center"
          busy={requests.isFetchingNextPage}
          onClick={() => void requests.fetchNextPage()}
        >
          {t('list.more')}
        </Button>
      ) : null}
    </Section>
  );
}

function Table({ rows }: { rows: readonly NetworkRequest[] }) {
  const { t } = useTranslation('network');
  const format = useFormat();
  const [now] = useState(Date.now);
  return (
    <DataTable label={t('list.title')}>
      <thead>
        <tr>
          <HeadCell>{t('list.time')}</HeadCell>
          <HeadCell>{t('list.host')}</HeadCell>
          <HeadCell>{t('list.purpose')}</HeadCell>
          <HeadCell numeric>{t('list.sent')}</HeadCell>
          <HeadCell numeric>{t('list.received')}</HeadCell>
          <HeadCell numeric>{t('list.took')}</HeadCell>
          <HeadCell>{t('list.result')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-testid="request">
            <Cell>
              <time
                dateTime={new Date(row.startedAt).toISOString()}
                title={format.dateTime(row.startedAt)}
                className="whitespace-nowrap"
              >
                {format.relative(row.startedAt, now)}
              </time>
            </Cell>
            <Cell>
              <bdi className="break-all">{row.host}</bdi>
            </Cell>
            <Cell>{t(`purpose.${row.purpose}`)}</Cell>
            <Cell numeric>{format.bytes(row.bytesSent)}</Cell>
            <Cell numeric>{format.bytes(row.bytesReceived)}</Cell>
            <Cell numeric>{format.seconds(row.durationMs)}</Cell>
            <Cell>
              <Result request={row} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Result({ request: { problem, status } }: { request: NetworkRequest }) {
  const { t } = useTranslation('network');
  if (problem !== null) return t(`problem.${problem}`);
  if (status === null) return t('through');
  return t(status < 400 ? 'ok' : 'bad', { status });
}

function Clear() {
  const { t } = useTranslation('network');
  const queries = useQueryClient();
  const sayFault = useFaultToast();
  const [asking, setAsking] = useState(false);
  const clear = useMutation(
    orpc.network.clear.mutationOptions({
      onSuccess: (state) => {
        queries.setQueryData(orpc.network.state.queryKey(), state);
        void queries.invalidateQueries({ queryKey: orpc.network.key() });
        notify.success(t('cleared'));
      },
      onError: (error) => sayFault(error),
      onSettled: () => setAsking(false),
    }),
  );
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        {t('list.clear')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('clearTitle')}
        description={t('clearText')}
        confirmLabel={t('list.clear')}
        danger
        busy={clear.isPending}
        onConfirm={() => clear.mutate({})}
      />
    </>
  );
}
