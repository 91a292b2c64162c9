// Everything a card knows about itself.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Card } from '#contract/review.ts';
import { noonOf } from '../../lib/days.ts';
import { type Format, useFormat } from '../../lib/format.ts';
import { readerPath } from '../../lib/slots.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { daysWords } from './spans.ts';

export function CardInfo({ card, onClose }: { card: Card; onClose: () => void }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const facts: [key: string, label: string, value: string][] = [
    ['origin', t('info.origin'), t(`origin.${card.origin}`)],
    ['state', t('info.state'), t(card.suspended ? 'state.suspended' : `state.${card.state}`)],
    ['topic', t('info.topic'), card.topicName ?? t('noTopic')],
    ['due', t('info.due'), card.state === 'new' ? t('info.notYet') : format.dateTime(card.due)],
    ['interval', t('info.interval'), intervalOf(card, format) ?? t('info.notYet')],
    [
      'recall',
      t('info.recall'),
      card.retrievability === null ? t('info.notYet') : format.percent(card.retrievability * 100),
    ],
    ['reps', t('info.reps'), format.number(card.reps)],
    ['lapses', t('info.lapses'), format.number(card.lapses)],
    ['created', t('info.created'), format.date(card.createdAt)],
  ];
  if (card.buriedUntil !== null)
    facts.push(['buried', t('info.buried'), format.date(noonOf(card.buriedUntil))]);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} width="sm" title={t('info.title')}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-base">
        {facts.map(([key, label, value]) => (
          <div key={key} className="contents">
            <dt className="text-ink-muted">{label}</dt>
            <dd className="text-ink tabular-nums">{value}</dd>
          </div>
        ))}
        <dt className="text-ink-muted">{t('info.source')}</dt>
        <dd className="text-ink">
          {card.source ? (
            <Link
              to={readerPath(card.source)}
              className="rounded-sm text-accent-ink underline underline-offset-2"
            >
              {t('card.source', { title: card.source.materialTitle, page: format.number(card.source.page) })}
            </Link>
          ) : (
            t('info.noSource')
          )}
        </dd>
      </dl>
    </Dialog>
  );
}

/** Null while it is being learnt. */
export function intervalOf(card: Card, format: Format): string | null {
  return card.intervalDays > 0 ? daysWords(card.intervalDays, format) : null;
}
