// When a card comes back, in the words of its button.
import { describe, expect, it } from 'vitest';
import { daysWords, spanOf, spanWords } from '#renderer/features/review/spans.ts';

const en = { locale: 'en' };
const minute = 60_000;
const day = 24 * 60 * minute;

describe('the time until a card comes back', () => {
  it.each([
    [0, '1 min'],
    [20_000, '1 min'],
    [10 * minute, '10 min'],
    [59.6 * minute, '1 hr'],
    [6 * 60 * minute, '6 hr'],
    [23.6 * 60 * minute, '1 day'],
    [3 * day, '3 days'],
    [30 * day, '30 days'],
    [57 * day, '1.9 mths'],
    [364 * day, '12 mths'],
    [365 * day, '1 yr'],
    [586 * day, '1.6 yrs'],
  ])('%d ms are %s', (ms, words) => {
    expect(spanWords(ms, en)).toBe(words);
  });

  it('never grows shorter in words while it grows longer in time', () => {
    const size = { minute: 1, hour: 60, day: 1440, month: 1440 * 30.4, year: 1440 * 365 };
    let before = 0;
    for (let ms = minute; ms < 800 * day; ms *= 1.07) {
      const { value, unit } = spanOf(ms);
      expect(value * size[unit]).toBeGreaterThanOrEqual(before * 0.999);
      before = value * size[unit];
    }
  });

  it('is written out in full for the ear', () => {
    expect(spanWords(10 * minute, en, 'long')).toBe('10 minutes');
    expect(daysWords(14, en)).toBe('14 days');
  });
});
