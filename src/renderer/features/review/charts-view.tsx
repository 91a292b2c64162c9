// The figures of the cards: what is coming, what was done, how much of it was recalled, and how far apart reviews are.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewCharts } from '#contract/review.ts';
import { axisEnd } from '../../lib/axis.ts';
import { ChartCard } from '../../lib/chart-card.tsx';
import { noonOf } from '../../lib/days.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { ColumnChart } from '../../ui/chart.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { everyDay } from './figures.ts';
import { RetentionCard } from './retention-card.tsx';
import { daysWords } from './spans.ts';
import { useReviewCharts } from './use-charts.ts';

const ranges = ['7', '30', '90', '365'] as const;

export function ChartsView() {
  const { t: progress } = useTranslation('progress');
  const [range, setRange] = useState<(typeof ranges)[number]>('30');
  const { data, from, to, isError, error, refetch } = useReviewCharts(Number(range));
  if (isError) return <FaultView error={error} onAction={refetch} />;
  if (!data) return <Skeleton lines={8} />;
  return (
    <div className="flex flex-col gap-4">
      <Totals totals={data.totals} />
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,24rem),1fr))] gap-4">
        <Forecast forecast={data.forecast} />
        <Intervals intervals={data.intervals} />
      </div>
      <Segmented
        label={progress('chart.range')}
        value={range}
        onChange={setRange}
        choices={ranges.map((value) => ({ value, label: progress(`chart.days.${value}`) }))}
      />
      {/* Anew for another range: it begins at its last place. */}
      <Reviews key={`${from} ${to}`} days={data.days} from={from} to={to} />
      <RetentionCard retention={data.retention} />
    </div>
  );
}

function Totals({ totals }: Pick<ReviewCharts, 'totals'>) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const kinds = ['cards', 'fresh', 'young', 'mature', 'suspended'] as const;
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      {kinds.map((kind) => (
        <div key={kind} className="flex flex-col-reverse">
          <dt className="text-sm text-ink-muted">{t(`charts.totals.${kind}`)}</dt>
          <dd className="font-serif text-xl font-semibold text-ink tabular-nums">
            {format.number(totals[kind])}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Forecast({ forecast }: Pick<ReviewCharts, 'forecast'>) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const day = (at: string) => format.date(noonOf(at));
  const end = axisEnd(Math.max(0, ...forecast.map(({ cards }) => cards)));
  return (
    <ChartCard
      title={t('charts.forecast.title')}
      file={t('charts.forecast.file')}
      empty={forecast.every(({ cards }) => cards === 0) ? t('charts.forecast.empty') : null}
      sheet={{
        columns: [
          { key: 'day', label: t('charts.columns.day') },
          { key: 'cards_due', label: t('charts.columns.due'), numeric: true },
        ],
        rows: forecast.map((row) => [
          { raw: row.day, shown: day(row.day) },
          { raw: row.cards, shown: format.number(row.cards) },
        ]),
      }}
    >
      <ColumnChart
        label={t('charts.forecast.label')}
        begins="first"
        count={forecast.length}
        columns={forecast.map(({ day: key, cards }) => ({ key, parts: [{ tone: 'a', value: cards }] }))}
        end={end}
        ends={[format.number(end), format.number(0)]}
        sides={[t('charts.today'), day(forecast.at(-1)?.day ?? '')]}
        say={(at) => {
          const { day: on, cards } = forecast[at]!;
          return t('charts.forecast.said', { day: at === 0 ? t('charts.today') : day(on), count: cards });
        }}
      />
    </ChartCard>
  );
}

function Reviews({ days, from, to }: Pick<ReviewCharts, 'days'> & { from: string; to: string }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const rows = everyDay(days, from, to);
  const day = (at: string) => format.date(noonOf(at));
  const end = axisEnd(Math.max(0, ...rows.map(({ reviews }) => reviews)));
  const time = (seconds: number) => (seconds > 0 ? format.duration(seconds * 1000) : t('browse.noDue'));
  return (
    <ChartCard
      title={t('charts.reviews.title')}
      file={t('charts.reviews.file')}
      empty={days.length === 0 ? t('charts.reviews.empty') : null}
      sheet={{
        columns: [
          { key: 'day', label: t('charts.columns.day') },
          { key: 'reviews', label: t('charts.columns.reviews'), numeric: true },
          { key: 'seconds', label: t('charts.columns.time'), numeric: true },
        ],
        rows: rows.toReversed().map((row) => [
          { raw: row.day, shown: day(row.day) },
          { raw: row.reviews, shown: format.number(row.reviews) },
          { raw: row.seconds, shown: time(row.seconds) },
        ]),
      }}
    >
      <ColumnChart
        label={t('charts.reviews.label')}
        count={rows.length}
        columns={rows.map(({ day: key, reviews }) => ({ key, parts: [{ tone: 'c', value: reviews }] }))}
        end={end}
        ends={[format.number(end), format.number(0)]}
        sides={[day(from), day(to)]}
        say={(at) => {
          const row = rows[at]!;
          return row.reviews === 0
            ? t('charts.reviews.saidNone', { day: day(row.day) })
            : t('charts.reviews.said', { day: day(row.day), count: row.reviews, time: time(row.seconds) });
        }}
      />
    </ChartCard>
  );
}

function Intervals({ intervals }: Pick<ReviewCharts, 'intervals'>) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const end = axisEnd(Math.max(0, ...intervals.map(({ cards }) => cards)));
  const name = (upTo: number) => t('charts.intervals.upTo', { span: daysWords(upTo, format) });
  return (
    <ChartCard
      title={t('charts.intervals.title')}
      file={t('charts.intervals.file')}
      empty={intervals.every(({ cards }) => cards === 0) ? t('charts.intervals.empty') : null}
      sheet={{
        columns: [
          { key: 'up_to_days', label: t('charts.columns.interval') },
          { key: 'cards', label: t('charts.columns.cards'), numeric: true },
        ],
        rows: intervals.map(({ upTo, cards }) => [
          { raw: upTo, shown: name(upTo) },
          { raw: cards, shown: format.number(cards) },
        ]),
      }}
    >
      <ColumnChart
        label={t('charts.intervals.label')}
        begins="first"
        count={intervals.length}
        columns={intervals.map(({ upTo, cards }) => ({
          key: String(upTo),
          parts: [{ tone: 'd', value: cards }],
        }))}
        end={end}
        ends={[format.number(end), format.number(0)]}
        sides={[name(intervals[0]?.upTo ?? 0), name(intervals.at(-1)?.upTo ?? 0)]}
        say={(at) => {
          const { upTo, cards } = intervals[at]!;
          return t('charts.intervals.said', { span: name(upTo), count: cards });
        }}
      />
    </ChartCard>
  );
}
