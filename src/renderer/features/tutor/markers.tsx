// The two doors from an answer to its pages: the numbered marker after a quote and the chip of a page. A marker shows
// its quote as it stands on the page when pointed at, so that most need not be opened.
import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { type Marker, type Source, targetOf } from './citations.ts';

interface MarkerProps {
  marker: Marker;
  active: boolean;
  onOpen: () => void;
}

export function MarkerButton({ marker, active, onOpen }: MarkerProps) {
  const label = useMarkerLabel()(marker);
  const dead = targetOf(marker) === null;
  return (
    <Tooltip label={dead ? label : <Preview marker={marker} />}>
      <button
        type="button"
        data-citation={marker.n}
        aria-label={label}
        aria-pressed={active}
        aria-disabled={dead || undefined}
        onClick={dead ? undefined : onOpen}
        className={clsx(
          'mx-0.5 inline-flex min-h-6 min-w-6 scroll-m-6 items-center justify-center rounded-sm px-1 align-super font-sans text-xs font-semibold',
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

function Preview({ marker: { parts } }: { marker: Marker }) {
  const { t } = useTranslation('tutor');
  const [first] = parts;
  return (
    <span className="flex flex-col gap-1">
      <span className="line-clamp-5 font-serif">“{parts.map((part) => part.quote).join(' ')}”</span>
      <span className="text-xs">{t('answer.source', { title: first.materialTitle, page: first.page })}</span>
    </span>
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

/** A page with the numbers of the quotes from it; a long title gives way, the page never does. */
export function SourceChip({
  source,
  active,
  onOpen,
}: {
  source: Source;
  active: boolean;
  onOpen: () => void;
}) {
  const { t } = useTranslation('tutor');
  const format = useFormat();
  const [first] = source.parts;
  const dead = targetOf(source) === null;
  const end = first.state === 'removed' ? t('answer.removed') : t('answer.page', { page: first.page });
  return (
    <button
      type="button"
      aria-pressed={active}
      disabled={dead}
      title={first.materialTitle}
      onClick={onOpen}
      className={clsx(
        'inline-flex min-h-7 max-w-80 items-center gap-1 rounded-full border px-2.5 text-sm',
        active ? 'border-accent bg-accent-soft text-accent-ink' : 'border-line bg-raised text-ink-muted',
        dead ? 'line-through' : 'hover:border-line-strong hover:text-ink',
      )}
    >
      <span className="shrink-0 font-medium tabular-nums">{format.pages(source.numbers)}</span>
      <span aria-hidden>·</span>
      <span className="min-w-0 truncate">{first.materialTitle}</span>
      <span aria-hidden>·</span>
      <span className="shrink-0">{end}</span>
    </button>
  );
}
