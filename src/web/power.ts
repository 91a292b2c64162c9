// Battery and sleep as a plain program can know them. Battery: from the Linux kernel's files. Sleep: found out when it
// is over, since the time since boot counts it and the monotonic clock does not.
import { readdirSync, readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import type { Power } from '#core/ports.ts';

const supplies = '/sys/class/power_supply';
/** The kernel tells of changes only to root; nobody notices half a minute. */
const lookEveryMs = 30_000;

/** Milliseconds since boot with sleep, and without it. */
export interface BootClocks {
  sinceBoot(): number;
  awake(): number;
}

const bootClocks: BootClocks = { sinceBoot: () => uptime() * 1000, awake: () => performance.now() };

const lookForSleepEveryMs = 5_000;
/** Less than this between the two clocks is drift, or a nap nobody noticed. */
const sleptFromMs = 3_000;

export function createPower(
  platform: NodeJS.Platform,
  folder = supplies,
  { sinceBoot, awake }: BootClocks = bootClocks,
): Power {
  const onBattery = () => (platform === 'linux' ? readSupplies(folder) : null);
  return {
    onBattery,
    onChange(listener) {
      if (onBattery() === null) return () => {};
      let last = onBattery();
      const timer = setInterval(() => {
        const now = onBattery();
        if (now === last) return;
        last = now;
        listener();
      }, lookEveryMs).unref();
      return () => clearInterval(timer);
    },
    idleMs: () => null,
    onSleep(listener) {
      // macOS reckons the time since boot from the wall clock, which people may set.
      if (platform !== 'linux') return () => {};
      let lead = sinceBoot() - awake();
      const timer = setInterval(() => {
        const now = sinceBoot() - awake();
        const slept = now - lead;
        lead = now;
        if (slept < sleptFromMs) return;
        listener('suspend');
        listener('resume');
      }, lookForSleepEveryMs).unref();
      return () => clearInterval(timer);
    },
  };
}

/** Null: there is no supply to read, as in most desktops. */
function readSupplies(folder: string): boolean | null {
  const found = namesIn(folder).map((name) => {
    const read = (fact: string) => readFact(join(folder, name, fact));
    return { type: read('type'), online: read('online'), status: read('status'), scope: read('scope') };
  });
  const mains = found.filter(({ type }) => type === 'Mains' || type === 'USB');
  // The battery of a mouse is "Device".
  const batteries = found.filter(({ type, scope }) => type === 'Battery' && scope !== 'Device');
  if (mains.length === 0 && batteries.length === 0) return null;
  if (mains.some(({ online }) => online === '1')) return false;
  return batteries.some(({ status }) => status === 'Discharging');
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readFact(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}
