// Calls, tokens and cost by day and by model, as a picture or a table, and as a file to keep.
import { useQuery } from '@tanstack/react-query';
import { ChartColumn, Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../lib/client.ts';
import { saveText } from '../../lib/csv.ts';
import { localDay } from '../../lib/days.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { type Format, useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { DayChart } from './day-chart.tsx';
import { DayTable, ModelTable } from './day-tables.tsx';
import { amountOf, type Measure, measured, type Summary } from './days.ts';
import { csvOfDays } from './days-csv.ts';

const ranges = ['7', '30', '90'] as const;
const measures = ['calls', 'tokens', 'cost'] as const;
const views = ['chart', 'table'] as const;

export function DaysSection() {
  const { t } = useTranslation('usage');
  const [now] = useState(Date.now);
  const [range, setRange] = useState<(typeof ranges)[number]>('30');
  const span = { from: localDay(now, Number(range) - 1), to: localDay(now) };
  const summary = useQuery(
    orpc.usage.summary.queryOptions({ input: span, placeholderData: (before) => before }),
  );
  return (
    <Section
      title={t('chart.title')}
      actions={
        <Segmented
          label={t('chart.range')}
          value={range}
          onChange={setRange}
          choices={ranges.map((value) => ({ value, label: t(`chart.days.${value}`) }))}
        />
      }
    >
      {summary.isError ? (
        <FaultView error={summary.error} onAction={() => void summary.refetch()} />
      ) : summary.data === undefined ? (
        <Skeleton />
      ) : summary.data.total.calls === 0 ? (
        <EmptyState icon={<ChartColumn size={28} />} title={t('chart.empty')}>
          {t('chart.emptyText')}
        </EmptyState>
      ) : (
        <Filled summary={summary.data} {...span} />
      )}
    </Section>
  );
}

function Filled({ summary, from, to }: { summary: Summary; from: string; to: string }) {
  const { t } = useTranslation('usage');
  const format = useFormat();
  const [measure, setMeasure] = useState<Measure>('calls');
  const [view, setView] = useState<(typeof views)[number]>('chart');
  const write = writer(format, measure, summary.currency);
  return (
    <>
      <Card className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Segmented
            label={t('chart.measure')}
            value={measure}
            onChange={setMeasure}
            choices={measures.map((value) => ({ value, label: t(`chart.measures.${value}`) }))}
          />
          <Segmented
            label={t('chart.view')}
            value={view}
            onChange={setView}
            choices={views.map((value) => ({ value, label: t(`chart.views.${value}`) }))}
          />
        </div>
        {view === 'chart' ? (
          <DayChart days={measured(summary.days, from, to, measure)} write={write} />
        ) : (
          <DayTable summary={summary} />
        )}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-sm text-ink-muted tabular-nums">
            {t('chart.total', { total: write(amountOf(summary.total, measure)) })}
            {measure === 'cost' && summary.total.unpriced > 0
              ? `, ${t('budget.unpriced', { count: summary.total.unpriced })}`
              : null}
          </p>
          <Button
            size="sm"
            icon={<Download aria-hidden size={16} />}
            onClick={() => saveText(t('chart.file'), csvOfDays(summary))}
          >
            {t('chart.csv')}
          </Button>
        </div>
      </Card>
      <Section title={t('models.title')}>
        <ModelTable summary={summary} />
      </Section>
    </>
  );
}

function writer(format: Format, measure: Measure, currency: string): (value: number) => string {
  return measure === 'cost' ? (value) => format.money(value, currency) : format.number;
}
