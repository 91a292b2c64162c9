// What left this computer, and the switch that lets nothing leave.
import type { Feature } from '../../lib/feature.ts';

export const feature: Feature = {
  id: 'network',
  routes: [
    {
      path: 'settings/network',
      lazy: async () => ({ Component: (await import('./network-screen.tsx')).NetworkScreen }),
    },
  ],
};
