// The highlights of the open document: as marks for the pages, and made from what is selected.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Highlight, HighlightColour } from '#contract/highlights.ts';
import { client, orpc } from '../../lib/client.ts';
import type { CheckedMark } from './page-text.ts';
import { placesOf, type SelectedPart } from './selected-places.ts';
import { noMarks } from './view.ts';

/** Longest note that is read out with a mark. */
const noteHeard = 300;

export interface Highlights {
  all: readonly Highlight[];
  marksOn: (page: number) => readonly CheckedMark[];
  /** One a page, in the order of the pages; none when the words have no place in the stored text. */
  make: (parts: readonly SelectedPart[], colour: HighlightColour) => Promise<Highlight[]>;
  edit: (id: string, change: { colour?: HighlightColour; note?: string }) => Promise<void>;
}

const none: readonly Highlight[] = [];

export function useHighlights(materialId: string): Highlights {
  const { t } = useTranslation('highlights');
  const queries = useQueryClient();
  const { queryKey } = orpc.highlights.list.queryOptions({ input: { materialId } });
  const list = useQuery(orpc.highlights.list.queryOptions({ input: { materialId } }));
  const all = list.data ?? none;

  const byPage = useMemo(() => {
    const pages = new Map<number, CheckedMark[]>();
    // Longest first, so that a short one inside a long one can be seen and pressed.
    const drawn = all
      .filter(({ lost }) => !lost)
      .sort((a, b) => b.charTo - b.charFrom - (a.charTo - a.charFrom));
    for (const { id, page, charFrom, charTo, quote, colour, note } of drawn) {
      const words = { colour: t(`colour.${colour}`), note: note.slice(0, noteHeard) };
      const description = note.trim() === '' ? t('describe', words) : t('describeNoted', words);
      const highlight = { id, colour, noted: note.trim() !== '', description };
      pages.set(page, [
        ...(pages.get(page) ?? []),
        { kind: 'highlight', charFrom, charTo, quote, highlight },
      ]);
    }
    return pages;
  }, [all, t]);

  const show = (changed: Highlight) =>
    queries.setQueryData(queryKey, (before) => {
      const others = (before ?? []).filter(({ id }) => id !== changed.id);
      return [...others, changed].sort((a, b) => a.page - b.page || a.charFrom - b.charFrom);
    });

  return {
    all,
    marksOn: useCallback((page: number) => byPage.get(page) ?? noMarks, [byPage]),
    async make(parts, colour) {
      const made: Highlight[] = [];
      for (const part of parts) {
        const stored = await queries.fetchQuery({
          ...orpc.reader.page.queryOptions({ input: { materialId, page: part.page } }),
          staleTime: Number.POSITIVE_INFINITY,
        });
        for (const place of placesOf(part, stored)) {
          const highlight = await client.highlights.create({ materialId, ...place, colour });
          show(highlight);
          made.push(highlight);
        }
      }
      return made;
    },
    async edit(highlightId, change) {
      show(await client.highlights.edit({ highlightId, ...change }));
    },
  };
}
