// How much is asked on a day, and how what has gathered is spread after time off.
import { expect, test } from 'vitest';
import { addDays } from '#core/progress/days.ts';
import { backlogOn, isOff, todaysShare } from '#core/review/load.ts';

const timeOff = { from: '2026-03-10', to: '2026-03-16' };

test('time off lasts from its first to its last day', () => {
  expect(['2026-03-09', '2026-03-10', '2026-03-16', '2026-03-17'].map((day) => isOff(timeOff, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('a backlog is spread over as many days as were off, at most fourteen', () => {
  expect(backlogOn(timeOff, '2026-03-16')).toBeNull();
  expect(backlogOn(timeOff, '2026-03-17')).toEqual({ to: '2026-03-16', daysLeft: 7 });
  expect(backlogOn(timeOff, '2026-03-23')).toEqual({ to: '2026-03-16', daysLeft: 1 });
  expect(backlogOn(timeOff, '2026-03-24')).toBeNull();
  const long = { from: '2026-01-01', to: '2026-02-28' };
  expect(backlogOn(long, '2026-03-01')?.daysLeft).toBe(14);
  expect(backlogOn(long, '2026-03-14')?.daysLeft).toBe(1);
  expect(backlogOn(long, '2026-03-15')).toBeNull();
});

test('without time off the first ones up to the room are asked', () => {
  expect(todaysShare([1, 2, 3], 2, null)).toEqual([1, 2]);
  expect(todaysShare([1, 2, 3], -1, null)).toEqual([]);
});

interface Waiting {
  due: string;
}

/** Lives through the days after time off, answering all that is asked. Returns what each day asked. */
function live(gathered: number, aDay: number, limit: number, days: number) {
  let waiting: Waiting[] = Array.from({ length: gathered }, () => ({ due: timeOff.to }));
  return Array.from({ length: days }, (_, i) => {
    const day = addDays(timeOff.to, i + 1);
    waiting = [...waiting, ...Array.from({ length: aDay }, () => ({ due: day }))];
    const backlog = backlogOn(timeOff, day);
    const isGathered = ({ due }: Waiting) => due <= timeOff.to;
    const spread = backlog && { daysLeft: backlog.daysLeft, gathered: isGathered, gatheredDone: 0 };
    const asked = todaysShare(waiting, limit, spread);
    waiting = waiting.filter((card) => !asked.includes(card));
    return { asked: asked.length, gathered: waiting.filter(isGathered).length, waiting: waiting.length };
  });
}

test('forty cards that gathered in a week come back as six a day, and are gone after a week', () => {
  const days = live(40, 10, 100, 8);
  expect(days.map(({ asked }) => asked)).toEqual([16, 16, 16, 16, 16, 15, 15, 10]);
  expect(days[6]?.gathered).toBe(0);
});

test('whatever has gathered, no day asks more than its limit, and what fits is done in time', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed % below;
  };
  for (let round = 0; round < 200; round += 1) {
    const [gathered, aDay, limit] = [random(900), random(60), 1 + random(150)];
    const days = live(gathered, aDay, limit, 20);
    const told = { gathered, aDay, limit };
    expect({ ...told, most: Math.max(...days.map(({ asked }) => asked)) <= limit }).toEqual({
      ...told,
      most: true,
    });
    const fits = Math.ceil(gathered / 7) + aDay <= limit;
    if (fits) expect({ ...told, left: days[6]?.waiting }).toEqual({ ...told, left: 0 });
  }
});

test('what was done of the backlog today counts towards its share', () => {
  const spread = { daysLeft: 2, gathered: () => true, gatheredDone: 3 };
  expect(todaysShare([1, 2, 3, 4, 5], 10, spread)).toEqual([1]);
});
