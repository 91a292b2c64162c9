// Columns by day, cloud on top of local.
import { useTranslation } from 'react-i18next';
import { axisEnd } from '../../lib/axis.ts';
import { noonOf } from '../../lib/days.ts';
import { useFormat } from '../../lib/format.ts';
import { ColumnChart } from '../../ui/chart.tsx';
import type { Day } from './days.ts';

export interface DayChartProps {
  days: readonly Day[];
  write: (value: number) => string;
}

export function DayChart({ days, write }: DayChartProps) {
  const { t } = useTranslation('usage');
  const format = useFormat();
  const end = axisEnd(Math.max(...days.map(({ local, cloud }) => local + cloud)));
  return (
    <ColumnChart
      label={t('chart.label')}
      count={days.length}
      columns={days.map(({ day, local, cloud }) => ({
        key: day,
        parts: [
          { tone: 'a', value: local },
          { tone: 'c', value: cloud },
        ],
      }))}
      end={end}
      ends={[write(end), write(0)]}
      say={(at) => {
        const { day, local, cloud } = days[at]!;
        return t('chart.said', { day: format.date(noonOf(day)), local: write(local), cloud: write(cloud) });
      }}
      legend={[
        { tone: 'a', label: t('local') },
        { tone: 'c', label: t('cloud') },
      ]}
    />
  );
}
