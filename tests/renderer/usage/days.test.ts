// The days of the AI chart: none left out, none doubled.
import { expect, it } from 'vitest';
import { measured, type Summary } from '#renderer/features/usage/days.ts';

const tally = { calls: 2, failed: 0, promptTokens: 100, completionTokens: 20, cost: 0.25, unpriced: 0 };

it('days without a call stand there with nothing', () => {
  const rows: Summary['days'] = [
    { ...tally, day: '2026-11-22', isLocal: true },
    { ...tally, day: '2026-11-24', isLocal: false },
    { ...tally, day: '2026-10-01', isLocal: false },
  ];
  expect(measured(rows, '2026-11-22', '2026-11-24', 'tokens')).toEqual([
    { day: '2026-11-22', local: 120, cloud: 0 },
    { day: '2026-11-23', local: 0, cloud: 0 },
    { day: '2026-11-24', local: 0, cloud: 120 },
  ]);
  expect(measured(rows, '2026-11-24', '2026-11-24', 'cost')[0]?.cloud).toBe(0.25);
});
