// The link's judgement about a process that keeps dying, with a fake process and a clock the test moves.
import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { EngineProcess } from '#engine/channel.ts';
import { cleanEnvironment, createEngineLink, type EngineLinkOptions } from '#engine/link.ts';

function createClock() {
  let now = 0;
  let waiting: { at: number; action: () => void }[] = [];
  return {
    timer: {
      now: () => now,
      after(ms: number, action: () => void) {
        const entry = { at: now + ms, action };
        waiting.push(entry);
        return () => {
          waiting = waiting.filter((other) => other !== entry);
        };
      },
    },
    waits: () => waiting.map(({ at }) => at - now),
    advance(ms: number) {
      now += ms;
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { action } of due) action();
    },
  };
}

/** A process in the shape of Electron's utilityProcess that never answers. */
class SilentProcess extends EventEmitter {
  posted: unknown[] = [];
  kills = 0;
  pid: number | undefined = 1;
  postMessage(message: object) {
    this.posted.push(message);
  }
  kill() {
    this.kills += 1;
    this.emit('exit', 0);
    return true;
  }
}

function setUp(options: Partial<EngineLinkOptions> = {}) {
  const clock = createClock();
  const children: SilentProcess[] = [];
  const events: string[] = [];
  const link = createEngineLink({
    spawn: () => {
      const child = new SilentProcess();
      children.push(child);
      return child as EngineProcess;
    },
    log: { write: (_, event) => events.push(event) },
    timer: clock.timer,
    idleStopMs: 0,
    ...options,
  });
  /** Calls, lets the process die once it was asked, and returns the fault. */
  const callAndDie = async () => {
    const call = link.client.health().catch((fault: unknown) => fault);
    await settled();
    for (const wait of clock.waits()) clock.advance(wait);
    await settled();
    children.at(-1)!.emit('exit', 139);
    return call;
  };
  return { clock, children, events, link, callAndDie };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const lost = (retryable: boolean) => ({ code: 'ENGINE_LOST', data: { retryable } });

describe('a process that keeps dying', () => {
  test('is started again after each of the first deaths, and not after the third within a minute', async () => {
    const { children, callAndDie, link, events } = setUp();
    for (let death = 1; death <= 3; death += 1) {
      expect(await callAndDie()).toMatchObject(lost(true));
      expect(children).toHaveLength(death);
    }
    await expect(link.client.health()).rejects.toMatchObject(lost(false));
    expect(children).toHaveLength(3);
    expect(link.state()).toBe('lost');
    expect(events.filter((event) => event === 'engine.given-up')).toHaveLength(1);
  });

  test('gets another chance after the cool-down', async () => {
    const { children, callAndDie, clock } = setUp();
    for (let death = 1; death <= 3; death += 1) await callAndDie();
    clock.advance(60_000);
    expect(await callAndDie()).toMatchObject(lost(true));
    expect(children).toHaveLength(4);
  });

  test('is not given up when its deaths are far apart', async () => {
    const { children, callAndDie, clock } = setUp();
    for (let death = 1; death <= 6; death += 1) {
      expect(await callAndDie()).toMatchObject(lost(true));
      clock.advance(31_000);
    }
    expect(children).toHaveLength(6);
  });

  test('is started again only after a wait that doubles', async () => {
    const { callAndDie, clock, children, link } = setUp();
    await callAndDie();
    void link.client.health().catch(() => {});
    await settled();
    expect(clock.waits()).toEqual([200]);
    expect(children).toHaveLength(1);
    clock.advance(200);
    await settled();
    expect(children).toHaveLength(2);
    children[1]!.emit('exit', 1);
    void link.client.health().catch(() => {});
    await settled();
    expect(clock.waits()).toEqual([400]);
  });

  test('a start that throws is a death like any other', async () => {
    const { link, clock } = setUp({
      spawn: () => {
        throw new Error('no such file');
      },
    });
    for (const retryable of [true, true, true, false]) {
      const call = link.client.health().catch((fault: unknown) => fault);
      await settled();
      for (const wait of clock.waits()) clock.advance(wait);
      expect(await call).toMatchObject(lost(retryable));
    }
  });
});

describe('the life of a process', () => {
  test('one process serves calls made at the same time', async () => {
    const { link, children } = setUp();
    void link.client.health().catch(() => {});
    void link.client.health().catch(() => {});
    await settled();
    expect(children).toHaveLength(1);
    expect(children[0]!.posted).toHaveLength(2);
  });

  test('ends after the idle time, and not while a call is waiting', async () => {
    const { link, children, clock } = setUp({ idleStopMs: 1_000 });
    const waiting = new AbortController();
    const call = link.client.health(undefined, { signal: waiting.signal }).catch(() => {});
    await settled();
    clock.advance(5_000);
    expect(children[0]!.kills).toBe(0);
    waiting.abort();
    await call;
    clock.advance(999);
    expect(children[0]!.kills).toBe(0);
    clock.advance(1);
    expect(children[0]!.kills).toBe(1);
    expect(link.state()).toBe('idle');
  });

  test('being killed on purpose is no death to count', async () => {
    const { link, children } = setUp();
    for (let round = 1; round <= 5; round += 1) {
      const call = link.client.health().catch((fault: unknown) => fault);
      await settled();
      link.kill();
      expect(await call).toMatchObject(lost(true));
      expect(children).toHaveLength(round);
    }
    expect(link.state()).toBe('idle');
  });

  test('a post to a process that is already gone does not throw', async () => {
    const { link, children } = setUp();
    void link.client.health().catch(() => {});
    await settled();
    children[0]!.postMessage = () => {
      throw new Error('channel closed');
    };
    const call = link.client.health();
    await settled();
    children[0]!.emit('exit', 1);
    await expect(call).rejects.toMatchObject(lost(true));
  });

  test('sees none of the parent’s secrets', () => {
    const clean = cleanEnvironment({
      PATH: '/bin',
      HOME: '/home/me',
      API_KEY: 'secret',
      NODE_OPTIONS: '--inspect',
      LANG: 'de',
    });
    expect(clean).toEqual({ PATH: '/bin', HOME: '/home/me', LANG: 'de' });
  });
});
