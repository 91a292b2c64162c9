// Meaning search: which embedding model reads the library, how far it has come, and where others come from.
import type { Feature } from '../../lib/feature.ts';
import { RailStatus } from './rail-status.tsx';

export const feature: Feature = {
  id: 'embedding',
  routes: [
    {
      path: 'settings/meaning',
      lazy: async () => ({ Component: (await import('./meaning-screen.tsx')).MeaningScreen }),
    },
  ],
  RailStatus,
};
