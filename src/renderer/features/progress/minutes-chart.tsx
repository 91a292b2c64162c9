// Minutes a day, stacked by subject, with the goal as a line.
import { useTranslation } from 'react-i18next';
import type { Charts } from '#contract/progress.ts';
import { axisEnd } from '../../lib/axis.ts';
import { ChartCard } from '../../lib/chart-card.tsx';
import { noonOf } from '../../lib/days.ts';
import { useFormat } from '../../lib/format.ts';
import { rounded, type Sheet } from '../../lib/sheet.ts';
import { ColumnChart } from '../../ui/chart.tsx';
import { minutesByDay, others, type SubjectPart, subjectParts } from './figures.ts';

export interface RangeProps {
  charts: Charts;
  from: string;
  to: string;
}

export function MinutesChart({ charts, from, to, goal }: RangeProps & { goal: number }) {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const parts = subjectParts(charts.days);
  const days = minutesByDay(charts.days, from, to, parts);
  // The line of the goal stands clear of the upper edge.
  const end = axisEnd(Math.max(goal * 1.1, ...days.map(({ minutes }) => minutes)));
  const write = (minutes: number) => (minutes > 0 ? format.duration(minutes * 60_000) : t('chart.none'));
  const name = ({ id }: SubjectPart) => {
    if (id === null) return t('chart.noSubject');
    if (id === others) return t('chart.others');
    return charts.subjects.find((subject) => subject.id === id)?.name ?? t('chart.goneSubject');
  };
  const day = (at: string) => format.date(noonOf(at));
  const sheet: Sheet = {
    columns: [
      { key: 'day', label: t('chart.columns.day') },
      { key: 'minutes', label: t('chart.columns.minutes'), numeric: true },
      ...parts.map((part) => ({ key: name(part), label: name(part), numeric: true })),
    ],
    rows: days.map((row) => [
      { raw: row.day, shown: day(row.day) },
      { raw: rounded(row.minutes), shown: write(row.minutes) },
      ...row.parts.map(({ minutes }) => ({ raw: rounded(minutes), shown: write(minutes) })),
    ]),
  };
  const isEmpty = days.every(({ minutes }) => minutes === 0);
  return (
    <ChartCard
      title={t('chart.minutes.title')}
      file={t('chart.minutes.file')}
      sheet={{ ...sheet, rows: [...sheet.rows].reverse() }}
      empty={isEmpty ? t('chart.empty') : null}
    >
      <ColumnChart
        label={t('chart.minutes.label')}
        count={days.length}
        columns={days.map((row) => ({
          key: row.day,
          parts: row.parts.map(({ part, minutes }) => ({ tone: part.tone, value: minutes })),
        }))}
        end={end}
        ends={[format.number(end), format.number(0)]}
        sides={[day(from), day(to)]}
        goal={{ value: goal, label: t('chart.minutes.goal', { goal: format.number(goal) }) }}
        legend={parts.map((part) => ({ tone: part.tone, label: name(part) }))}
        say={(at) => {
          const row = days[at]!;
          const words = { day: day(row.day), minutes: write(row.minutes) };
          const studied = row.parts.filter(({ minutes }) => minutes > 0);
          if (studied.length < 2) return t('chart.minutes.said', words);
          const list = studied.map(({ part, minutes }) =>
            t('chart.minutes.part', { subject: name(part), minutes: write(minutes) }),
          );
          return t('chart.minutes.saidParts', { ...words, parts: list.join(', ') });
        }}
      />
    </ChartCard>
  );
}
