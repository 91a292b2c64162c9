// What was done on a day, in words; what was not is not mentioned.
import type { TFunction } from 'i18next';
import type { Format } from '../../lib/format.ts';
import type { ChartDay } from './figures.ts';

export function factsOf(
  day: Pick<ChartDay, 'activeSeconds' | 'quizAnswers'> | undefined,
  t: TFunction<'progress'>,
  format: Pick<Format, 'duration'>,
): string[] {
  if (!day) return [];
  return [
    ...(day.activeSeconds > 0 ? [format.duration(day.activeSeconds * 1000)] : []),
    ...(day.quizAnswers > 0 ? [t('chart.year.answers', { count: day.quizAnswers })] : []),
  ];
}
