// Whatever a student and a computer do in whatever order: stretches never overlap, no day has more than 24 hours, and no
// more is recorded than time has passed.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hour, minute, openTimer, second } from './kit.ts';

type Act = { act: string; ms: number };

const steering = ['focus', 'count_up', 'break', 'pause', 'resume', 'finish', 'keep', 'remove', 'saw'];
const computer = ['suspend', 'wake', 'sleep', 'slept', 'lock', 'jump', 'ahead', 'back', 'idle'];

const act = fc.record({
  act: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...steering) },
    { weight: 2, arbitrary: fc.constantFrom(...computer) },
    { weight: 3, arbitrary: fc.constant('advance') },
  ),
  ms: fc.oneof(fc.integer({ min: 1, max: 20 * minute }), fc.integer({ min: 1, max: 9 * hour })),
}) satisfies fc.Arbitrary<Act>;

it('no order of acts makes time out of nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      const { timer, client, clock, power, sqlite, log } = await openTimer();
      await client.settings.set({ idleMinutes: 3 });
      let passed = 0;
      const advance = (ms: number) => {
        passed += ms;
        clock.advance(ms);
      };
      const jump = (ms: number) => {
        passed += ms;
        clock.jump(ms);
      };
      // Sleep that the monotonic clock does not see.
      const sleep = (ms: number) => clock.set(clock.now() + ms);
      const does: Record<string, (ms: number) => unknown> = {
        focus: (ms) => timer.start({ kind: 'focus', minutes: Math.min(240, Math.ceil(ms / minute)) }),
        count_up: () => timer.start({ kind: 'count_up' }),
        break: () => timer.start({ kind: 'break' }),
        pause: () => timer.pause(),
        resume: () => timer.resume(),
        finish: () => timer.finish(),
        keep: () => timer.answerAway({ keep: true }),
        remove: () => timer.answerAway({ keep: false }),
        saw: () => timer.sawActivity(),
        suspend: () => power.tell('suspend'),
        wake: () => power.tell('resume'),
        sleep: (ms) => {
          power.tell('suspend');
          sleep(ms);
          power.tell('resume');
        },
        slept: (ms) => {
          sleep(ms);
          advance(4 * second);
          power.tell('suspend');
          power.tell('resume');
        },
        lock: () => power.tell('lock'),
        jump,
        ahead: (ms) => clock.set(clock.now() + ms),
        back: (ms) => clock.set(clock.now() - ms),
        idle: (ms) => power.setIdle(ms % 2 ? null : ms),
        advance: (ms) => advance(ms % hour),
      };
      for (const { act, ms } of acts) {
        try {
          await does[act]!(ms);
        } catch (error) {
          // Steering what does not run is refused, and nothing else is.
          expect(error).toMatchObject({ code: 'CONFLICT' });
        }
      }
      await timer.finish().catch(() => {});

      const all = (sql: string) => sqlite.prepare(sql).pluck().all() as number[];
      expect(all('SELECT coalesce(sum(active_ms), 0) FROM study_segments')[0]).toBeLessThanOrEqual(passed);
      expect(all('SELECT count(*) FROM study_segments WHERE ended_at - started_at <> active_ms')).toEqual([
        0,
      ]);
      expect(all('SELECT count(*) FROM study_segments WHERE active_ms <= 0')).toEqual([0]);
      expect(
        all(`SELECT count(*) FROM study_segments a JOIN study_segments b ON a.id < b.id
             WHERE a.clock_suspect = 0 AND b.clock_suspect = 0
               AND a.started_at < b.ended_at AND b.started_at < a.ended_at`),
      ).toEqual([0]);
      expect(
        all(`SELECT count(*) FROM (SELECT sum(active_ms) AS ms FROM study_segments
             WHERE clock_suspect = 0 GROUP BY local_day) WHERE ms > 24 * 3600 * 1000`),
      ).toEqual([0]);
      expect(
        all(`SELECT count(*) FROM study_sessions p WHERE p.kind IN ('focus', 'count_up')
             AND duration_seconds <> (SELECT coalesce(sum(active_ms), 0) / 1000 FROM study_segments WHERE session_id = p.id)`),
      ).toEqual([0]);
      expect(log.filter(({ event }) => event === 'call.failed')).toEqual([]);
    }),
    { numRuns: 25 },
  );
}, 120_000);
