// The outlook for the day: a band instead of a point, the rows it comes from, and honest silence while answers are few.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Exam, Readiness } from '#contract/exams.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { Card } from '../../ui/layout.tsx';
import { Skeleton } from '../../ui/states.tsx';

interface Numbers {
  expected: number;
  low: number;
  high: number;
}

export function ReadinessCard({ exam }: { exam: Exam }) {
  const { t } = useTranslation('exams');
  const readiness = useQuery(orpc.exams.readiness.queryOptions({ input: { examId: exam.id } }));
  return (
    <Card className="flex flex-col gap-3">
      <h2 className="text-md font-semibold text-ink">{t('readiness.title')}</h2>
      {readiness.isError ? (
        <FaultView compact error={readiness.error} onAction={() => void readiness.refetch()} />
      ) : readiness.data ? (
        <Outlook exam={exam} readiness={readiness.data} />
      ) : (
        <Skeleton lines={3} />
      )}
    </Card>
  );
}

function Outlook({ exam, readiness }: { exam: Exam; readiness: Readiness }) {
  const { t } = useTranslation('exams');
  const format = useFormat();
  const numbers = numbersOf(readiness);
  return (
    <>
      {numbers ? (
        <>
          <p className="text-base text-ink">
            {t('readiness.expected', {
              at: format.dateTime(exam.at),
              expected: format.percent(numbers.expected),
              low: format.number(numbers.low),
              high: format.number(numbers.high),
            })}
          </p>
          <Band numbers={numbers} />
        </>
      ) : (
        <p className="text-base text-ink">{t('readiness.tooFew', { count: readiness.missingAnswers })}</p>
      )}
      <p className="text-sm text-ink-muted">{t('readiness.meaning')}</p>
      <details>
        <summary className="cursor-pointer rounded-sm text-base font-medium text-accent-ink">
          {t('readiness.rows')}
        </summary>
        <ul className="mt-2 flex flex-col gap-2.5">
          {readiness.topics.map((topic) => {
            const own = numbersOf(topic);
            return (
              <li key={topic.topicId} className="flex flex-col gap-1">
                <span className="flex justify-between gap-3 text-sm text-ink">
                  <span className="min-w-0 truncate">{topic.name}</span>
                  <span className="shrink-0 tabular-nums">
                    {own
                      ? t('readiness.range', {
                          expected: format.percent(own.expected),
                          low: format.number(own.low),
                          high: format.number(own.high),
                        })
                      : t('readiness.none')}
                  </span>
                </span>
                {own ? <Band numbers={own} /> : null}
                <span className="text-xs text-ink-muted">
                  {t('readiness.answers', { count: topic.answers })}
                </span>
              </li>
            );
          })}
        </ul>
      </details>
    </>
  );
}

/** Says with its place what the words beside it say. */
function Band({ numbers: { expected, low, high } }: { numbers: Numbers }) {
  return (
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="h-2.5 w-full rounded-full" aria-hidden>
      <rect width="100" height="6" className="fill-sunken" />
      <rect x={low} width={Math.max(1, high - low)} height="6" className="fill-accent" opacity="0.45" />
      <rect x={Math.max(0, expected - 0.6)} width="1.2" height="6" className="fill-accent" />
    </svg>
  );
}

function numbersOf({ expected, low, high }: { [K in keyof Numbers]: number | null }): Numbers | null {
  return expected === null || low === null || high === null ? null : { expected, low, high };
}
