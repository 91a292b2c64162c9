import { describe, expect, it } from 'vitest';
import { openUsage, usualPrice } from './kit.ts';

/** A budget of 10 and a price at which a call of n million tokens costs n. */
async function withBudget(monthly: number | null = 10) {
  const kit = await openUsage();
  await kit.client.usage.setPrice({ ...usualPrice, inputPerMillion: 1, outputPerMillion: 1 });
  await kit.client.usage.setBudget({ monthly, currency: 'EUR' });
  const spend = (amount: number) => kit.ask({ promptTokens: amount * 1_000_000, completionTokens: 0 });
  return { ...kit, spend };
}

describe('the budget', () => {
  it('is without a limit until one is set', async () => {
    const { client } = await openUsage();
    expect(await client.usage.budget()).toEqual({
      monthly: null,
      currency: 'USD',
      warnAt: 0.8,
      spent: 0,
      unpriced: 0,
      share: null,
      state: 'none',
    });
  });

  it.each([
    [7.9, 'ok'],
    [8, 'warning'],
    [9.9, 'warning'],
    [10, 'spent'],
    [12, 'spent'],
  ])('of 10 with %d spent is %s', async (amount, state) => {
    const { client, spend } = await withBudget();
    spend(amount);
    expect(await client.usage.budget()).toMatchObject({ state, share: amount / 10, spent: amount });
  });

  it('of nothing is spent from the start', async () => {
    const { client, usage, userId } = await withBudget(0);
    expect(await client.usage.budget()).toMatchObject({ state: 'spent', share: 1 });
    expect(usage.wouldExceed(userId, { cost: null, currency: 'EUR' })).toBe(true);
  });

  it('starts anew with the month of the student’s calendar', async () => {
    const { client, spend, clock } = await withBudget();
    // 22:00 on March 31 in UTC is midnight in Berlin.
    clock.set(Date.UTC(2026, 2, 31, 21, 59, 59));
    spend(10);
    expect(await client.usage.budget()).toMatchObject({ state: 'spent' });
    clock.set(Date.UTC(2026, 2, 31, 22));
    expect(await client.usage.budget()).toMatchObject({ state: 'ok', spent: 0 });
  });

  it('does not count what models on this computer do', async () => {
    const { client, ask } = await withBudget();
    ask({ isLocal: true, promptTokens: 99_000_000 });
    expect(await client.usage.budget()).toMatchObject({ spent: 0, unpriced: 0 });
  });

  it('names calls without a price or in another currency beside the sum', async () => {
    const { client, ask, spend } = await withBudget();
    spend(3);
    ask({ model: 'unknown' });
    await client.usage.setBudget({ monthly: 10, currency: 'USD' });
    expect(await client.usage.budget()).toMatchObject({ spent: 0, unpriced: 2 });
    await client.usage.setBudget({ monthly: 10, currency: 'EUR' });
    expect(await client.usage.budget()).toMatchObject({ spent: 3, unpriced: 1 });
  });
});

describe('a call that would', () => {
  it.each([
    ['reach the limit', 'passes', { cost: 1, currency: 'EUR' }],
    ['go beyond the limit', 'is refused', { cost: 1.01, currency: 'EUR' }],
    ['cost nobody knows what', 'passes', { cost: null, currency: 'EUR' }],
    ['cost something in another currency', 'passes', { cost: 99, currency: 'USD' }],
  ])('%s %s', async (_what, what, call) => {
    const { usage, userId, spend } = await withBudget();
    spend(9);
    expect(usage.wouldExceed(userId, call)).toBe(what === 'is refused');
  });

  it('cost nobody knows what is refused once the budget is spent', async () => {
    const { usage, userId, spend } = await withBudget();
    spend(10);
    expect(usage.wouldExceed(userId, { cost: null, currency: 'EUR' })).toBe(true);
  });

  it('cost anything is let through without a limit', async () => {
    const { usage, userId, spend } = await withBudget(null);
    spend(1_000);
    expect(usage.wouldExceed(userId, { cost: 1_000, currency: 'EUR' })).toBe(false);
  });
});
