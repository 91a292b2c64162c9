// When the days do not hold all of it: what a day would take, and three ways out. Accepting less is remembered on this
// computer only: it is about a hint, not about the exam.
import { useMutation } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Exam, Plan } from '#contract/exams.ts';
import { client } from '../../lib/client.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';

const mostMinutes = 600;

export function Shortfall({ exam, plan, onEdit }: { exam: Exam; plan: Plan; onEdit: () => void }) {
  const { t } = useTranslation('exams');
  const format = useFormat();
  const toast = useFaultToast();
  const key = `lectern.examAccepted.${exam.id}`;
  const [accepted, setAccepted] = useState(() => localStorage.getItem(key) === '1');
  const needed = plan.neededMinutesPerDay;
  const extend = useMutation({
    mutationFn: () => client.exams.edit({ examId: exam.id, minutesPerDay: Math.min(needed, mostMinutes) }),
    onError: (error) => toast(error),
  });
  if (plan.leftOut === 0) return null;
  const minutes = format.duration(needed * 60_000);
  if (accepted || needed === 0)
    return <p className="text-sm text-ink-muted">{t('shortfall.accepted', { count: plan.leftOut })}</p>;
  const accept = () => {
    localStorage.setItem(key, '1');
    setAccepted(true);
  };
  return (
    <div
      className="flex flex-col gap-2 rounded-md bg-warning-soft p-3 text-warning-ink"
      data-testid="shortfall"
    >
      <p className="flex items-start gap-2 text-base">
        <TriangleAlert aria-hidden size={18} className="mt-0.5 shrink-0" />
        {t('shortfall.text', { minutes, have: format.duration(exam.minutesPerDay * 60_000) })}
      </p>
      <div className="flex flex-wrap gap-2">
        {needed <= mostMinutes ? (
          <Button size="sm" busy={extend.isPending} onClick={() => extend.mutate()}>
            {t('shortfall.extend', { minutes })}
          </Button>
        ) : null}
        <Button size="sm" onClick={onEdit}>
          {t('shortfall.drop')}
        </Button>
        <Button size="sm" onClick={accept}>
          {t('shortfall.accept', { count: plan.leftOut })}
        </Button>
      </div>
    </div>
  );
}
