// The page number, as a field: type one and press Enter.
import { type Ref, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';

export function PageBox({
  ref,
  page,
  pageCount,
  onPage,
}: {
  ref: Ref<HTMLInputElement>;
  page: number;
  pageCount: number;
  onPage: (page: number) => void;
}) {
  const { t } = useTranslation('reader');
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed is dropped when the page moves.
  useEffect(() => setTyped(null), [page]);

  const go = () => {
    const wanted = Number.parseInt(typed ?? '', 10);
    setTyped(null);
    if (Number.isNaN(wanted)) return;
    onPage(Math.min(pageCount, Math.max(1, wanted)));
  };
  return (
    <form
      className="flex shrink-0 items-center gap-1.5 text-sm text-ink-muted tabular-nums"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <input
        ref={ref}
        inputMode="numeric"
        aria-label={t('pageBox', { count: pageCount })}
        value={typed ?? String(page)}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, ''))}
        onFocus={(event) => event.target.select()}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          setTyped(null);
          event.currentTarget.blur();
        }}
        className="min-h-8 rounded-md border border-line-strong bg-raised px-1.5 text-end text-base text-ink"
        style={{ width: `${Math.max(3, String(pageCount).length + 2)}ch` }}
      />
      <span aria-hidden>{t('ofPages', { total: format.number(pageCount) })}</span>
    </form>
  );
}
