// One answer: whose words these are, the quotes with their markers, and what can be done next.
import { clsx } from 'clsx';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Scope } from '#contract/ids.ts';
import type { Message } from '#contract/tutor.ts';
import { useFormat } from '../../lib/format.ts';
import { RichText } from '../../lib/math/rich-text.tsx';
import { act } from '../../lib/slots.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { notify } from '../../ui/toast.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { type Marker, markersOf, targetOf, withSources } from './citations.ts';
import { useScopeName } from './scope-picker.tsx';

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
  const where = useScopeName(scope);
  const markers = markersOf(message);
  const cite = useCallback(
    (n: number) => {
      const marker = markersOf(message).find((candidate) => candidate.n === n);
      if (!marker) return `[${n}]`;
      return <MarkerButton marker={marker} active={activeMarker === n} onOpen={() => onOpen(marker)} />;
    },
    [message, activeMarker, onOpen],
  );
  const scoped = Object.keys(scope).length > 0;
  const reason = message.band === 'none' ? (message.reason ?? 'not_found') : null;
  const heading =
    message.band === 'none'
      ? t('answer.none')
      : message.band === 'closest'
        ? t('answer.closest')
        : t('answer.from');
  const copy = () =>
    navigator.clipboard
      .writeText(withSources(message, (n, title, page) => `[${n}] ${t('answer.source', { title, page })}`))
      .then(() => notify.success(t('answer.copied')));
  const first = markers[0]?.parts[0].materialId;

  return (
    <article
      data-testid="answer"
      className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4"
    >
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="text-base font-semibold text-ink">{heading}</h3>
        {message.band === 'closest' ? (
          <p className="text-sm text-ink-muted">{t('answer.closestNote')}</p>
        ) : null}
        {message.status === 'stopped' ? <Badge tone="warning">{t('answer.stopped')}</Badge> : null}
      </header>
      {message.status === 'failed' ? <p className="text-base text-danger-ink">{t('answer.failed')}</p> : null}
      {reason ? <p className="text-base text-ink">{t(`answer.reason.${reason}`, { where })}</p> : null}
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
      {markers.length > 0 ? (
        <ol aria-label={t('answer.sources')} className="flex flex-wrap gap-1.5">
          {markers.map((marker) => (
            <li key={marker.n}>
              <SourceChip marker={marker} active={activeMarker === marker.n} onOpen={() => onOpen(marker)} />
            </li>
          ))}
        </ol>
      ) : null}
      <footer className="flex flex-wrap items-center gap-1 border-t border-line pt-2">
        <p className="me-auto text-xs text-ink-muted">{t('answer.mode')}</p>
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

function useMarkerLabel(): (marker: Marker) => string {
  const { t } = useTranslation('tutor');
  return ({ n, parts: [first] }) => {
    const params = { n, title: first.materialTitle, page: first.page };
    switch (first.state) {
      case 'verified':
        return t('answer.marker', params);
      case 'page_only':
        return t('answer.markerPageOnly', params);
      case 'unverified':
        return t('answer.markerUnverified', params);
      case 'removed':
        return t('answer.markerRemoved', params);
    }
  };
}

interface MarkerProps {
  marker: Marker;
  active: boolean;
  onOpen: () => void;
}

function MarkerButton({ marker, active, onOpen }: MarkerProps) {
  const label = useMarkerLabel()(marker);
  const dead = targetOf(marker) === null;
  return (
    <Tooltip label={label}>
      <button
        type="button"
        data-citation={marker.n}
        aria-label={label}
        aria-pressed={active}
        aria-disabled={dead || undefined}
        onClick={dead ? undefined : onOpen}
        className={clsx(
          'mx-0.5 inline-flex min-h-5 min-w-5 items-center justify-center rounded-sm px-1 align-super font-sans text-xs font-semibold',
          dead
            ? 'bg-sunken text-ink-muted line-through'
            : active
              ? 'bg-accent text-on-accent'
              : 'bg-accent-soft text-accent-ink hover:bg-accent hover:text-on-accent',
        )}
      >
        {marker.n}
      </button>
    </Tooltip>
  );
}

function SourceChip({ marker, active, onOpen }: MarkerProps) {
  const { t } = useTranslation('tutor');
  const [first] = marker.parts;
  const dead = targetOf(marker) === null;
  const text =
    first.state === 'removed'
      ? `${marker.n} · ${first.materialTitle} (${t('answer.removed')})`
      : `${marker.n} · ${t('answer.source', { title: first.materialTitle, page: first.page })}`;
  return (
    <button
      type="button"
      aria-pressed={active}
      disabled={dead}
      onClick={onOpen}
      className={clsx(
        'inline-flex min-h-7 max-w-72 items-center rounded-full border px-2.5 text-sm',
        active ? 'border-accent bg-accent-soft text-accent-ink' : 'border-line bg-raised text-ink-muted',
        dead ? 'opacity-70' : 'hover:border-line-strong hover:text-ink',
      )}
    >
      <span className="truncate">{text}</span>
    </button>
  );
}
