// XP by week, stacked by source.
import { useTranslation } from 'react-i18next';
import { axisEnd } from '../../lib/axis.ts';
import { ChartCard } from '../../lib/chart-card.tsx';
import { noonOf } from '../../lib/days.ts';
import { useFormat } from '../../lib/format.ts';
import { ColumnChart } from '../../ui/chart.tsx';
import { sourceTones, xpByWeek, xpSources } from './figures.ts';
import type { RangeProps } from './minutes-chart.tsx';

export function XpChart({ charts, from, to }: RangeProps) {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const weeks = xpByWeek(charts.xpWeeks, from, to);
  const end = axisEnd(Math.max(...weeks.map(({ total }) => total)));
  const met = xpSources.filter((source) =>
    weeks.some(({ parts }) => parts.some((part) => part.source === source)),
  );
  const week = (at: string) => format.date(noonOf(at));
  return (
    <ChartCard
      title={t('chart.xp.title')}
      note={t('chart.xp.note')}
      file={t('chart.xp.file')}
      sheet={{
        columns: [
          { key: 'week', label: t('chart.columns.week') },
          { key: 'source', label: t('chart.columns.source') },
          { key: 'xp', label: t('chart.columns.xp'), numeric: true },
        ],
        rows: [...weeks].reverse().flatMap((row) =>
          row.parts.map(({ source, amount }) => [
            { raw: row.week, shown: week(row.week) },
            { raw: source, shown: t(`source.${source}`) },
            { raw: amount, shown: format.number(amount) },
          ]),
        ),
      }}
      empty={met.length === 0 ? t('chart.xp.empty') : null}
    >
      <ColumnChart
        label={t('chart.xp.label')}
        count={weeks.length}
        columns={weeks.map((row) => ({
          key: row.week,
          parts: row.parts.map(({ source, amount }) => ({
            tone: sourceTones[source],
            value: Math.max(0, amount),
          })),
        }))}
        end={end}
        ends={[format.number(end), format.number(0)]}
        sides={[week(weeks[0]!.week), week(weeks.at(-1)!.week)]}
        legend={met.map((source) => ({ tone: sourceTones[source], label: t(`source.${source}`) }))}
        say={(at) => {
          const row = weeks[at]!;
          const words = { week: week(row.week), xp: format.number(row.total) };
          if (row.parts.length < 2) return t('chart.xp.said', words);
          const list = row.parts.map(({ source, amount }) =>
            t('chart.xp.part', { source: t(`source.${source}`), xp: format.number(amount) }),
          );
          return t('chart.xp.saidParts', { ...words, parts: list.join(', ') });
        }}
      />
    </ChartCard>
  );
}
