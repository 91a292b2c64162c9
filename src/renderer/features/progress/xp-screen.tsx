// Progress → XP: every entry of the ledger, what it came from and how its amount came about.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  BookOpen,
  Layers,
  ListChecks,
  type LucideIcon,
  MessageCircleQuestion,
  Sparkles,
  Timer,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { XpEntry, XpSource } from '#contract/progress.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { ProgressFrame } from '../../lib/progress-frame.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/layout.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { xpSources } from './figures.ts';
import { LevelBar } from './level-bar.tsx';
import { sourcePath } from './xp-source.ts';

const pageSize = 50;

export function Component() {
  const { t } = useTranslation('progress');
  const [source, setSource] = useState<XpSource | ''>('');
  const xp = useQuery(orpc.progress.xp.queryOptions());
  const log = useInfiniteQuery(
    orpc.progress.xpLog.infiniteOptions({
      input: (before: number | undefined) => ({
        limit: pageSize,
        ...(before === undefined ? {} : { before }),
        ...(source ? { sourceType: source } : {}),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.createdAt),
    }),
  );
  const entries = log.data?.pages.flat() ?? [];
  return (
    <ProgressFrame
      section="xp"
      actions={
        <Select
          label={t('log.filter')}
          value={source}
          onChange={setSource}
          className="w-52!"
          choices={[
            { value: '', label: t('log.everything') },
            ...xpSources.map((value) => ({ value, label: t(`source.${value}`) })),
          ]}
        />
      }
    >
      {xp.data ? (
        <Card className="flex flex-col gap-2">
          <LevelBar xp={xp.data} />
          <p className="text-sm text-ink-muted">{t('rules')}</p>
        </Card>
      ) : null}
      {log.isError ? (
        <FaultView error={log.error} onAction={() => void log.refetch()} />
      ) : log.isPending ? (
        <Skeleton lines={5} />
      ) : entries.length === 0 ? (
        <EmptyState icon={<Sparkles size={28} />} title={t(source ? 'log.emptyFiltered' : 'log.emptyTitle')}>
          {t('empty')}
        </EmptyState>
      ) : (
        <>
          <ul aria-label={t('log.label')} className="flex flex-col gap-2">
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ul>
          {log.hasNextPage ? (
            <Button
              className="self-center"
              busy={log.isFetchingNextPage}
              onClick={() => void log.fetchNextPage()}
            >
              {t('log.more')}
            </Button>
          ) : null}
        </>
      )}
    </ProgressFrame>
  );
}

const icons: Record<XpSource, LucideIcon> = {
  quiz: ListChecks,
  lesson: BookOpen,
  doubt: MessageCircleQuestion,
  study: Timer,
  review: Layers,
};

function Entry({ entry }: { entry: XpEntry }) {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const Icon = icons[entry.sourceType];
  const path = sourcePath(entry);
  const title = entry.title ?? t(`gone.${entry.sourceType}`);
  const { lines, capped } = entry.awarded;
  const lineWords = ({ reason, count }: (typeof lines)[number]) => t(`lines.${reason}`, { count });
  // One reason for all of it is told in the line below the title, without saying the amount again.
  const only = lines.length === 1 && capped === 0 ? lines[0] : undefined;
  const source = t(`source.${entry.sourceType}`);
  const facts = [
    source === title ? null : source,
    only ? lineWords(only) : null,
    format.relative(entry.createdAt, Date.now()),
  ].filter((fact) => fact !== null);
  const signed = (amount: number) => (amount > 0 ? `+${format.number(amount)}` : format.number(amount));
  return (
    <li data-testid="xp-entry" className="flex gap-3 rounded-lg border border-line bg-surface px-4 py-3">
      <Icon aria-hidden size={18} className="mt-0.5 shrink-0 text-accent-ink" />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline justify-between gap-4">
          {path ? (
            <Link to={path} className="min-w-0 font-medium wrap-anywhere text-ink hover:underline">
              {title}
            </Link>
          ) : (
            <span className="min-w-0 font-medium wrap-anywhere text-ink">{title}</span>
          )}
          <span className="shrink-0 font-medium whitespace-nowrap text-ink tabular-nums">
            {t('total', { xp: signed(entry.amount) })}
          </span>
        </p>
        <p className="text-sm text-ink-muted" title={format.dateTime(entry.createdAt)}>
          {facts.join(' · ')}
        </p>
        {only ? null : (
          <ul aria-label={t('log.how')} className="mt-1.5 flex flex-col gap-0.5 text-sm text-ink-muted">
            {lines.map((line) => (
              <li key={`${line.reason} ${line.count} ${line.amount}`} className="flex justify-between gap-4">
                <span>{lineWords(line)}</span>
                <span className="tabular-nums">{signed(line.amount)}</span>
              </li>
            ))}
            {capped > 0 ? <li>{t('capped', { count: capped })}</li> : null}
          </ul>
        )}
      </div>
    </li>
  );
}
