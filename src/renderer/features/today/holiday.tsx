// A holiday: planned, under way, or ended early. Its days neither count nor cost.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Palmtree } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayStatus } from '#contract/progress.ts';
import { orpc } from '../../lib/client.ts';
import { addDays, noonOf } from '../../lib/days.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { DayRange } from '../../ui/day-range.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { notify } from '../../ui/toast.tsx';
import { fitsHoliday, longestHoliday } from './words.ts';

export function Holiday({ day, pause }: Pick<TodayStatus, 'day' | 'pause'>) {
  const { t } = useTranslation('today');
  const { t: ui } = useTranslation('ui');
  const format = useFormat();
  const sayFault = useFaultToast();
  const keep = useKeepToday();
  const [open, setOpen] = useState(false);
  const [days, setDays] = useState({ from: day, to: day });
  const [bad, setBad] = useState(false);
  const begin = useMutation(
    orpc.progress.pause.mutationOptions({
      onSuccess: (today) => {
        keep(today);
        setOpen(false);
        notify.success(t('pause.begun'));
      },
      onError: (error) => sayFault(error),
    }),
  );
  const end = useMutation(
    orpc.progress.endPause.mutationOptions({
      onSuccess: (today) => {
        keep(today);
        notify.success(t('pause.ended'));
      },
      onError: (error) => sayFault(error),
    }),
  );
  const shown = (at: string) => format.date(noonOf(at));
  if (pause) {
    const planned = pause.from > day;
    return (
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-muted">
        <Palmtree aria-hidden size={16} className="shrink-0" />
        {planned
          ? t('pause.planned', { from: shown(pause.from), to: shown(pause.to) })
          : t('pause.running', { to: shown(pause.to) })}
        <Button size="sm" busy={end.isPending} onClick={() => end.mutate(undefined)}>
          {t(planned ? 'pause.cancelPlan' : 'pause.end')}
        </Button>
      </p>
    );
  }
  const confirm = () => {
    const fits = fitsHoliday(day, days.from, days.to);
    setBad(!fits);
    if (fits) begin.mutate(days);
  };
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        className="-ms-2 -mt-1 -mb-2 self-start"
        icon={<Palmtree aria-hidden size={16} />}
        onClick={() => {
          setDays({ from: day, to: addDays(day, 6) });
          setBad(false);
          setOpen(true);
        }}
      >
        {t('pause.open')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        width="sm"
        title={t('pause.title')}
        description={t('pause.text', { count: longestHoliday })}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{ui('cancel')}</Button>
            <Button variant="primary" busy={begin.isPending} onClick={confirm}>
              {t('pause.confirm')}
            </Button>
          </>
        }
      >
        <div className="flex flex-wrap gap-4">
          <DayRange
            days={days}
            labels={{ from: t('pause.from'), to: t('pause.to') }}
            min={day}
            error={bad ? t('pause.bad', { count: longestHoliday }) : undefined}
            onChange={(next) => {
              setDays(next);
              setBad(false);
            }}
          />
        </div>
      </Dialog>
    </>
  );
}

function useKeepToday(): (today: TodayStatus) => void {
  const queries = useQueryClient();
  return (today) => queries.setQueryData(orpc.progress.today.queryKey(), today);
}
