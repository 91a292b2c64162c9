// What every page turned out to hold: one square a page, and the pages without readable text by their reason.
import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PageKind } from '#contract/engine.ts';
import type { MaterialDetail } from '#contract/library.ts';
import { useFormat } from '../../lib/format.ts';
import { readerPath } from '../../lib/slots.ts';
import { Section } from '../../ui/layout.tsx';
import { unreadableKinds } from './page-summary.tsx';

/** More squares than this say nothing any more. */
const mostSquares = 600;

const squares: Record<PageKind, string> = {
  text: 'bg-accent',
  image_only: 'bg-warning-ink',
  garbled: 'bg-danger',
  encrypted: 'bg-danger',
  failed: 'bg-danger',
  empty: 'border border-line-strong bg-transparent',
};

/** Null while nothing was read, and for text files whose every section is readable. */
export function PageKinds({ material }: { material: MaterialDetail }) {
  const { t } = useTranslation('library');
  const format = useFormat();
  if (material.pages.length === 0 || material.contentType !== 'application/pdf') return null;
  const kinds = unreadableKinds.filter((kind) => (material.unreadable[kind]?.length ?? 0) > 0);
  return (
    <Section
      title={t('pages.title')}
      {...(kinds.length === 0 ? { description: t('pages.allReadable') } : {})}
    >
      {material.pages.length <= mostSquares ? (
        <div aria-hidden className="flex flex-wrap gap-1">
          {material.pages.map(({ page, kind }) => (
            <Link
              key={page}
              to={readerPath({ materialId: material.id, page })}
              tabIndex={-1}
              title={`${format.number(page)}: ${t(`pages.name.${kind}`)}`}
              className={clsx(
                'size-3 rounded-sm opacity-85 hover:opacity-100 hover:outline-2 hover:outline-focus',
                squares[kind],
              )}
            />
          ))}
        </div>
      ) : null}
      {kinds.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {kinds.map((kind) => {
            const pages = material.unreadable[kind] ?? [];
            return (
              <li key={kind} className="flex gap-3 rounded-md border border-line bg-surface px-3 py-2.5">
                <span aria-hidden className={clsx('mt-1 size-3 shrink-0 rounded-sm', squares[kind])} />
                <div className="min-w-0">
                  <p className="text-base font-medium text-ink">
                    <Link
                      to={readerPath({ materialId: material.id, page: pages[0]! })}
                      className="hover:text-accent-ink hover:underline"
                    >
                      {t(`pages.kind.${kind}`, {
                        count: pages.length,
                        total: format.number(pages.length),
                        pages: format.pages(pages, 40),
                      })}
                    </Link>
                  </p>
                  <p className="text-sm text-ink-muted">{t(`pages.why.${kind}`)}</p>
                </div>
              </li>
            );
          })}
        </ul>
      ) : null}
    </Section>
  );
}
