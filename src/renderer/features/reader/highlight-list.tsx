// All highlights of the open document, page by page. One whose words are gone is still listed: its note is the student's.
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Highlight } from '#contract/highlights.ts';
import { ColourSign } from '../../lib/highlight-look.tsx';
import { shortcutCaps } from '../../lib/keyboard.ts';
import { RichText } from '../../lib/math/rich-text.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { findIn } from './find-text.ts';

export interface HighlightListProps {
  highlights: readonly Highlight[];
  onShow: (highlight: Highlight) => void;
  /** `at`: what was pressed, in the window. */
  onOpen: (highlight: Highlight, at: DOMRect) => void;
}

export function HighlightList({ highlights, onShow, onOpen }: HighlightListProps) {
  const { t } = useTranslation('highlights');
  const [text, setText] = useState('');
  if (highlights.length === 0) {
    const key = shortcutCaps('reader.highlight').join(' ');
    return <p className="px-4 py-6 text-base text-ink-muted">{t('none', { key })}</p>;
  }
  const shown = highlights.filter(
    ({ quote, note }) => text.trim() === '' || findIn(`${quote}\n${note}`, text).length > 0,
  );
  const pages = Map.groupBy(shown, ({ page }) => page);
  return (
    <section aria-label={t('title')} className="flex h-full min-h-0 flex-col gap-2 px-2 pt-2">
      <Field label={t('filter')} labelHidden>
        <Input
          type="search"
          value={text}
          placeholder={t('filter')}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1 pb-4">
        {shown.length === 0 ? (
          <p className="px-2 py-2 text-sm text-ink-muted">{t('noMatches', { text })}</p>
        ) : null}
        {[...pages].map(([page, ones]) => (
          <section key={page} aria-label={t('page', { page })}>
            <h3 className="px-2 pt-2 pb-1 text-sm font-medium text-ink-muted">{t('page', { page })}</h3>
            <ul>
              {ones.map((one) => (
                <li key={one.id} className="group flex items-start gap-1">
                  <button
                    type="button"
                    onClick={() => onShow(one)}
                    className="flex min-w-0 flex-1 items-start gap-2 rounded-sm px-2 py-1.5 text-start hover:bg-sunken"
                  >
                    <ColourSign colour={one.colour} className="mt-0.5" />
                    <span className="min-w-0 flex-1">
                      <span className="line-clamp-3 text-base wrap-anywhere text-ink">{one.quote}</span>
                      {one.note.trim() === '' ? null : (
                        <span className="line-clamp-2 text-sm wrap-anywhere text-ink-muted">
                          <RichText inline text={one.note} />
                        </span>
                      )}
                      {one.lost ? <span className="block text-sm text-warning-ink">{t('lost')}</span> : null}
                    </span>
                  </button>
                  <IconButton
                    size="sm"
                    label={t('edit')}
                    icon={<Pencil aria-hidden size={14} />}
                    onClick={(event) => onOpen(one, event.currentTarget.getBoundingClientRect())}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}
