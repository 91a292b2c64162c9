// People: who studies here. The first screens are mounted by the app's gate; this is the part inside the shell.
import type { Feature } from '../../lib/feature.ts';

export const feature: Feature = {
  id: 'people',
  routes: [
    {
      path: 'settings/profile',
      lazy: async () => ({ Component: (await import('./profile-screen.tsx')).ProfileScreen }),
    },
  ],
};
