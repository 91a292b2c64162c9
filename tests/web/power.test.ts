import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
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
