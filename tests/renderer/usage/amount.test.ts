// Amounts as people type them.
import { describe, expect, it } from 'vitest';
import { currencies, readAmount } from '#renderer/features/usage/amount.ts';

describe('an amount', () => {
  it.each([
    ['5', 5],
    [' 2.50 ', 2.5],
    ['2,50', 2.5],
    ['.15', 0.15],
    ['1 000', 1000],
    ['', null],
    ['  ', null],
    ['five', undefined],
    ['-1', undefined],
    ['1.2.3', undefined],
    ['1e9', undefined],
  ])('%j is %j', (text, amount) => {
    expect(readAmount(text)).toBe(amount);
  });
});

describe('the currencies offered', () => {
  it('hold the one in use once', () => {
    expect(currencies('EUR').filter((code) => code === 'EUR')).toHaveLength(1);
    expect(currencies('SEK')[0]).toBe('SEK');
  });
});
