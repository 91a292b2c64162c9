// One answer: whose words these are, the quotes with their markers, and what can be done next.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Scope } from '#contract/ids.ts';
import type { Message } from '#contract/tutor.ts';
import { useFaultToast } from '../../lib/fault-view.tsx';
import { useFormat } from '../../lib/format.ts';
import { RichText } from '../../lib/math/rich-text.tsx';
import { act } from '../../lib/slots.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { notify } from '../../ui/toast.tsx';
import { type Marker, markersOf, sourcesOf, withSources } from './citations.ts';
import { MarkerButton, SourceChip } from './markers.tsx';
import { useScopeName } from './scope-picker.tsx';

/** What heads an answer, by how near the material came. */
export const headings = {
  answer: 'answer.from',
  closest: 'answer.closest',
  none: 'answer.none',
} as const;

export interface AnswerProps {
  message: Message;
  scope: Scope;
  /** The marker whose page is open beside, in this answer. */
  activeMarker: number | null;
  onOpen: (marker: Marker) => void;
  onRetry: () => void;
  onEverywhere: () => void;
}

export function Answer({ message, scope, activeMarker, onOpen, onRetry, onEverywhere }: AnswerProps) {
  const { t } = useTranslation('tutor');
  const format = useFormat();
  const navigate = useNavigate();
  const toast = useFaultToast();
  const where = useScopeName(scope);
  const cite = useCallback(
    (n: number) => {
      const marker = markersOf(message).find((candidate) => candidate.n === n);
      if (!marker) return `[${n}]`;
      return <MarkerButton marker={marker} active={activeMarker === n} onOpen={() => onOpen(marker)} />;
    },
    [message, activeMarker, onOpen],
  );
  const sources = sourcesOf(message);
  const scoped = Object.keys(scope).length > 0;
  const reason = message.band === 'none' ? (message.reason ?? 'not_found') : null;
  const copy = () =>
    navigator.clipboard
      .writeText(withSources(message, (n, title, page) => `[${n}] ${t('answer.source', { title, page })}`))
      .then(() => notify.success(t('answer.copied')), toast);
  const first = sources[0]?.parts[0].materialId;

  return (
    <article
      data-testid="answer"
      data-answer-to={message.parentId}
      tabIndex={-1}
      className="flex scroll-m-4 flex-col gap-3 rounded-lg border border-line bg-surface p-4 outline-none"
    >
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="text-base font-semibold text-ink">{t(headings[message.band ?? 'answer'])}</h2>
        {message.band === 'closest' ? (
          <p className="text-sm text-ink-muted">{t('answer.closestNote')}</p>
        ) : null}
        {message.status === 'stopped' ? <Badge tone="warning">{t('answer.stopped')}</Badge> : null}
      </header>
      {message.status === 'failed' ? <p className="text-base text-danger-ink">{t('answer.failed')}</p> : null}
      {reason ? (
        <p className="text-base text-ink">
          {reason === 'not_found' && !scoped
            ? t('answer.notFoundAnywhere')
            : t(`answer.reason.${reason}`, { where })}
        </p>
      ) : null}
      {message.text ? (
        <div className="font-serif text-md leading-relaxed text-ink">
          <RichText text={message.text} citations={cite} />
        </div>
      ) : null}
      {message.unknownWords.length > 0 ? (
        <p className="text-sm text-ink-muted">
          {t('answer.unknownWords', { words: format.list(message.unknownWords.map((word) => `“${word}”`)) })}
        </p>
      ) : null}
      {sources.length > 0 ? (
        <ol aria-label={t('answer.sources')} className="flex flex-wrap gap-1.5">
          {sources.map((source) => (
            <li key={source.n} className="max-w-full">
              <SourceChip
                source={source}
                active={activeMarker !== null && source.numbers.includes(activeMarker)}
                onOpen={() => onOpen(source)}
              />
            </li>
          ))}
        </ol>
      ) : null}
      <footer className="flex flex-wrap items-center gap-x-1 border-t border-line pt-2">
        <p className="me-auto py-1 text-xs text-ink-muted">{t('answer.mode')}</p>
        {reason && scoped && reason !== 'still_reading' ? (
          <Button size="sm" onClick={onEverywhere}>
            {t('answer.everywhere')}
          </Button>
        ) : null}
        {reason === 'no_material' ? (
          <Button size="sm" onClick={() => navigate('/library')}>
            {t('start.openLibrary')}
          </Button>
        ) : null}
        {message.text ? (
          <Button size="sm" variant="quiet" onClick={copy}>
            {t('answer.copy')}
          </Button>
        ) : null}
        {first ? (
          <Button size="sm" variant="quiet" onClick={() => act('makeQuiz', { scope: { materialId: first } })}>
            {t('answer.quiz')}
          </Button>
        ) : null}
        <Button size="sm" variant="quiet" onClick={onRetry}>
          {t('answer.retry')}
        </Button>
      </footer>
    </article>
  );
}
