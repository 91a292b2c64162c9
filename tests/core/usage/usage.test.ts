import { describe, expect, it } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { openUsage, usualPrice } from './kit.ts';

describe('a call', () => {
  it('is listed with what it took and cost, newest first and page by page', async () => {
    const { client, ask, clock } = await openUsage();
    await client.usage.setPrice(usualPrice);
    ask({ feature: 'quiz' });
    ask();
    const [newest, older] = await client.usage.calls({});
    expect(newest).toEqual({
      id: expect.any(String),
      feature: 'tutor',
      provider: 'openai',
      model: 'big-1',
      isLocal: false,
      status: 'ok',
      errorCode: null,
      promptTokens: 1_000,
      completionTokens: 500,
      estimated: false,
      durationMs: 2_000,
      firstTokenMs: 300,
      cost: 0.007,
      currency: 'EUR',
      createdAt: clock.now(),
    });
    expect(await client.usage.calls({ before: newest!.id })).toEqual([older]);
    expect(older?.feature).toBe('quiz');
  });

  it('without a known price costs nobody knows what, and never nothing', async () => {
    const { client, ask, usage } = await openUsage();
    const id = ask();
    expect(await client.usage.calls({})).toMatchObject([{ cost: null, currency: null }]);
    expect(usage.spent(id)).toMatchObject({ cost: null, promptTokens: 1_000, durationMs: 2_000 });
  });

  it('of a model on this computer costs nothing', async () => {
    const { client, ask, usage } = await openUsage();
    await client.usage.setPrice({ ...usualPrice, provider: 'ollama', model: '*' });
    const id = ask({ provider: 'ollama', isLocal: true });
    expect(usage.spent(id)).toMatchObject({ cost: 0 });
  });

  it('that was answered without a count costs nobody knows what', async () => {
    const { client, ask, usage } = await openUsage();
    await client.usage.setPrice(usualPrice);
    const id = ask({ promptTokens: null, completionTokens: null });
    expect(usage.spent(id)).toMatchObject({ cost: null });
  });

  it.each(['error', 'refused', 'offline'] as const)(
    'that ended as %s before a token was made costs nothing',
    async (status) => {
      const { client, ask, usage } = await openUsage();
      await client.usage.setPrice(usualPrice);
      const id = ask({ status, promptTokens: null, completionTokens: null });
      expect(usage.spent(id)).toMatchObject({ cost: 0 });
    },
  );

  it('keeps the cost it was logged with when the price changes', async () => {
    const { client, ask, usage } = await openUsage();
    await client.usage.setPrice(usualPrice);
    const id = ask();
    await client.usage.setPrice({ ...usualPrice, inputPerMillion: 200 });
    expect(usage.spent(id)).toMatchObject({ cost: 0.007, currency: 'EUR' });
  });

  it('tells the face', async () => {
    const { ask, events } = await openUsage();
    ask();
    expect(events).toEqual(['usage.changed']);
  });

  it('that is not in the log has spent nothing one could tell', async () => {
    const { usage } = await openUsage();
    expect(usage.spent('0190a0a0-0000-7000-8000-000000000000')).toBeNull();
  });
});

describe('a price', () => {
  it('holds from its day on, until a later one', async () => {
    const { client, clock, usage, userId } = await openUsage();
    await client.usage.setPrice(usualPrice);
    await client.usage.setPrice({ ...usualPrice, inputPerMillion: 4, validFrom: '2026-03-11' });
    const cost = () =>
      usage.costOf({ userId, provider: 'openai', model: 'big-1', isLocal: false }, 1_000_000, 0).cost;
    expect(cost()).toBe(2);
    // 23:30 in UTC is the 11th already where the student is.
    clock.set(Date.UTC(2026, 2, 10, 23, 30));
    expect(cost()).toBe(4);
  });

  it('of a model goes before one for any model of the provider, even a newer one', async () => {
    const { client, usage, userId } = await openUsage();
    await client.usage.setPrice(usualPrice);
    await client.usage.setPrice({ ...usualPrice, model: '*', inputPerMillion: 9, validFrom: '2026-01-01' });
    const cost = (model: string) =>
      usage.costOf({ userId, provider: 'openai', model, isLocal: false }, 1_000_000, 0).cost;
    expect([cost('big-1'), cost('small-1')]).toEqual([2, 9]);
  });

  it('is replaced by one of the same model and day, and removed by its id', async () => {
    const { client } = await openUsage();
    const first = await client.usage.setPrice(usualPrice);
    const second = await client.usage.setPrice({ ...usualPrice, outputPerMillion: 11 });
    expect(second).toEqual({ ...usualPrice, outputPerMillion: 11, id: first.id });
    await client.usage.removePrice({ id: first.id });
    expect(await client.usage.prices()).toEqual([]);
    await expectFault(client.usage.removePrice({ id: first.id }), 'NOT_FOUND');
  });

  it('is nobody’s until the student enters one', async () => {
    const { client } = await openUsage();
    expect(await client.usage.prices()).toEqual([]);
  });
});

describe('the sums', () => {
  it('are made by the student’s day and by model, local and not apart', async () => {
    const { client, ask, clock } = await openUsage();
    await client.usage.setPrice(usualPrice);
    await client.usage.setBudget({ monthly: null, currency: 'EUR' });
    clock.set(Date.UTC(2026, 2, 10, 22, 59));
    ask();
    ask({ status: 'timeout', errorCode: 'MODEL_UNREACHABLE', completionTokens: 0 });
    // One minute later it is tomorrow in Berlin.
    clock.set(Date.UTC(2026, 2, 10, 23, 0));
    ask({ provider: 'ollama', model: 'llama3.2:3b', isLocal: true, feature: 'quiz' });
    ask({ status: 'cancelled' });
    const { days, models, total, currency } = await client.usage.summary({
      from: '2026-03-10',
      to: '2026-03-11',
    });
    expect(currency).toBe('EUR');
    expect(days.map(({ day, isLocal, calls, failed, cost }) => [day, isLocal, calls, failed, cost])).toEqual([
      ['2026-03-10', false, 2, 1, expect.closeTo(0.009)],
      ['2026-03-11', true, 1, 0, 0],
      ['2026-03-11', false, 1, 0, expect.closeTo(0.007)],
    ]);
    expect(models.map(({ model, feature, calls }) => [model, feature, calls])).toEqual([
      ['big-1', 'tutor', 3],
      ['llama3.2:3b', 'quiz', 1],
    ]);
    expect(total).toEqual({
      calls: 4,
      failed: 1,
      promptTokens: 4_000,
      completionTokens: 1_500,
      cost: expect.closeTo(0.016),
      unpriced: 0,
    });
  });

  it('leave out other days', async () => {
    const { client, ask, clock } = await openUsage();
    for (const hour of [22, 23]) {
      clock.set(Date.UTC(2026, 2, 9, hour));
      ask();
    }
    const { total } = await client.usage.summary({ from: '2026-03-10', to: '2026-03-10' });
    expect(total.calls).toBe(1);
  });

  it('hold the whole of a day of 23 and of 25 hours', async () => {
    const { client, ask, clock } = await openUsage();
    for (const [from, to] of [
      [Date.UTC(2026, 2, 28, 23), Date.UTC(2026, 2, 29, 22)],
      [Date.UTC(2026, 9, 24, 22), Date.UTC(2026, 9, 25, 23)],
    ] as const) {
      for (const instant of [from - 1, from, to - 1, to]) {
        clock.set(instant);
        ask();
      }
    }
    for (const day of ['2026-03-29', '2026-10-25']) {
      const { total } = await client.usage.summary({ from: day, to: day });
      expect({ day, calls: total.calls }).toEqual({ day, calls: 2 });
    }
  });

  it('name the calls in another currency instead of adding them', async () => {
    const { client, ask } = await openUsage();
    await client.usage.setBudget({ monthly: null, currency: 'EUR' });
    await client.usage.setPrice(usualPrice);
    ask();
    await client.usage.setPrice({ ...usualPrice, currency: 'USD' });
    ask();
    const { total } = await client.usage.summary({ from: '2026-03-10', to: '2026-03-10' });
    expect(total).toMatchObject({ calls: 2, cost: 0.007, unpriced: 1 });
  });

  it('of days in the wrong order are refused', async () => {
    const { client } = await openUsage();
    await expectFault(client.usage.summary({ from: '2026-03-11', to: '2026-03-10' }), 'BAD_REQUEST');
  });
});
