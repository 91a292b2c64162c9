// The last year as squares, and what happened on the one that was opened.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartCard } from '../../lib/chart-card.tsx';
import { orpc } from '../../lib/client.ts';
import { addDays, noonOf } from '../../lib/days.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { rounded } from '../../lib/sheet.ts';
import { Skeleton } from '../../ui/states.tsx';
import { DayList } from './day-list.tsx';
import { YearHeatmap } from './year-heatmap.tsx';

export function YearCard({ to, goal, subjectId }: { to: string; goal: number; subjectId: string }) {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const [open, setOpen] = useState<string | null>(null);
  const from = addDays(to, -364);
  const close = () => {
    document.querySelector<SVGElement>(`[data-day="${open}"]`)?.focus();
    setOpen(null);
  };
  const charts = useQuery(
    orpc.progress.charts.queryOptions({
      input: { from, to, ...(subjectId ? { subjectId } : {}) },
      placeholderData: (before) => before,
    }),
  );
  if (charts.isError) return <FaultView error={charts.error} onAction={() => void charts.refetch()} />;
  if (!charts.data) return <Skeleton lines={5} />;
  const days = charts.data.days.filter((day) => day.activeSeconds > 0 || day.quizAnswers > 0);
  const seconds = days.reduce((sum, day) => sum + day.activeSeconds, 0);
  return (
    <ChartCard
      title={t('chart.year.title')}
      {...(days.length > 0
        ? {
            note: t('chart.year.total', {
              minutes: format.duration(seconds * 1000),
              days: t('chart.year.days', { count: days.length }),
            }),
          }
        : {})}
      file={t('chart.year.file')}
      sheet={{
        columns: [
          { key: 'day', label: t('chart.columns.day') },
          { key: 'minutes', label: t('chart.columns.minutes'), numeric: true },
          { key: 'quiz_answers', label: t('chart.columns.answers'), numeric: true },
          { key: 'counted_by', label: t('chart.columns.credited') },
        ],
        rows: [...days].reverse().map((day) => [
          { raw: day.day, shown: format.date(noonOf(day.day)) },
          {
            raw: rounded(day.activeSeconds / 60),
            shown: day.activeSeconds > 0 ? format.duration(day.activeSeconds * 1000) : t('chart.none'),
          },
          { raw: day.quizAnswers, shown: format.number(day.quizAnswers) },
          { raw: day.creditedBy, shown: day.creditedBy ? t(`chart.by.${day.creditedBy}`) : '–' },
        ]),
      }}
      empty={days.length === 0 ? t('chart.year.empty') : null}
    >
      <YearHeatmap days={days} from={from} to={to} goal={goal} open={open} onOpen={setOpen} />
      {open ? <DayList key={open} day={open} charts={charts.data} onClose={close} /> : null}
    </ChartCard>
  );
}
