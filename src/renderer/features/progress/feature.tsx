// What studying came to: XP in the top bar, and the screens with charts, XP history and achievements.
import { ChartNoAxesColumn } from 'lucide-react';
import type { Feature } from '../../lib/feature.ts';
import { AchievementToasts } from './achievement-toasts.tsx';
import { XpPill } from './xp-pill.tsx';

export const feature: Feature = {
  id: 'progress',
  nav: { id: 'progress', to: '/progress', icon: ChartNoAxesColumn, order: 7 },
  routes: [
    { path: 'progress', lazy: () => import('./overview-screen.tsx') },
    { path: 'progress/xp', lazy: () => import('./xp-screen.tsx') },
    { path: 'progress/achievements', lazy: () => import('./achievements-screen.tsx') },
  ],
  TopBarItem: XpPill,
  Background: AchievementToasts,
};
