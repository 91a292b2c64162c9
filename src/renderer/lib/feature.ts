// What a feature hands to the app. A feature folder exports one `feature` from its feature.tsx; the app composes the
// list in app/features.ts, so that no feature ever imports another one.
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';

export type NavId =
  | 'today'
  | 'library'
  | 'subjects'
  | 'search'
  | 'ask'
  | 'practice'
  | 'notes'
  | 'progress'
  | 'settings';

export interface Feature {
  id: string;
  /** Screens inside the shell. Load them lazily: `{ path: 'library', lazy: () => import('./library-screen.tsx') }`. */
  routes?: RouteObject[];
  /** Screens without the shell around them, for windows that hold nothing else. */
  bareRoutes?: RouteObject[];
  /** Entry in the rail. Labels come from messages/<language>/shell.json under nav.<id>. */
  nav?: { id: NavId; to: string; icon: LucideIcon; order: number };
  /**
   * Mounted once while a profile is open, outside the screens: register commands, search providers and shortcuts
   * here, or render overlays (drop anywhere). May return null.
   */
  Background?: ComponentType;
  /** A line at the bottom of the rail while there is something to say (import progress); null otherwise. */
  RailStatus?: ComponentType<{ narrow: boolean }>;
  /** A line above every screen, for what must not be overlooked; null otherwise. */
  Banner?: ComponentType;
  /** A pill in the top bar (XP and level). */
  TopBarItem?: ComponentType;
  /**
   * A card on the start screen, beside the day's goal (the timer). The app hands all of them to Today through
   * lib/today-cards.tsx. It brings its own frame and may return null.
   */
  TodayCard?: ComponentType;
}
