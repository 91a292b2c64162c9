// Whether this computer runs on battery, as Electron is told by the system.
import type { PowerMonitor } from 'electron';
import type { Power } from '#core/ports.ts';

/** Call after ready. */
export function createPower(
  monitor: Pick<PowerMonitor, 'isOnBatteryPower' | 'on' | 'removeListener'>,
): Power {
  return {
    onBattery: () => monitor.isOnBatteryPower(),
    onChange(listener) {
      monitor.on('on-ac', listener);
      monitor.on('on-battery', listener);
      return () => {
        monitor.removeListener('on-ac', listener);
        monitor.removeListener('on-battery', listener);
      };
    },
  };
}
