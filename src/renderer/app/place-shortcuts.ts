// The keys that lead to places of the rail. A place without any is reached by Tab and by the command box.
import type { NavId } from '../lib/feature.ts';
import type { ShortcutId } from '../lib/shortcut-table.ts';

export const placeShortcuts: Partial<Record<NavId, ShortcutId>> = {
  today: 'global.today',
  library: 'global.library',
  search: 'global.search',
  ask: 'global.ask',
  practice: 'global.practice',
  notes: 'global.notes',
  progress: 'global.progress',
  settings: 'global.settings',
};
