// One day of the year, opened: its sessions and quizzes, and whether it counted.
import { useQuery } from '@tanstack/react-query';
import { ListChecks, Timer, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Charts } from '#contract/progress.ts';
import { orpc } from '../../lib/client.ts';
import { noonOf } from '../../lib/days.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { attemptPath, sessionsPath } from '../../lib/paths.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { factsOf } from './day-facts.ts';

export function DayList({ day, charts, onClose }: { day: string; charts: Charts; onClose: () => void }) {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const clock = new Intl.DateTimeFormat(format.locale, { timeStyle: 'short' });
  const sessions = useQuery(orpc.timer.sessions.queryOptions({ input: { from: day, to: day } }));
  const found = charts.days.find((one) => one.day === day);
  const quizzes = charts.quizzes.filter((one) => one.day === day);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const facts = found
    ? [
        ...factsOf(found, t, format),
        found.creditedBy
          ? t('chart.day.creditedBy', { by: t(`chart.by.${found.creditedBy}`) })
          : t('chart.day.notCredited'),
      ]
    : [t('chart.day.none')];
  return (
    <section
      aria-labelledby="day-list"
      className="flex flex-col gap-2 rounded-md bg-sunken px-4 py-3"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className="flex items-start justify-between gap-3">
        <div>
          <h3 ref={heading} id="day-list" tabIndex={-1} className="font-medium text-ink outline-none">
            {format.date(noonOf(day))}
          </h3>
          <p className="text-sm text-ink-muted">{facts.join(' · ')}</p>
        </div>
        <IconButton
          size="sm"
          label={t('chart.day.close')}
          icon={<X aria-hidden size={16} />}
          onClick={onClose}
        />
      </div>
      {sessions.isError ? (
        <FaultView error={sessions.error} compact onAction={() => void sessions.refetch()} />
      ) : sessions.isPending ? (
        <Skeleton lines={2} />
      ) : (
        <ul className="flex flex-col gap-1 text-sm text-ink">
          {[...sessions.data].reverse().map((session) => (
            <li key={session.id} className="flex items-center gap-2">
              <Timer aria-hidden size={15} className="shrink-0 text-ink-muted" />
              <span className="min-w-0 flex-1 truncate">
                {session.target.name ?? t('chart.day.untitled')}
              </span>
              <span className="text-ink-muted tabular-nums">
                {t('chart.day.session', {
                  from: clock.format(session.startedAt),
                  minutes: format.duration(session.durationSeconds * 1000),
                })}
              </span>
            </li>
          ))}
          {quizzes.map((quiz) => (
            <li key={quiz.attemptId} className="flex items-center gap-2">
              <ListChecks aria-hidden size={15} className="shrink-0 text-ink-muted" />
              <Link
                to={attemptPath(quiz.attemptId)}
                className="min-w-0 flex-1 truncate underline underline-offset-2"
              >
                {quiz.title}
              </Link>
              <span className="text-ink-muted tabular-nums">{format.percent(quiz.score)}</span>
            </li>
          ))}
        </ul>
      )}
      {sessions.data && sessions.data.length > 0 ? (
        <Link
          to={sessionsPath(day)}
          className="self-start text-sm text-accent-ink underline underline-offset-2"
        >
          {t('chart.day.sessions')}
        </Link>
      ) : null}
    </section>
  );
}
