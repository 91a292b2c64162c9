// The features of this release, one line each. The app is the only place that knows them all; the order here is
// that of their cards on Today; entries in the rail carry their own.
import { feature as embedding } from '../features/embedding/feature.tsx';
import { feature as exams } from '../features/exams/feature.tsx';
import { feature as exchange } from '../features/exchange/feature.tsx';
import { feature as lessons } from '../features/lessons/feature.tsx';
import { feature as library } from '../features/library/feature.tsx';
import { feature as mastery } from '../features/mastery/feature.tsx';
import { feature as models } from '../features/models/feature.tsx';
import { feature as network } from '../features/network/feature.tsx';
import { feature as notes } from '../features/notes/feature.tsx';
import { feature as people } from '../features/people/feature.tsx';
import { feature as progress } from '../features/progress/feature.tsx';
import { feature as quizzes } from '../features/quizzes/feature.tsx';
import { feature as reader } from '../features/reader/feature.tsx';
import { feature as recommend } from '../features/recommend/feature.tsx';
import { feature as review } from '../features/review/feature.tsx';
import { feature as sample } from '../features/sample/feature.tsx';
import { feature as search } from '../features/search/feature.tsx';
import { feature as settings } from '../features/settings/feature.tsx';
import { feature as timer } from '../features/timer/feature.tsx';
import { feature as today } from '../features/today/feature.tsx';
import { feature as tutor } from '../features/tutor/feature.tsx';
import { feature as usage } from '../features/usage/feature.tsx';
import type { Feature } from '../lib/feature.ts';

export const features: readonly Feature[] = [
  today,
  timer,
  recommend,
  library,
  lessons,
  reader,
  search,
  tutor,
  quizzes,
  review,
  exams,
  notes,
  progress,
  mastery,
  models,
  embedding,
  exchange,
  usage,
  network,
  people,
  settings,
  sample,
];

export const navigation = features
  .flatMap((feature) => (feature.nav ? [feature.nav] : []))
  .sort((a, b) => a.order - b.order);
