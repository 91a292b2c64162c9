// The features of this release. Each folder under features/ that exports `feature` from feature.tsx is one; the
// order here decides nothing, entries in the rail carry their own.
import type { Feature } from '../lib/feature.ts';

const found = import.meta.glob<Feature>('../features/*/feature.tsx', { eager: true, import: 'feature' });

export const features: readonly Feature[] = Object.values(found);

export const navigation = features
  .flatMap((feature) => (feature.nav ? [feature.nav] : []))
  .sort((a, b) => a.order - b.order);
