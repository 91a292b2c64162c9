// Days without reviews: planned, under way, or ended early. What falls due meanwhile is spread over the days after.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewSettings } from '#contract/review.ts';
import { client, orpc } from '../../lib/client.ts';
import { addDays, localDay, noonOf } from '../../lib/days.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { faultOf } from '../../lib/faults.ts';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { DayRange } from '../../ui/day-range.tsx';
import { Card } from '../../ui/layout.tsx';
import { notify } from '../../ui/toast.tsx';

export function TimeOff({ timeOff }: Pick<ReviewSettings, 'timeOff'>) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const queries = useQueryClient();
  const toast = useFaultToast();
  const today = useQuery(orpc.progress.today.queryOptions());
  const day = today.data?.day ?? localDay(Date.now());
  const [days, setDays] = useState({ from: day, to: addDays(day, 6) });
  const [refused, setRefused] = useState<string | null>(null);
  const keep = useMutation({
    mutationFn: (wish: ReviewSettings['timeOff']) => client.review.configure({ timeOff: wish }),
    onSuccess: (settings, wish) => {
      queries.setQueryData(orpc.review.settings.queryKey(), settings);
      void queries.invalidateQueries({ queryKey: orpc.review.key() });
      notify.success(t(wish ? 'timeOff.begun' : 'timeOff.ended'));
    },
    onError: (error) => {
      const { reason, max } = faultOf(error).params;
      if (reason === 'time_off_over') setRefused(t('timeOff.over'));
      else if (reason === 'time_off_too_long') setRefused(t('timeOff.tooLong', { count: Number(max) }));
      else toast(error);
    },
  });
  const shown = (at: string) => format.date(noonOf(at));
  const current = timeOff && timeOff.to >= day ? timeOff : null;
  if (current) {
    const isPlanned = current.from > day;
    return (
      <Card className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 text-base text-ink">
          {isPlanned
            ? t('timeOff.planned', { from: shown(current.from), to: shown(current.to) })
            : t('timeOff.running', { to: shown(current.to) })}
        </p>
        <Button busy={keep.isPending} onClick={() => keep.mutate(null)}>
          {t(isPlanned ? 'timeOff.cancelPlan' : 'timeOff.end')}
        </Button>
      </Card>
    );
  }
  return (
    <Card>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const { from, to } = days;
          if (from === '' || to === '' || to < from || to < day) setRefused(t('timeOff.over'));
          else if (!keep.isPending) keep.mutate(days);
        }}
      >
        <DayRange
          days={days}
          labels={{ from: t('timeOff.from'), to: t('timeOff.to') }}
          min={day}
          onChange={(next) => {
            setDays(next);
            setRefused(null);
          }}
        />
        <Button type="submit" busy={keep.isPending}>
          {t('timeOff.begin')}
        </Button>
        {refused === null ? null : (
          <p role="alert" className="basis-full text-sm font-medium text-danger-ink">
            {refused}
          </p>
        )}
      </form>
    </Card>
  );
}
