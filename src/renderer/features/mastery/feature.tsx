// What is known of each topic, and why.
import type { Feature } from '../../lib/feature.ts';

export const feature: Feature = {
  id: 'mastery',
  routes: [{ path: 'progress/mastery', lazy: () => import('./mastery-screen.tsx') }],
};
