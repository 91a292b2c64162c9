// The marks a document was opened with, until they are cleared or it is opened anew.
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Opening } from './opening.ts';
import type { CheckedMark } from './page-text.ts';
import { type DocumentView, noMarks } from './view.ts';

export function useCitation(opening: Opening, view: { current: DocumentView | null }) {
  const [cleared, setCleared] = useState<Opening | null>(null);
  const [refusedFor, setRefusedFor] = useState<Opening | null>(null);
  const active = cleared !== opening && opening.marks.length > 0;
  useEffect(() => {
    const first = opening.marks[0];
    if (first) view.current?.reveal(first.page, 'citation');
    else if (opening.page !== null) view.current?.goTo({ page: opening.page, offset: 0 });
  }, [opening, view]);

  const byPage = useMemo(() => {
    const pages = new Map<number, CheckedMark[]>();
    if (!active) return pages;
    for (const { page, ...mark } of opening.marks) {
      pages.set(page, [...(pages.get(page) ?? []), { ...mark, kind: 'citation' }]);
    }
    return pages;
  }, [opening, active]);

  return {
    active,
    refused: active && refusedFor === opening,
    clear: useCallback(() => setCleared(opening), [opening]),
    refuse: useCallback(
      (_page: number, marks: readonly CheckedMark[]) => {
        if (marks.some((mark) => mark.kind === 'citation')) setRefusedFor(opening);
      },
      [opening],
    ),
    marksOn: useCallback((page: number) => byPage.get(page) ?? noMarks, [byPage]),
  };
}
