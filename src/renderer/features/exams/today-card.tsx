// What exams ask of today, on the start screen; without an exam only a quiet way to one.
import { useQuery } from '@tanstack/react-query';
import { CalendarCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Exam, PlanItem } from '#contract/exams.ts';
import { orpc } from '../../lib/client.ts';
import { useFormat } from '../../lib/format.ts';
import { examPath } from '../../lib/paths.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Card } from '../../ui/layout.tsx';
import { newExamPath } from './paths.ts';
import { PlanRow } from './plan-row.tsx';

export function TodayCard() {
  const { t } = useTranslation('exams');
  const exams = useQuery(orpc.exams.list.queryOptions({ input: {} }));
  const items = useQuery(orpc.exams.day.queryOptions({ input: {} }));
  const subjects = useQuery(orpc.subjects.list.queryOptions());
  if (!exams.data || !items.data) return null;
  const ahead = exams.data.filter(({ daysLeft, at }) => daysLeft > 0 || at > Date.now());
  if (ahead.length === 0) {
    // Nothing to study yet: an exam would have nothing to plan.
    if (!subjects.data?.some(({ topics }) => topics.length > 0)) return null;
    return (
      <p className="self-start text-sm text-ink-muted">
        <Link
          to={newExamPath}
          className="inline-flex items-center gap-2 font-medium text-accent-ink underline"
        >
          <CalendarCheck aria-hidden size={17} />
          {t('today.add')}
        </Link>
      </p>
    );
  }
  return (
    <Card className="flex flex-col gap-3" data-testid="exams-today">
      <h2 className="flex items-center gap-2 text-base font-semibold text-ink">
        <CalendarCheck size={17} aria-hidden className="text-accent-ink" />
        {t('today.title')}
      </h2>
      {ahead.map((exam) => (
        <OfExam key={exam.id} exam={exam} items={items.data.filter(({ examId }) => examId === exam.id)} />
      ))}
    </Card>
  );
}

function OfExam({ exam, items }: { exam: Exam; items: PlanItem[] }) {
  const { t } = useTranslation('exams');
  const format = useFormat();
  const left = items.filter(({ doneAt }) => doneAt === null);
  return (
    <section className="flex flex-col gap-2" aria-label={exam.name}>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-base">
        <Link to={examPath(exam.id)} className="min-w-0 truncate font-medium text-accent-ink underline">
          {exam.name}
        </Link>
        <span className="text-sm text-ink-muted">{t('daysLeft', { count: exam.daysLeft })}</span>
      </p>
      {items.length === 0 ? (
        <p className="text-sm text-ink-muted">{t('today.free')}</p>
      ) : left.length === 0 ? (
        <p className="text-sm text-ink-muted">{t('today.done')}</p>
      ) : (
        <p className="text-sm text-ink-muted">
          {t('today.left', {
            count: left.length,
            minutes: format.duration(left.reduce((sum, { minutes }) => sum + minutes, 0) * 60_000),
          })}
        </p>
      )}
      <ul className="flex flex-col gap-1.5">
        {items.slice(0, 4).map((item) => (
          <PlanRow key={item.id} item={item} isToday />
        ))}
      </ul>
      {items.length > 4 ? (
        <Link to={examPath(exam.id)} className={`${buttonClass('quiet', 'sm')} self-start`}>
          {t('today.all', { count: items.length })}
        </Link>
      ) : null}
    </section>
  );
}
