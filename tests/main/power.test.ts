import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import type { PowerEvent } from '#core/ports.ts';
import { createPower } from '#main/power.ts';
import { as } from './fakes.ts';

it('the power state is Electron’s, and who stops listening hears no more', () => {
  let onBattery = false;
  const monitor = Object.assign(new EventEmitter(), {
    isOnBatteryPower: () => onBattery,
    getSystemIdleTime: () => 0,
  });
  const power = createPower(as(monitor));
  const heard: (boolean | null)[] = [];
  const stop = power.onChange(() => heard.push(power.onBattery()));
  onBattery = true;
  monitor.emit('on-battery');
  onBattery = false;
  monitor.emit('on-ac');
  stop();
  monitor.emit('on-battery');
  expect(heard).toEqual([true, false]);
});

it('sleep and lock are told under our names, idle time in milliseconds', () => {
  const monitor = Object.assign(new EventEmitter(), {
    isOnBatteryPower: () => false,
    getSystemIdleTime: () => 42,
  });
  const power = createPower(as(monitor));
  expect(power.idleMs()).toBe(42_000);
  const heard: PowerEvent[] = [];
  const stop = power.onSleep((event) => heard.push(event));
  for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen']) monitor.emit(event);
  expect(heard).toEqual(['suspend', 'resume', 'lock', 'unlock']);
  stop();
  monitor.emit('suspend');
  expect(heard).toHaveLength(4);
  expect(monitor.eventNames()).toEqual([]);
});
