// XP in the shell: level and total, and on a click where the latest points came from.
import type { Feature } from '../../lib/feature.ts';
import { XpPill } from './xp-pill.tsx';

export const feature: Feature = { id: 'progress', TopBarItem: XpPill };
