import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
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
