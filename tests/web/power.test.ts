import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { PowerEvent } from '#core/ports.ts';
import { createPower } from '#web/power.ts';

/** A folder as the Linux kernel fills /sys/class/power_supply. */
function supplies(all: Record<string, Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-power-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, facts] of Object.entries(all)) {
    mkdirSync(join(folder, name));
    for (const [fact, value] of Object.entries(facts)) writeFileSync(join(folder, name, fact), `${value}\n`);
  }
  return folder;
}

const plugged = { type: 'Mains', online: '1' };
const unplugged = { type: 'Mains', online: '0' };
const draining = { type: 'Battery', status: 'Discharging' };

describe('a computer', () => {
  it.each([
    ['without any supply', {}, null],
    ['on its plug', { AC: plugged, BAT0: { type: 'Battery', status: 'Charging' } }, false],
    ['off its plug', { AC: unplugged, BAT0: draining }, true],
    ['with one of two batteries in use', { BAT0: { type: 'Battery', status: 'Full' }, BAT1: draining }, true],
    ['charged over USB', { usb: { type: 'USB', online: '1' }, BAT0: draining }, false],
    ['with a mouse that has a battery', { AC: plugged, mouse: { ...draining, scope: 'Device' } }, false],
    ['with nothing but such a mouse', { mouse: { ...draining, scope: 'Device' } }, null],
  ])('%s', (_what, all, expected) => {
    expect(createPower('linux', supplies(all as Record<string, Record<string, string>>)).onBattery()).toBe(
      expected,
    );
  });

  it('of another system cannot be asked', () => {
    const power = createPower('darwin', supplies({ BAT0: draining }));
    expect(power.onBattery()).toBeNull();
    expect(power.onChange(() => {})()).toBeUndefined();
  });
});

describe('a sleep', () => {
  /** Time since boot and time awake are moved by hand, and so are timers. */
  function listen(platform: NodeJS.Platform = 'linux') {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    let awake = 0;
    let asleep = 0;
    const clocks = { sinceBoot: () => awake + asleep, awake: () => awake };
    const heard: PowerEvent[] = [];
    const stop = createPower(platform, supplies({}), clocks).onSleep((event) => heard.push(event));
    const pass = (ms: number) => {
      awake += ms;
      vi.advanceTimersByTime(ms);
    };
    const sleep = (ms: number) => {
      asleep += ms;
    };
    return { heard, pass, sleep, stop };
  }

  it('is told of within five seconds of its end, and once', () => {
    const { heard, pass, sleep } = listen();
    pass(60_000);
    expect(heard).toEqual([]);
    sleep(3_600_000);
    pass(5_000);
    expect(heard).toEqual(['suspend', 'resume']);
    pass(60_000);
    expect(heard).toEqual(['suspend', 'resume']);
  });

  it('of a moment is drift between two clocks', () => {
    const { heard, pass, sleep } = listen();
    for (let i = 0; i < 20; i += 1) {
      sleep(1_000);
      pass(5_000);
    }
    expect(heard).toEqual([]);
  });

  it('is not heard of by who stopped listening', () => {
    const { heard, pass, sleep, stop } = listen();
    stop();
    sleep(3_600_000);
    pass(60_000);
    expect(heard).toEqual([]);
  });

  it('cannot be told on a system whose time since boot follows the wall clock', () => {
    const { heard, pass, sleep } = listen('darwin');
    sleep(3_600_000);
    pass(60_000);
    expect(heard).toEqual([]);
  });

  it('is all that can be told: idleness is not', () => {
    expect(createPower('linux', supplies({})).idleMs()).toBeNull();
  });
});
