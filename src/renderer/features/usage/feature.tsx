// What models were asked and what it cost, with a budget the student sets.
import type { Feature } from '../../lib/feature.ts';

export const feature: Feature = {
  id: 'usage',
  routes: [
    {
      path: 'settings/usage',
      lazy: async () => ({ Component: (await import('./usage-screen.tsx')).UsageScreen }),
    },
  ],
};
