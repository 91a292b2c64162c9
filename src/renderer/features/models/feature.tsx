// Which language model answers, if any: choosing it, getting it, and saying at all times which one it is.
import type { Feature } from '../../lib/feature.ts';
import { RailStatus } from './rail-status.tsx';

export const feature: Feature = {
  id: 'models',
  routes: [
    {
      path: 'settings/model',
      lazy: async () => ({ Component: (await import('./model-screen.tsx')).ModelScreen }),
    },
  ],
  RailStatus,
};
