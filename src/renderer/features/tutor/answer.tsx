// One answer: whose words these are, the words with their markers, the pages, and what can be done next.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '#contract/ids.ts';
import type { Again, Message } from '#contract/tutor.ts';
import { useFormat } from '../../lib/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { AnswerActs } from './answer-acts.tsx';
import { AnswerLine, FallbackNote } from './answer-line.tsx';
import { AnswerText } from './answer-text.tsx';
import { type Marker, markersOf, sourcesOf } from './citations.ts';
import { MarkerButton, SourceChip } from './markers.tsx';
import { useScopeName } from './scope-picker.tsx';

const byBand = { answer: 'answer.from', closest: 'answer.closest', none: 'answer.none' } as const;

/** What heads an answer: whether it comes from the material, and how near that came. */
export function headingOf({ general, mode, extract, band, text }: Message) {
  if (general) return 'answer.fromGeneral';
  if (mode !== 'extractive' && mode !== null && extract === null && text !== '') return 'answer.fromModel';
  return byBand[band ?? 'answer'];
}

export interface AnswerProps {
  message: Message;
  scope: Scope;
  hasModel: boolean;
  /** The marker whose page is open beside, in this answer. */
  activeMarker: number | null;
  onOpen: (marker: Marker) => void;
  onAgain: (how: Again) => void;
  onEverywhere: () => void;
}

export function Answer({
  message,
  scope,
  hasModel,
  activeMarker,
  onOpen,
  onAgain,
  onEverywhere,
}: AnswerProps) {
  const { t } = useTranslation('tutor');
  const format = useFormat();
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
  const reason =
    message.band === 'none' && !message.general && message.text === ''
      ? (message.reason ?? 'not_found')
      : null;
  return (
    <article
      data-testid="answer"
      data-answer-to={message.parentId}
      tabIndex={-1}
      className="flex scroll-m-4 flex-col gap-3 rounded-lg border border-line bg-surface p-4 outline-none"
    >
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="text-base font-semibold text-ink">{t(headingOf(message))}</h2>
        {message.band === 'closest' && message.mode === 'extractive' ? (
          <p className="text-sm text-ink-muted">{t('answer.closestNote')}</p>
        ) : null}
        {message.rung === null ? null : <Badge>{t(`rung.${message.rung as 0 | 1 | 2 | 3 | 4 | 5}`)}</Badge>}
        {message.status === 'stopped' ? <Badge tone="warning">{t('answer.stopped')}</Badge> : null}
      </header>
      {message.status === 'failed' ? <p className="text-base text-danger-ink">{t('answer.failed')}</p> : null}
      <FallbackNote message={message} />
      {reason ? (
        <p className="text-base text-ink">
          {reason === 'not_found' && !scoped
            ? t('answer.notFoundAnywhere')
            : t(`answer.reason.${reason}`, { where })}
        </p>
      ) : null}
      <AnswerText message={message} cite={cite} />
      {message.unknownWords.length > 0 && message.mode === 'extractive' ? (
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
        <AnswerLine message={message} />
        <AnswerActs
          message={message}
          scoped={scoped}
          hasModel={hasModel}
          onAgain={onAgain}
          onEverywhere={onEverywhere}
        />
      </footer>
    </article>
  );
}
