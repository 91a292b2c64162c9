// Looking around with sample data: a way in on the first screen, and while inside a line that says so and ends it.
import type { Feature } from '../../lib/feature.ts';
import { SampleBanner } from './banner.tsx';

export const feature: Feature = { id: 'sample', Banner: SampleBanner };
