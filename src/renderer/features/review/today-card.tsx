// The cards on Today: how many are due and how long they take. Nothing for whoever has no cards.
import { useQuery } from '@tanstack/react-query';
import { Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { orpc } from '../../lib/client.ts';
import { noonOf } from '../../lib/days.ts';
import { useFormat } from '../../lib/format.ts';
import { reviewPath } from '../../lib/paths.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Card } from '../../ui/layout.tsx';
import { LeftWords } from './counts-line.tsx';
import { cardsPath } from './paths.ts';
import { minutesFor } from './spans.ts';
import { nextDay, useReviewCharts } from './use-charts.ts';

export function TodayCard() {
  const { t } = useTranslation('review');
  const format = useFormat();
  const counts = useQuery(orpc.review.counts.queryOptions());
  const { data: charts } = useReviewCharts(30);
  if (!counts.data || !charts || charts.totals.cards === 0) return null;
  const { learning, due, fresh, heldBack, doneToday } = counts.data;
  const left = learning + due + fresh;
  const next = nextDay(charts.forecast);
  return (
    <Card className="flex flex-col gap-3">
      <h2 className="flex items-center gap-2 text-base font-semibold text-ink">
        <Layers size={17} aria-hidden className="text-accent-ink" />
        {t('today.title')}
      </h2>
      {left > 0 ? (
        <>
          <div>
            <p className="text-md text-ink">
              {t('today.due', {
                count: left,
                minutes: format.duration(minutesFor(left, charts.days) * 60_000),
              })}
            </p>
            <p className="text-sm text-ink-muted">
              <LeftWords counts={counts.data} />
              {doneToday > 0 ? ` · ${t('counts.done', { count: doneToday })}` : null}
            </p>
            {heldBack > 0 ? (
              <p className="text-sm text-ink-muted">{t('counts.heldBack', { count: heldBack })}</p>
            ) : null}
          </div>
          <Link to={reviewPath} className={`${buttonClass('primary')} self-start`}>
            {t('today.start')}
          </Link>
        </>
      ) : (
        <>
          <p className="text-base text-ink-muted">
            {doneToday > 0 ? `${t('today.done', { count: doneToday })} ` : `${t('today.nothing')} `}
            {next
              ? t(next.inDays === 1 ? 'end.tomorrow' : 'end.next', {
                  count: next.cards,
                  day: format.date(noonOf(next.day)),
                })
              : null}
          </p>
          <Link to={cardsPath()} className={`${buttonClass()} self-start`}>
            {t('toCards')}
          </Link>
        </>
      )}
    </Card>
  );
}
