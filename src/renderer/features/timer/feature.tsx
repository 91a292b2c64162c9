// The study timer's face: a pill in the top bar, a card on Today, questions it asks anywhere, past sessions, and a
// window with nothing but the clock. The timer itself is the core's; everything here only shows and steers it.
import type { Feature } from '../../lib/feature.ts';
import { Background } from './background.tsx';
import { TimerPill } from './timer-pill.tsx';
import { TodayCard } from './today-card.tsx';

export const feature: Feature = {
  id: 'timer',
  routes: [{ path: 'progress/sessions', lazy: () => import('./sessions-screen.tsx') }],
  bareRoutes: [{ path: 'mini', lazy: () => import('./mini-screen.tsx') }],
  Background,
  TopBarItem: TimerPill,
  TodayCard,
};
