// The plan by day. A day takes what is dragged onto it; the menu of a piece does the same for the keyboard.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Exam, Plan, PlanItem } from '#contract/exams.ts';
import { client, orpc } from '../../lib/client.ts';
import { addDays, noonOf, weekdayOf } from '../../lib/days.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { announce } from '../../ui/announcer.tsx';
import { daysUntil, type PlanDay, planDays, targetDays } from './plan-days.ts';
import { PlanRow } from './plan-row.tsx';

export function PlanView({ exam, plan, today }: { exam: Exam; plan: Plan; today: string }) {
  const { t } = useTranslation('exams');
  const toast = useFaultToast();
  const queries = useQueryClient();
  const nameOf = useDayNames(today);
  const days = daysUntil(today, exam.at);
  const move = useMutation({
    mutationFn: ({ item, day }: { item: PlanItem; day: string }) =>
      client.exams.moveItem({ itemId: item.id, day }),
    onSuccess: (next, { day }) => {
      queries.setQueryData(orpc.exams.plan.queryKey({ input: { examId: exam.id } }), next);
      announce(t('item.moved', { day: nameOf(day) }));
    },
    onError: (error) => toast(error),
  });
  const drop = (itemId: string, day: string) => {
    const item = plan.items.find(({ id }) => id === itemId);
    if (item && item.day !== day) move.mutate({ item, day });
  };
  return (
    <ol className="flex flex-col gap-4">
      {planDays(plan.items, days).map((one) => (
        <DayOfPlan
          key={one.day}
          isOff={exam.daysOff.includes(weekdayOf(one.day))}
          one={one}
          name={nameOf(one.day)}
          onDrop={(itemId) => drop(itemId, one.day)}
        >
          {one.items.map((item) => (
            <PlanRow
              key={item.id}
              item={item}
              isToday={one.day === today}
              moves={targetDays(days, item.day).map((day) => ({ day, label: nameOf(day) }))}
              onMove={(moved, day) => move.mutate({ item: moved, day })}
            />
          ))}
        </DayOfPlan>
      ))}
    </ol>
  );
}

function DayOfPlan({
  one: { day, items, minutes },
  isOff,
  name,
  onDrop,
  children,
}: {
  one: PlanDay;
  isOff: boolean;
  name: string;
  onDrop: (itemId: string) => void;
  children: React.ReactNode;
}) {
  const { t } = useTranslation('exams');
  const format = useFormat();
  const [over, setOver] = useState(false);
  return (
    <li
      data-day={day}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop(event.dataTransfer.getData('text/plain'));
      }}
      className={clsx('flex flex-col gap-1.5 rounded-md', over && 'outline-2 outline-accent')}
    >
      <h3 className="flex items-baseline justify-between gap-3 text-base font-semibold text-ink">
        {name}
        <span className="text-sm font-normal text-ink-muted tabular-nums">
          {items.length > 0 ? format.duration(minutes * 60_000) : t(isOff ? 'plan.off' : 'plan.nothing')}
        </span>
      </h3>
      {items.length > 0 ? <ul className="flex flex-col gap-1.5">{children}</ul> : null}
    </li>
  );
}

/** "Today", "Tomorrow", then weekday and date. */
function useDayNames(today: string): (day: string) => string {
  const { t } = useTranslation('exams');
  const { locale } = useFormat();
  const date = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'short' });
  return (day) => {
    if (day === today) return t('plan.today');
    return day === addDays(today, 1) ? t('plan.tomorrow') : date.format(noonOf(day));
  };
}
