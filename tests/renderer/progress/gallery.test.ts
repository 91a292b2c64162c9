// The gallery: what is unlocked, latest first; of what is not, the next of every family.
import { describe, expect, it } from 'vitest';
import { type Achievement, achievementCriteria } from '#contract/progress.ts';
import { arranged, nameOf } from '#renderer/features/progress/gallery.ts';
import { sourcePath } from '#renderer/features/progress/xp-source.ts';
import { createI18n } from '#renderer/lib/i18n.ts';

const { t } = { t: createI18n().getFixedT(null, 'progress') };
const one = (
  criteriaType: Achievement['criteriaType'],
  tier: number,
  more: Partial<Achievement> = {},
): Achievement => ({
  code: `${criteriaType}_${tier}`,
  criteriaType,
  criteriaValue: 10 * tier,
  tier,
  value: 0,
  unlockedAt: null,
  ...more,
});

describe('the gallery', () => {
  it('shows one next step a family, the nearest first', () => {
    const { unlocked, next } = arranged([
      one('streak_days', 1, { unlockedAt: 5 }),
      one('streak_days', 2, { value: 4 }),
      one('streak_days', 3, { value: 4 }),
      one('level', 1, { value: 9 }),
      one('materials_ready', 1, { unlockedAt: 9 }),
    ]);
    expect(unlocked.map(({ code }) => code)).toEqual(['materials_ready_1', 'streak_days_1']);
    expect(next.map(({ code }) => code)).toEqual(['level_1', 'streak_days_2']);
  });

  it('names the tiers of a family apart', () => {
    expect(nameOf(one('streak_days', 1), t)).toBe('Steady flame');
    expect(nameOf(one('streak_days', 3), t)).toBe('Steady flame III');
  });

  it.each(achievementCriteria.options)('has words for %s', (criteria) => {
    expect(nameOf(one(criteria, 1), t)).not.toContain('badge.');
    expect(t(`badge.${criteria}.text`, { count: 3, number: '3' })).toMatch(/3/);
  });
});

describe('an entry of the ledger', () => {
  const entry = { referenceId: 'attempt', localDay: '2026-11-24' };
  it('leads to what earned it', () => {
    expect(sourcePath({ ...entry, sourceType: 'quiz', openId: 'quiz' })).toBe('/practice/attempt/attempt');
    expect(sourcePath({ ...entry, sourceType: 'doubt', openId: 'thread' })).toBe('/ask/thread');
    expect(sourcePath({ ...entry, sourceType: 'study', openId: 'session' })).toBe(
      '/progress/sessions?day=2026-11-24',
    );
  });

  it('leads nowhere once that is gone', () => {
    expect(sourcePath({ ...entry, sourceType: 'quiz', openId: null })).toBeNull();
  });
});
