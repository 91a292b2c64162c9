// Find in one document, over its stored text: results appear while later pages are still being looked through, the
// search begins where the student is, and a new word ends the old search.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Material } from '#contract/library.ts';
import { client } from '../../lib/client.ts';
import { faultOf } from '../../lib/faults.ts';
import { type Found, findIn } from './find-text.ts';
import type { CheckedMark } from './page-text.ts';
import { noMarks } from './view.ts';

const typingPauseMs = 150;
const pagesAtOnce = 8;

export interface Find {
  text: string;
  setText: (text: string) => void;
  /** 1-based place of the current hit; 0 when there is none. */
  current: number;
  count: number;
  searching: boolean;
  /** Some pages are not in the store (yet), so they were not looked through. */
  missingPages: boolean;
  next: () => void;
  previous: () => void;
  marksOn: (page: number) => readonly CheckedMark[];
  /** Where the current hit is; changes when the student moves on. */
  at: { page: number } | null;
}

interface Results {
  pages: ReadonlyMap<number, readonly Found[]>;
  searching: boolean;
  missingPages: boolean;
}

const none: Results = { pages: new Map(), searching: false, missingPages: false };

/** `fromPage`: where the student is now. Inactive finds nothing and keeps the word. */
export function useFind(
  material: Pick<Material, 'id' | 'contentType'>,
  pageCount: number,
  fromPage: () => number,
  active: boolean,
): Find {
  const materialId = material.id;
  const markdown = material.contentType === 'text/markdown';
  const [text, setText] = useState('');
  const [results, setResults] = useState<Results>(none);
  const [chosen, setChosen] = useState<{ page: number; index: number } | null>(null);
  const texts = useRef({ materialId, pages: new Map<number, string>() });
  const startPage = useRef(fromPage);
  useEffect(() => {
    startPage.current = fromPage;
  });

  useEffect(() => {
    if (texts.current.materialId !== materialId) texts.current = { materialId, pages: new Map() };
    setResults(none);
    setChosen(null);
    if (!active || text.trim() === '' || pageCount === 0) return;
    const stop = new AbortController();
    const timer = setTimeout(() => void search(), typingPauseMs);

    const search = async () => {
      const first = startPage.current();
      const order = Array.from({ length: pageCount }, (_, index) => ((first - 1 + index) % pageCount) + 1);
      const pages = new Map<number, readonly Found[]>();
      let missingPages = false;
      setResults({ pages: new Map(), searching: true, missingPages });
      for (let at = 0; at < order.length && !stop.signal.aborted; at += pagesAtOnce) {
        const batch = order.slice(at, at + pagesAtOnce);
        const found = await Promise.all(batch.map((page) => readText(page)));
        if (stop.signal.aborted) return;
        for (const [index, page] of batch.entries()) {
          const pageText = found[index];
          if (pageText === null || pageText === undefined) missingPages = true;
          const hits = findIn(pageText ?? '', text, markdown);
          if (hits.length === 0) continue;
          pages.set(page, hits);
          setChosen((before) => before ?? { page, index: 0 });
        }
        const last = at + pagesAtOnce >= order.length;
        setResults({ pages: new Map(pages), searching: !last, missingPages });
      }
    };
    const readText = async (page: number): Promise<string | null> => {
      const known = texts.current.pages.get(page);
      if (known !== undefined) return known;
      try {
        const stored = await client.reader.page({ materialId, page }, { signal: stop.signal });
        texts.current.pages.set(page, stored.text);
        return stored.text;
      } catch (error) {
        if (faultOf(error).code !== 'NOT_FOUND') stop.abort();
        return null;
      }
    };
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [materialId, markdown, pageCount, text, active]);

  const hits = useMemo(
    () =>
      [...results.pages]
        .sort(([a], [b]) => a - b)
        .flatMap(([page, found]) => found.map((_, index) => ({ page, index }))),
    [results],
  );
  const position = chosen
    ? hits.findIndex((hit) => hit.page === chosen.page && hit.index === chosen.index)
    : -1;
  const move = useCallback(
    (by: 1 | -1) => {
      if (hits.length === 0) return;
      const next = hits[(Math.max(0, position) + by + hits.length) % hits.length]!;
      setChosen({ ...next });
    },
    [hits, position],
  );

  const marks = useMemo(() => {
    const byPage = new Map<number, CheckedMark[]>();
    for (const [page, found] of results.pages) {
      byPage.set(
        page,
        found.map(([charFrom, charTo], index) => {
          const isCurrent = chosen?.page === page && chosen.index === index;
          return { kind: isCurrent ? 'current' : 'find', charFrom, charTo };
        }),
      );
    }
    return byPage;
  }, [results, chosen]);

  return {
    text,
    setText,
    current: position + 1,
    count: hits.length,
    searching: results.searching,
    missingPages: results.missingPages,
    next: () => move(1),
    previous: () => move(-1),
    marksOn: useCallback((page: number) => marks.get(page) ?? noMarks, [marks]),
    at: chosen,
  };
}
