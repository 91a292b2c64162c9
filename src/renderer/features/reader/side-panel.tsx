// Contents, small pages and highlights beside the document; without a table of contents the pages come first.
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutlineItem } from '#contract/engine.ts';
import { useFormat } from '../../lib/format.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { Thumbnails } from './thumbnails.tsx';

export interface SidePanelProps {
  outline: readonly OutlineItem[];
  page: number;
  pdf: PDFDocumentProxy | null;
  onPage: (page: number, heading?: string) => void;
  highlights: ReactNode;
}

export function SidePanel({ outline, page, pdf, onPage, highlights }: SidePanelProps) {
  const { t } = useTranslation('reader');
  const { t: th } = useTranslation('highlights');
  const [tab, setTab] = useState(outline.length > 0 || !pdf ? 'contents' : 'pages');
  return (
    <aside
      aria-label={t('sidePanel')}
      data-panel
      className="flex h-full w-72 max-w-[45%] shrink-0 flex-col border-e border-line bg-surface"
    >
      <div className="reader-tabs min-h-0 flex-1 pt-1">
        <Tabs
          label={t('sidePanel')}
          value={tab}
          onChange={setTab}
          tabs={[
            {
              id: 'contents',
              label: t('contents'),
              content: <Outline outline={outline} page={page} onPage={onPage} />,
            },
            ...(pdf
              ? [
                  {
                    id: 'pages',
                    label: t('pages'),
                    content: <Thumbnails pdf={pdf} page={page} onPage={onPage} />,
                  },
                ]
              : []),
            { id: 'highlights', label: th('title'), content: highlights },
          ]}
        />
      </div>
    </aside>
  );
}

function Outline({ outline, page, onPage }: Pick<SidePanelProps, 'outline' | 'page' | 'onPage'>) {
  const { t } = useTranslation('reader');
  const format = useFormat();
  const here = useRef<HTMLButtonElement>(null);
  const starting = outline.findIndex((item) => item.page === page);
  const current =
    starting >= 0 ? starting : outline.findLastIndex((item) => item.page !== null && item.page <= page);
  useEffect(() => {
    if (current >= 0) here.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  if (outline.length === 0) {
    return <p className="px-4 py-6 text-base text-ink-muted">{t('noContents')}</p>;
  }
  return (
    <nav aria-label={t('contents')} className="h-full overflow-y-auto px-2 pt-2 pb-4">
      <ul>
        {outline.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an outline has no identity but its order.
          <li key={index}>
            <button
              ref={index === current ? here : undefined}
              type="button"
              disabled={item.page === null}
              aria-current={index === current ? 'location' : undefined}
              onClick={() => item.page !== null && onPage(item.page, item.title)}
              className="flex min-h-8 w-full items-baseline gap-2 rounded-sm px-2 py-1 text-start text-base text-ink-muted hover:bg-sunken hover:text-ink disabled:opacity-60 aria-[current=location]:bg-accent-soft aria-[current=location]:font-medium aria-[current=location]:text-accent-ink"
              style={{ paddingInlineStart: `${0.5 + 0.85 * Math.min(5, item.level - 1)}rem` }}
            >
              <span className="min-w-0 flex-1 wrap-anywhere">{item.title}</span>
              {item.page === null ? null : (
                <span className="shrink-0 text-xs tabular-nums">{format.number(item.page)}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
