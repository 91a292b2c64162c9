// What the reader hands to the app: its screen, and the dialog that makes a card from words of a file. The pane for other
// screens is in reader-pane.tsx.
import type { Feature } from '../../lib/feature.ts';
import { CardBackground } from './card-dialog.tsx';

export const feature: Feature = {
  id: 'reader',
  routes: [{ path: 'read/:materialId', lazy: () => import('./reader-screen.tsx') }],
  Background: CardBackground,
};
