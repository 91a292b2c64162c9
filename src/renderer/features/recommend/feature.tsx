// What to do next, on Today. The core decides what is suggested and why; here it is put into words and one click away.
import type { Feature } from '../../lib/feature.ts';
import { TodayCard } from './today-card.tsx';

export const feature: Feature = { id: 'recommend', TodayCard };
