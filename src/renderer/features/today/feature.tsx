// Today: the start screen, with the day's goal, the streak, what other features put beside them, and where to go on.
import { Sun } from 'lucide-react';
import type { Feature } from '../../lib/feature.ts';

export const feature: Feature = {
  id: 'today',
  nav: { id: 'today', to: '/today', icon: Sun, order: 1 },
  routes: [{ path: 'today', lazy: () => import('./today-screen.tsx') }],
};
