// Profiles: entering, leaving, describing, locking and deleting them.
import { eq } from 'drizzle-orm';
import { userProfiles, users } from '../db/schema/people.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import type { Procedures } from '../procedures.ts';
import type { Entering } from './entering.ts';
import { createLock } from './lock.ts';
import { insertProfile, listProfiles, passwordHashOf, readProfile } from './profiles.ts';

/** `beforeRemove` lets the library drop a profile's files before its rows go. */
export function createPeopleRouter(
  { open, owned }: Procedures,
  { database: { db }, clock, sessions, events }: Deps,
  { enter, profileOf }: Entering,
  removeAllOf: (userId: string, andProfile: () => void) => Promise<void>,
) {
  const lock = createLock(clock);
  const entered = (sessionId: string, userId: string) => {
    enter(sessionId, userId);
    return readProfile(db, userId);
  };
  const changed = (userId: string) => {
    events.publish(userId, { type: 'profile.changed' });
    return readProfile(db, userId);
  };
  const checkLock = async (userId: string, password: string | undefined) => {
    const hash = passwordHashOf(db, userId);
    if (hash !== null) await lock.check(userId, hash, password);
  };

  return {
    list: open.people.list.handler(() => listProfiles(db)),

    current: open.people.current.handler(({ context }) => {
      const userId = profileOf(context.sessionId);
      return userId === null ? null : readProfile(db, userId);
    }),

    create: open.people.create.handler(({ input, context }) =>
      entered(context.sessionId, insertProfile(db, clock.now(), input)),
    ),

    select: open.people.select.handler(async ({ input, context }) => {
      await checkLock(input.id, input.password);
      return entered(context.sessionId, input.id);
    }),

    leave: open.people.leave.handler(({ context }) => sessions.leave(context.sessionId)),

    update: owned.people.update.handler(({ input, context: { userId } }) => {
      describe(userId, input);
      return changed(userId);
    }),

    completeOnboarding: owned.people.completeOnboarding.handler(({ input, context: { userId } }) => {
      describe(userId, { ...input, onboardingCompleted: true });
      return changed(userId);
    }),

    setLock: owned.people.setLock.handler(async ({ input, context: { userId } }) => {
      await checkLock(userId, input.currentPassword);
      const passwordHash = input.password === null ? null : await lock.hash(input.password);
      db.update(users).set({ passwordHash, updatedAt: clock.now() }).where(eq(users.id, userId)).run();
      return changed(userId);
    }),

    remove: owned.people.remove.handler(async ({ input, context: { userId } }) => {
      if (input.confirmName.trim() !== readProfile(db, userId).name) throw fault('BAD_REQUEST');
      await checkLock(userId, input.password);
      await removeAllOf(userId, () => {
        db.delete(users).where(eq(users.id, userId)).run();
        sessions.forget(userId);
      });
    }),
  };

  function describe(
    userId: string,
    { name, avatar, ...rest }: { name?: string; avatar?: string } & Partial<typeof userProfiles.$inferInsert>,
  ) {
    const now = clock.now();
    db.transaction((tx) => {
      tx.update(userProfiles)
        .set({ ...rest, ...(name === undefined ? {} : { fullName: name }), updatedAt: now })
        .where(eq(userProfiles.userId, userId))
        .run();
      if (avatar !== undefined)
        tx.update(users).set({ avatar, updatedAt: now }).where(eq(users.id, userId)).run();
    });
  }
}
