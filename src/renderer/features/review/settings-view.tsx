// How cards are asked: how much is to be remembered, how many a day, and days off. Each is stored as soon as it is set.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewSettings } from '#contract/review.ts';
import { client, orpc } from '../../lib/client.ts';
import { FaultView, useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { Card, Section } from '../../ui/layout.tsx';
import { SavedField } from '../../ui/saved-field.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { perDay } from './figures.ts';
import { TimeOff } from './time-off.tsx';
import { Tune } from './tune.tsx';
import { useReviewCharts } from './use-charts.ts';

const lowest = 80;
const highest = 95;
const most = { newPerDay: 999, reviewsPerDay: 9999 } as const;
const limits = ['newPerDay', 'reviewsPerDay'] as const;

export function SettingsView() {
  const { t } = useTranslation('review');
  const format = useFormat();
  const settings = useQuery(orpc.review.settings.queryOptions());
  const keep = useKeepSettings();
  if (settings.isPending) return <Skeleton lines={6} />;
  if (settings.isError) return <FaultView error={settings.error} onAction={() => void settings.refetch()} />;
  const save = (name: (typeof limits)[number]) => async (text: string) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value > most[name])
      return t('settings.badNumber', { most: format.number(most[name]) });
    await keep.mutateAsync({ [name]: value });
    return null;
  };
  return (
    <div className="flex max-w-2xl flex-col gap-8">
      <Section title={t('settings.memory')}>
        <Card>
          <Retention value={settings.data.retention} onChange={(retention) => keep.mutate({ retention })} />
        </Card>
      </Section>
      <Section title={t('tune.title')} description={t('tune.text')}>
        <Tune />
      </Section>
      <Section title={t('settings.limits')} description={t('settings.limitsText')}>
        <Card className="grid gap-4 sm:grid-cols-2">
          {limits.map((name) => (
            <SavedField
              key={name}
              label={t(`settings.${name}`)}
              value={String(settings.data[name])}
              inputMode="numeric"
              save={save(name)}
            />
          ))}
        </Card>
      </Section>
      <Section title={t('timeOff.title')} description={t('timeOff.text')}>
        <TimeOff key={JSON.stringify(settings.data.timeOff)} timeOff={settings.data.timeOff} />
      </Section>
    </div>
  );
}

function Retention({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const id = useId();
  const { data } = useReviewCharts(1);
  const stored = Math.round(value * 100);
  // While it is being moved; stored when it is let go.
  const [moved, setMoved] = useState<number | null>(null);
  const percent = moved ?? stored;
  const commit = () => {
    setMoved(null);
    if (percent !== stored) onChange(percent / 100);
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <label htmlFor={id} className="text-base font-medium text-ink">
          {t('settings.retention')}
        </label>
        <output htmlFor={id} className="font-serif text-lg font-semibold text-ink tabular-nums">
          {format.percent(percent)}
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={lowest}
        max={highest}
        step={1}
        value={percent}
        aria-valuetext={format.percent(percent)}
        aria-describedby={`${id}-hint`}
        className="w-full cursor-pointer accent-accent"
        onChange={(event) => setMoved(Number(event.target.value))}
        onPointerUp={commit}
        onKeyUp={commit}
        onBlur={commit}
      />
      <p aria-hidden className="flex justify-between gap-4 text-sm text-ink-muted">
        <span>{t('settings.fewer')}</span>
        <span className="text-end">{t('settings.more')}</span>
      </p>
      <p id={`${id}-hint`} className="text-sm text-ink-muted">
        {t('settings.retentionText')}
        {data && perDay(data.forecast) > 0
          ? ` ${t('settings.load', { count: perDay(data.forecast) })}`
          : null}
      </p>
    </div>
  );
}

function useKeepSettings() {
  const queries = useQueryClient();
  const toast = useFaultToast();
  return useMutation({
    mutationFn: (wishes: Partial<ReviewSettings>) => client.review.configure(wishes),
    onMutate: (wishes) =>
      queries.setQueryData(orpc.review.settings.queryKey(), (before) => before && { ...before, ...wishes }),
    onSuccess: (settings) => {
      queries.setQueryData(orpc.review.settings.queryKey(), settings);
      void queries.invalidateQueries({ queryKey: orpc.review.counts.key() });
    },
    onError: (error) => {
      toast(error);
      void queries.invalidateQueries({ queryKey: orpc.review.settings.key() });
    },
  });
}
