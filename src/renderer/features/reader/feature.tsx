// What the reader hands to the app: its screen. The pane for other screens is in reader-pane.tsx.
import type { Feature } from '../../lib/feature.ts';

export const feature: Feature = {
  id: 'reader',
  routes: [{ path: 'read/:materialId', lazy: () => import('./reader-screen.tsx') }],
};
