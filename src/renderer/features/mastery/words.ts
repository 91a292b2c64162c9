// What a level, a range and a piece of evidence are called. A number never comes alone: it is so many of ten questions,
// or a range, and below three answers it is no number at all.
import type { TFunction } from 'i18next';
import type { Evidence, TopicMastery } from '#contract/mastery.ts';
import type { Format } from '../../lib/format.ts';

type Words = TFunction<'mastery'>;

/** One sentence under the name of the level. */
export function meaning(
  { level, score, answers, lastAt }: Pick<TopicMastery, 'level' | 'score' | 'answers' | 'lastAt'>,
  now: number,
  t: Words,
): string {
  switch (level) {
    case 'not_started':
      return t('meaning.not_started');
    case 'getting_to_know':
      return t('meaning.getting_to_know', { count: answers });
    case 'fading':
      return t('meaning.fading', { count: daysSince(lastAt ?? now, now) });
    case 'mastered':
      return t('meaning.ofTwenty', { n: Math.round((score ?? 0) / 5) });
    case 'needs_work':
    case 'familiar':
    case 'proficient':
      return t('meaning.ofTen', { n: Math.round((score ?? 0) / 10) });
  }
}

/** "Based on 12 answers, last on 3 Mar 2026"; null before the first. */
export function basis(
  { answers, lastAt }: Pick<TopicMastery, 'answers' | 'lastAt'>,
  format: Format,
  t: Words,
): string | null {
  return lastAt === null ? null : t('basis', { count: answers, date: format.date(lastAt) });
}

export interface Range {
  low: number;
  high: number;
  score: number;
}

export function rangeOf({ low, high, score }: Pick<TopicMastery, 'low' | 'high' | 'score'>): Range | null {
  return low === null || high === null || score === null ? null : { low, high, score };
}

export type Direction = 'up' | 'down' | 'same';

/** By the rounded numbers shown beside it; small steps count as none. */
export function directionOf({ before, after }: Pick<Evidence, 'before' | 'after'>): Direction {
  if (after > before) return 'up';
  return after < before ? 'down' : 'same';
}

export function weightWords(weight: number, format: Format, t: Words): string {
  return weight >= 1 ? t('weight.full') : t('weight.part', { share: format.percent(100 * weight) });
}

/** Rounded down, as the core counts them. */
export function daysSince(at: number, now: number): number {
  return Math.max(0, Math.floor((now - at) / (24 * 60 * 60_000)));
}
