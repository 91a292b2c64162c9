// Progress → Overview: the year, and four charts of a range the student picks.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../lib/client.ts';
import { addDays, localDay } from '../../lib/days.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { ProgressFrame } from '../../lib/progress-frame.tsx';
import { Segmented } from '../../ui/choices.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { HoursChart } from './hours-chart.tsx';
import { MinutesChart } from './minutes-chart.tsx';
import { ScoresChart } from './scores-chart.tsx';
import { XpChart } from './xp-chart.tsx';
import { YearCard } from './year-card.tsx';

const ranges = ['7', '30', '90', '365'] as const;
type Range = (typeof ranges)[number];

export function Component() {
  const { t } = useTranslation('progress');
  const [range, setRange] = useState<Range>('30');
  const [subjectId, setSubjectId] = useState('');
  const subjects = useQuery(orpc.subjects.list.queryOptions());
  const today = useQuery(orpc.progress.today.queryOptions());
  // The student's day may still be yesterday's; without an answer the calendar has to do.
  const to = today.data?.day ?? localDay(Date.now());
  const goal = today.data?.goalMinutes ?? 0;
  return (
    <ProgressFrame
      section="overview"
      actions={
        <>
          {subjects.data && subjects.data.length > 0 ? (
            <Select
              label={t('chart.subject')}
              value={subjectId}
              onChange={setSubjectId}
              className="w-52!"
              choices={[
                { value: '', label: t('chart.allSubjects') },
                ...subjects.data.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          ) : null}
          <Segmented
            label={t('chart.range')}
            value={range}
            onChange={setRange}
            choices={ranges.map((value) => ({ value, label: t(`chart.days.${value}`) }))}
          />
        </>
      }
    >
      {today.isPending ? (
        <Skeleton lines={8} />
      ) : (
        <>
          <YearCard to={to} goal={goal} subjectId={subjectId} />
          <RangeCharts from={addDays(to, 1 - Number(range))} to={to} goal={goal} subjectId={subjectId} />
        </>
      )}
    </ProgressFrame>
  );
}

function RangeCharts({
  from,
  to,
  goal,
  subjectId,
}: {
  from: string;
  to: string;
  goal: number;
  subjectId: string;
}) {
  const input = { from, to, ...(subjectId ? { subjectId } : {}) };
  const charts = useQuery(orpc.progress.charts.queryOptions({ input, placeholderData: (before) => before }));
  if (charts.isError) return <FaultView error={charts.error} onAction={() => void charts.refetch()} />;
  if (!charts.data) return <Skeleton lines={6} />;
  const shown = { charts: charts.data, from, to };
  return (
    // Anew for another range: each chart begins at its last place.
    <div
      key={`${from} ${to} ${subjectId}`}
      className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,24rem),1fr))] gap-4"
    >
      <MinutesChart {...shown} goal={goal} />
      <XpChart {...shown} />
      <HoursChart {...shown} />
      <ScoresChart {...shown} />
    </div>
  );
}
