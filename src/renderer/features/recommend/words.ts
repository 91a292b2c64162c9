// The sentence of a suggestion: which one, and what is put into it. Keys and values only, so that the choice can be
// tested without a screen.
import type { Recommendation, RecommendationType } from '#contract/recommend.ts';
import type { Format } from '../../lib/format.ts';

export type SentenceKey =
  | RecommendationType
  | 'fix_mistakes_on_page'
  | 'exam_soon_ready'
  | 'streak_at_risk_freeze';

export interface Words {
  key: SentenceKey;
  /** `count` stays a number, for its plural; everything else is written out. */
  params: Record<string, string | number>;
}

export function wordsOf(
  { type, why }: Pick<Recommendation, 'type' | 'why'>,
  format: Pick<Format, 'locale' | 'number' | 'relative'>,
  now: number,
): Words {
  const { at, samePage, freezes, days, ...rest } = why;
  const params = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [
      name,
      typeof value === 'number' && name !== 'count' ? format.number(value) : value,
    ]),
  );
  switch (type) {
    case 'resume_quiz':
    case 'resume_lesson':
      return { key: type, params: { ...params, when: format.relative(Number(at), now) } };
    case 'check_lesson':
      return { key: type, params: { ...params, when: inDays(-Number(days), format) } };
    case 'exam_soon': {
      const { total: _, ...others } = params;
      const when = inDays(Number(days), format);
      if (Number(why.count) > 0) return { key: type, params: { ...params, when } };
      return { key: 'exam_soon_ready', params: { ...others, count: Number(why.total), when } };
    }
    case 'fix_mistakes':
      // One of each page says nothing.
      if (Number(samePage) < 2) return { key: type, params };
      return {
        key: 'fix_mistakes_on_page',
        params: { ...params, samePage: format.number(Number(samePage)) },
      };
    case 'streak_at_risk':
      return {
        key: Number(freezes) > 0 ? 'streak_at_risk_freeze' : type,
        params: { ...params, days: format.number(Number(days)) },
      };
    default:
      return { key: type, params };
  }
}

/** "yesterday", "in 9 days". */
function inDays(days: number, { locale }: Pick<Format, 'locale'>): string {
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
}
