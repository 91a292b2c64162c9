// When no card is left to ask: what was done, what comes next, and for whoever has no cards yet, how they come about.
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, Hourglass } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Turn } from '#contract/review.ts';
import { orpc } from '../../lib/client.ts';
import { noonOf } from '../../lib/days.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { practicePaths } from '../../lib/paths.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { NoCards } from './no-cards.tsx';
import { cardsPath } from './paths.ts';
import { spanWords } from './spans.ts';
import { countOf, ratings, recalled, type Tally } from './tally.ts';
import { nextDay, useReviewCharts } from './use-charts.ts';
import type { Sitting } from './use-sitting.ts';

export function EndView({ turn, sitting }: { turn: Turn; sitting: Sitting }) {
  const { t } = useTranslation('review');
  const { t: ui } = useTranslation('ui');
  const format = useFormat();
  const now = useNow();
  const charts = useReviewCharts(30);
  const heading = useRef<HTMLDivElement>(null);
  const { tally } = sitting;
  const hasDone = tally.length > 0;
  const isReady = charts.data !== undefined;
  // Whatever was pressed is gone: what is read next is the result.
  useEffect(() => {
    if (isReady && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [isReady]);
  if (charts.isError) return <FaultView error={charts.error} onAction={charts.refetch} />;
  if (!charts.data) return <Skeleton lines={5} />;
  if (charts.data.totals.cards === 0) return <NoCards />;

  const waiting = turn.counts.learning > 0 && turn.nextAt !== null;
  const next = nextDay(charts.data.forecast);
  const { fresh } = charts.data.totals;
  return (
    <>
      <div ref={heading} tabIndex={-1} className="outline-none">
        <EmptyState
          icon={waiting ? <Hourglass size={28} /> : <CircleCheck size={28} />}
          title={t(waiting ? 'end.waiting' : hasDone ? 'end.done' : 'end.nothing')}
          className="py-8"
          action={
            <div className="flex flex-wrap justify-center gap-2">
              {turn.undoable > 0 ? (
                <Button busy={sitting.undo.isPending} onClick={() => sitting.undo.mutate()}>
                  {ui('undo')}
                </Button>
              ) : null}
              <Link to={practicePaths.quizzes} className={buttonClass()}>
                {t('end.quizzes')}
              </Link>
              <Link to={cardsPath()} className={buttonClass('primary')}>
                {t('toCards')}
              </Link>
            </div>
          }
        >
          {waiting && turn.nextAt !== null ? (
            <p>
              {t('end.waitingText', {
                count: turn.counts.learning,
                span: spanWords(Math.max(0, turn.nextAt - now), format, 'long'),
              })}
            </p>
          ) : null}
          {turn.counts.heldBack > 0 ? <p>{t('counts.heldBack', { count: turn.counts.heldBack })}</p> : null}
          {next ? (
            <p>
              {t(next.inDays === 1 ? 'end.tomorrow' : 'end.next', {
                count: next.cards,
                day: format.date(noonOf(next.day)),
              })}
            </p>
          ) : waiting || fresh > 0 ? null : (
            <p>{t('end.noneSoon')}</p>
          )}
          {fresh > 0 ? <p>{t('end.fresh', { count: fresh })}</p> : null}
          <TimeOff />
        </EmptyState>
      </div>
      {hasDone ? <Result tally={tally} /> : null}
    </>
  );
}

function Result({ tally }: { tally: Tally }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  return (
    <Section title={t('end.result', { count: tally.length, recalled: format.number(recalled(tally)) })}>
      <dl className="grid grid-cols-4 gap-2">
        {ratings.map((rating) => (
          <Card key={rating} className="flex flex-col-reverse items-center p-3!">
            <dt className="text-sm text-ink-muted">{t(`rating.${rating}`)}</dt>
            <dd className="font-serif text-xl font-semibold text-ink tabular-nums">
              {format.number(countOf(tally, rating))}
            </dd>
          </Card>
        ))}
      </dl>
    </Section>
  );
}

/** Days without reviews are of the student's own planning; it says so before "nothing is due" surprises. */
function TimeOff() {
  const { t } = useTranslation('review');
  const format = useFormat();
  const settings = useQuery(orpc.review.settings.queryOptions());
  const today = useQuery(orpc.progress.today.queryOptions());
  const off = settings.data?.timeOff;
  if (!off || !today.data || today.data.day < off.from || today.data.day > off.to) return null;
  return <p>{t('timeOff.running', { to: format.date(noonOf(off.to)) })}</p>;
}

/** The clock, looked at often enough for a countdown in minutes. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
