// Notes: answers a student kept, in their own words once edited, each marker still leading to its page; and what they
// marked in their files.
import { NotebookPen } from 'lucide-react';
import type { Feature } from '../../lib/feature.ts';

export const feature: Feature = {
  id: 'notes',
  nav: { id: 'notes', to: '/notes', icon: NotebookPen, order: 6 },
  routes: [
    { path: 'notes', lazy: () => import('./notes-screen.tsx') },
    { path: 'notes/highlights', lazy: () => import('./highlights-screen.tsx') },
    { path: 'notes/:noteId', lazy: () => import('./notes-screen.tsx') },
  ],
};
