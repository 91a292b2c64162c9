// How a session comes to have a profile. A lone profile without a lock is entered by itself, whatever call comes first:
// after a restart the window is still there and should simply go on.
import { eq } from 'drizzle-orm';
import { users } from '../db/schema/people.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import { listProfiles } from './profiles.ts';

export interface Entering {
  enter(sessionId: string, userId: string): void;
  /** The session's profile, or null; enters a lone one, unless the session left on purpose. */
  profileOf(sessionId: string): string | null;
}

export function createEntering({
  database: { db },
  clock,
  sessions,
}: Pick<Deps, 'database' | 'clock' | 'sessions'>): Entering {
  const enter = (sessionId: string, userId: string) => {
    const { changes } = db.update(users).set({ lastActiveAt: clock.now() }).where(eq(users.id, userId)).run();
    // Deleted while its password was being checked.
    if (changes === 0) throw fault('NOT_FOUND');
    sessions.enter(sessionId, userId);
  };
  return {
    enter,
    profileOf(sessionId) {
      const entered = sessions.get(sessionId);
      if (entered !== undefined) return entered;
      const [only, second] = listProfiles(db);
      if (!only || second || only.locked) return null;
      enter(sessionId, only.id);
      return only.id;
    },
  };
}
