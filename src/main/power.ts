// Battery, sleep, lock and idleness, as Electron is told by the system. Locking is told on macOS and Windows only, and
// on Wayland the idle time is a guess.
import type { PowerMonitor } from 'electron';
import type { Power, PowerEvent } from '#core/ports.ts';

const sleepEvents = [
  ['suspend', 'suspend'],
  ['resume', 'resume'],
  ['lock-screen', 'lock'],
  ['unlock-screen', 'unlock'],
] as const satisfies [string, PowerEvent][];

/** Call after ready. */
export function createPower(
  monitor: Pick<PowerMonitor, 'isOnBatteryPower' | 'getSystemIdleTime' | 'on' | 'removeListener'>,
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
    idleMs: () => monitor.getSystemIdleTime() * 1000,
    onSleep(listener) {
      const heard = sleepEvents.map(([name, event]) => [name, () => listener(event)] as const);
      // The declarations of `on` are one overload an event name, which a table of names does not fit.
      const events = monitor as unknown as NodeJS.EventEmitter;
      for (const [name, tell] of heard) events.on(name, tell);
      return () => {
        for (const [name, tell] of heard) events.removeListener(name, tell);
      };
    },
  };
}
