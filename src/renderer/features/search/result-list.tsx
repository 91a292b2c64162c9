// Passages that were found, best first, each one a link to its exact words.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Hit } from '#contract/search.ts';
import { useFormat } from '../../lib/format.ts';
import { readerPath } from '../../lib/slots.ts';
import { Highlighted } from './highlighted.tsx';

export function ResultList({ hits }: { hits: readonly Hit[] }) {
  const { t } = useTranslation('search');
  const format = useFormat();
  return (
    <ol aria-label={t('results')} className="flex flex-col gap-2">
      {hits.map((hit) => {
        const pages =
          hit.pageTo > hit.page
            ? t('hit.pages', { from: format.number(hit.page), to: format.number(hit.pageTo) })
            : t('hit.page', { page: format.number(hit.page) });
        return (
          <li key={hit.chunkId}>
            <Link
              to={readerPath(hit)}
              data-testid="hit"
              className="flex flex-col gap-1 rounded-md border border-line bg-surface px-4 py-3 transition-colors hover:border-line-strong hover:bg-raised"
            >
              <span className="flex flex-wrap items-baseline gap-x-2 text-sm text-ink-muted">
                <span className="font-medium text-accent-ink">{hit.materialTitle}</span>
                <span className="tabular-nums">{pages}</span>
                {hit.heading ? <span className="min-w-0 wrap-anywhere">{hit.heading}</span> : null}
              </span>
              <span className="text-md leading-relaxed wrap-anywhere text-ink">
                <Highlighted text={hit.snippet} ranges={hit.highlights} />
              </span>
            </Link>
          </li>
        );
      })}
    </ol>
  );
}
