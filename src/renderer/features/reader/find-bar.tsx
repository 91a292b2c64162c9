// The line for finding words in the open document.
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { announce } from '../../ui/announcer.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Find } from './use-find.ts';

export function FindBar({
  find,
  inputRef,
  onClose,
}: {
  find: Find;
  inputRef: RefObject<HTMLInputElement | null>;
  onClose: () => void;
}) {
  const { t } = useTranslation('reader');
  const format = useFormat();
  const asked = find.text.trim() !== '';
  const status = !asked
    ? ''
    : find.count > 0
      ? t('find.position', { current: format.number(find.current), total: format.number(find.count) })
      : find.searching
        ? t('find.searching')
        : t('find.none');
  const settled = asked && !find.searching;
  useEffect(() => {
    if (settled) announce(find.count > 0 ? t('find.total', { count: find.count }) : t('find.none'));
  }, [settled, find.count, t]);

  return (
    <search className="flex flex-wrap items-center gap-1.5 border-b border-line bg-surface px-3 py-1.5">
      <div className="flex min-h-9 min-w-40 flex-1 items-center gap-2 rounded-md border border-line-strong bg-raised px-2.5 focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-focus">
        <Search aria-hidden size={16} className="shrink-0 text-ink-faint" />
        <input
          ref={inputRef}
          value={find.text}
          aria-label={t('find.label')}
          placeholder={t('find.label')}
          onChange={(event) => find.setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault();
              if (event.shiftKey) find.previous();
              else find.next();
            }
            if (event.key === 'Escape') {
              event.preventDefault();
              event.stopPropagation();
              onClose();
            }
          }}
          className="min-w-0 flex-1 bg-transparent text-base text-ink outline-none placeholder:text-ink-faint"
        />
        <span data-testid="find-status" className="shrink-0 text-sm text-ink-muted tabular-nums">
          {status}
        </span>
      </div>
      <IconButton
        label={t('find.previous')}
        keys={['⇧', 'Enter']}
        icon={<ChevronUp aria-hidden size={18} />}
        disabled={find.count === 0}
        onClick={find.previous}
      />
      <IconButton
        label={t('find.next')}
        keys={['Enter']}
        icon={<ChevronDown aria-hidden size={18} />}
        disabled={find.count === 0}
        onClick={find.next}
      />
      <IconButton
        label={t('find.close')}
        keys={['Esc']}
        icon={<X aria-hidden size={18} />}
        onClick={onClose}
      />
      {asked && !find.searching && find.missingPages ? (
        <p className="w-full text-sm text-ink-muted">{t('find.missingPages')}</p>
      ) : null}
    </search>
  );
}
