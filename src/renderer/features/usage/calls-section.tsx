// Every attempt, newest first: when, which model, how long, how much, and what came of it.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '#contract/usage.ts';
import { AnsweringBadge } from '../../lib/answering-badge.tsx';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/layout.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Cell, DataTable, HeadCell } from '../../ui/table.tsx';

const pageSize = 20;

export function CallsSection() {
  const { t } = useTranslation('usage');
  const calls = useInfiniteQuery(
    orpc.usage.calls.infiniteOptions({
      input: (before: string | undefined) => ({ limit: pageSize, ...(before ? { before } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.id),
    }),
  );
  const rows = calls.data?.pages.flat() ?? [];
  if (calls.isError) return <FaultView error={calls.error} onAction={() => void calls.refetch()} />;
  if (!calls.data) return <Skeleton />;
  // The chart above already says that there has been none.
  if (rows.length === 0) return null;
  return (
    <Section title={t('calls.title')} description={t('calls.text')}>
      <DataTable label={t('calls.title')}>
        <thead>
          <tr>
            <HeadCell>{t('columns.time')}</HeadCell>
            <HeadCell>{t('columns.model')}</HeadCell>
            <HeadCell>{t('columns.feature')}</HeadCell>
            <HeadCell numeric>{t('columns.prompt')}</HeadCell>
            <HeadCell numeric>{t('columns.completion')}</HeadCell>
            <HeadCell numeric>{t('columns.took')}</HeadCell>
            <HeadCell numeric>{t('columns.cost')}</HeadCell>
            <HeadCell>{t('columns.status')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((call) => (
            <CallRow key={call.id} call={call} />
          ))}
        </tbody>
      </DataTable>
      {calls.hasNextPage ? (
        <Button
          className="self-center"
          busy={calls.isFetchingNextPage}
          onClick={() => void calls.fetchNextPage()}
        >
          {t('calls.more')}
        </Button>
      ) : null}
    </Section>
  );
}

function CallRow({ call }: { call: Call }) {
  const { t } = useTranslation('usage');
  const format = useFormat();
  const [now] = useState(Date.now);
  const tokens = (count: number | null) => {
    if (count === null) return t('unknown');
    const written = format.number(count);
    return call.estimated ? t('calls.estimated', { tokens: written }) : written;
  };
  return (
    <tr>
      <Cell>
        <time
          dateTime={new Date(call.createdAt).toISOString()}
          title={format.dateTime(call.createdAt)}
          className="whitespace-nowrap"
        >
          {format.relative(call.createdAt, now)}
        </time>
      </Cell>
      <Cell>
        <AnsweringBadge answering={call.isLocal ? 'local' : 'cloud'} model={call.model} />
      </Cell>
      <Cell>{t(`feature.${call.feature}`)}</Cell>
      <Cell numeric>{tokens(call.promptTokens)}</Cell>
      <Cell numeric>{tokens(call.completionTokens)}</Cell>
      <Cell numeric>{format.seconds(call.durationMs)}</Cell>
      <Cell numeric>
        {call.cost === null || call.currency === null ? t('unknown') : format.money(call.cost, call.currency)}
      </Cell>
      <Cell>{t(`status.${call.status}`)}</Cell>
    </tr>
  );
}
