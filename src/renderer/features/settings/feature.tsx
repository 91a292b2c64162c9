// Settings: what the student prefers, where things are kept, and what this program is.
import { Settings } from 'lucide-react';
import { Navigate } from 'react-router';
import type { Feature } from '../../lib/feature.ts';

export const feature: Feature = {
  id: 'settings',
  nav: { id: 'settings', to: '/settings', icon: Settings, order: 90 },
  routes: [
    { path: 'settings', element: <Navigate to="/settings/profile" replace /> },
    {
      path: 'settings/appearance',
      lazy: async () => ({ Component: (await import('./appearance-screen.tsx')).AppearanceScreen }),
    },
    {
      path: 'settings/language',
      lazy: async () => ({ Component: (await import('./language-screen.tsx')).LanguageScreen }),
    },
    {
      path: 'settings/study',
      lazy: async () => ({ Component: (await import('./study-screen.tsx')).StudyScreen }),
    },
    {
      path: 'settings/keyboard',
      lazy: async () => ({ Component: (await import('./keyboard-screen.tsx')).KeyboardScreen }),
    },
    {
      path: 'settings/storage',
      lazy: async () => ({ Component: (await import('./storage-screen.tsx')).StorageScreen }),
    },
    {
      path: 'settings/about',
      lazy: async () => ({ Component: (await import('./about-screen.tsx')).AboutScreen }),
    },
  ],
};
