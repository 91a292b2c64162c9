// What a feature hands to the app. A feature folder exports one `feature` from its feature.tsx; the app composes the
// list in app/features.ts, so that no feature ever imports another one.
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';

export type NavId = 'library' | 'search' | 'ask' | 'practice' | 'notes' | 'settings';

export interface Feature {
  id: string;
  /** Screens inside the shell. Load them lazily: `{ path: 'library', lazy: () => import('./library-screen.tsx') }`. */
  routes?: RouteObject[];
  /** Entry in the rail. Labels come from messages/<language>/shell.json under nav.<id>. */
  nav?: { id: NavId; to: string; icon: LucideIcon; order: number };
  /**
   * Mounted once while a profile is open, outside the screens: register commands, search providers and shortcuts
   * here, or render overlays (drop anywhere). May return null.
   */
  Background?: ComponentType;
  /** A line at the bottom of the rail while there is something to say (import progress); null otherwise. */
  RailStatus?: ComponentType<{ narrow: boolean }>;
  /** A pill in the top bar (XP and level). */
  TopBarItem?: ComponentType;
}
