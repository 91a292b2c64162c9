// Library: files taken in, read page by page and put on shelves.
import { LibraryBig } from 'lucide-react';
import type { Feature } from '../../lib/feature.ts';
import { Background } from './background.tsx';
import { RailStatus } from './rail-status.tsx';

export const feature: Feature = {
  id: 'library',
  nav: { id: 'library', to: '/library', icon: LibraryBig, order: 2 },
  routes: [
    { path: 'library', lazy: () => import('./library-screen.tsx') },
    { path: 'library/:materialId', lazy: () => import('./detail-screen.tsx') },
  ],
  Background,
  RailStatus,
};
