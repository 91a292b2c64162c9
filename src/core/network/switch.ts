// "Never connect": one settings row of the profile. Switching it on ends every request of the profile under way.
import { and, eq } from 'drizzle-orm';
import { settings } from '../db/schema/people.ts';
import type { Deps } from '../deps.ts';

const key = 'neverConnect';

export interface NeverConnect {
  isOn(userId: string): boolean;
  set(userId: string, on: boolean): void;
  /** Aborts when the profile switches it on. */
  switchedOn(userId: string): AbortSignal;
}

export function createSwitch({ database: { db }, clock }: Pick<Deps, 'database' | 'clock'>): NeverConnect {
  const closings = new Map<string, AbortController>();
  return {
    isOn(userId) {
      const row = db
        .select({ value: settings.value })
        .from(settings)
        .where(and(eq(settings.userId, userId), eq(settings.key, key)))
        .get();
      return row?.value === true;
    },
    set(userId, on) {
      const row = { userId, key, value: on, updatedAt: clock.now() };
      db.insert(settings)
        .values(row)
        .onConflictDoUpdate({ target: [settings.userId, settings.key], set: row })
        .run();
      if (!on) return;
      closings.get(userId)?.abort();
      closings.delete(userId);
    },
    switchedOn(userId) {
      const closing = closings.get(userId) ?? new AbortController();
      closings.set(userId, closing);
      return closing.signal;
    },
  };
}
