// At which hours of the day the student studies.
import { useTranslation } from 'react-i18next';
import { axisEnd } from '../../lib/axis.ts';
import { ChartCard } from '../../lib/chart-card.tsx';
import { useFormat } from '../../lib/format.ts';
import { rounded } from '../../lib/sheet.ts';
import { ColumnChart } from '../../ui/chart.tsx';
import type { RangeProps } from './minutes-chart.tsx';

export function HoursChart({ charts }: RangeProps) {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const clock = new Intl.DateTimeFormat(format.locale, { timeStyle: 'short', timeZone: 'UTC' });
  const hours = charts.hours.map((seconds, hour) => ({
    hour,
    minutes: seconds / 60,
    name: clock.format(Date.UTC(2026, 0, 1, hour)),
  }));
  const end = axisEnd(Math.max(0, ...hours.map(({ minutes }) => minutes)));
  const write = (minutes: number) => (minutes > 0 ? format.duration(minutes * 60_000) : t('chart.none'));
  return (
    <ChartCard
      title={t('chart.hours.title')}
      file={t('chart.hours.file')}
      sheet={{
        columns: [
          { key: 'hour', label: t('chart.columns.hour') },
          { key: 'minutes', label: t('chart.columns.minutes'), numeric: true },
        ],
        rows: hours.map(({ hour, minutes, name }) => [
          { raw: hour, shown: name },
          { raw: rounded(minutes), shown: write(minutes) },
        ]),
      }}
      empty={hours.every(({ minutes }) => minutes === 0) ? t('chart.empty') : null}
    >
      <ColumnChart
        label={t('chart.hours.label')}
        count={hours.length}
        columns={hours.map(({ name, minutes }) => ({ key: name, parts: [{ tone: 'a', value: minutes }] }))}
        end={end}
        ends={[format.number(end), format.number(0)]}
        sides={[hours[0]?.name ?? '', hours.at(-1)?.name ?? '']}
        say={(at) => t('chart.hours.said', { hour: hours[at]!.name, minutes: write(hours[at]!.minutes) })}
      />
    </ChartCard>
  );
}
