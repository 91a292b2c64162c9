// Search: a screen of its own, and passages in the command box.
import { Search } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../lib/client.ts';
import type { Feature } from '../../lib/feature.ts';
import { type BoxSearch, readerPath, useBoxSearch } from '../../lib/slots.ts';

const boxHits = 5;

function Background() {
  const { t } = useTranslation('search');
  const search = useCallback<BoxSearch>(
    async (text, signal) => {
      const { hits } = await client.search.query({ text, limit: boxHits, offset: 0 }, { signal });
      return hits.map((hit) => ({
        id: hit.chunkId,
        title: hit.snippet,
        detail: t('hit.boxDetail', { title: hit.materialTitle, page: hit.page }),
        to: readerPath(hit),
      }));
    },
    [t],
  );
  useBoxSearch(search);
  return null;
}

export const feature: Feature = {
  id: 'search',
  nav: { id: 'search', to: '/search', icon: Search, order: 3 },
  routes: [{ path: 'search', lazy: () => import('./search-screen.tsx') }],
  Background,
};
