// Rows of users and user_profiles as the contract's profiles.
import { count, desc, eq, ne } from 'drizzle-orm';
import { v7 } from 'uuid';
import { avatars, type Profile, type ProfileCard } from '#contract/people.ts';
import type { Drizzle } from '../db/open.ts';
import { userProfiles, users } from '../db/schema/people.ts';
import { fault } from '../faults.ts';

const columns = {
  id: users.id,
  name: userProfiles.fullName,
  avatar: users.avatar,
  passwordHash: users.passwordHash,
  gradeLevel: userProfiles.gradeLevel,
  primaryGoal: userProfiles.primaryGoal,
  studyPreference: userProfiles.studyPreference,
  onboardingCompleted: userProfiles.onboardingCompleted,
  createdAt: users.createdAt,
  lastActiveAt: users.lastActiveAt,
};

type Row = { passwordHash: string | null } & Record<string, unknown>;

export function readProfile(db: Drizzle, userId: string): Profile {
  const row = selectProfiles(db).where(eq(users.id, userId)).get();
  if (!row) throw fault('NOT_FOUND');
  return toProfile(row);
}

/** A sample profile, and one that is still being made and not to be seen before it is whole. */
export const sampleRole = 'sample';
export const unfinishedSampleRole = 'sample_unfinished';

/** Most recently active first. */
export function listProfiles(db: Drizzle): ProfileCard[] {
  return selectProfiles(db)
    .where(ne(users.role, unfinishedSampleRole))
    .orderBy(desc(users.lastActiveAt))
    .all()
    .map((row) => {
      const { id, name, avatar, locked, lastActiveAt } = toProfile(row);
      return { id, name, avatar, locked, lastActiveAt };
    });
}

export function insertProfile(
  db: Drizzle,
  now: number,
  input: { name: string; avatar?: Profile['avatar'] | undefined },
): string {
  return db.transaction((tx) => {
    const id = v7();
    const taken = tx.select({ n: count() }).from(users).get()?.n ?? 0;
    const avatar = input.avatar ?? avatars[taken % avatars.length] ?? 'owl';
    tx.insert(users).values({ id, avatar, createdAt: now, updatedAt: now, lastActiveAt: now }).run();
    tx.insert(userProfiles)
      .values({ id: v7(), userId: id, fullName: input.name, createdAt: now, updatedAt: now })
      .run();
    return id;
  });
}

export function passwordHashOf(db: Drizzle, userId: string): string | null {
  const row = db.select({ hash: users.passwordHash }).from(users).where(eq(users.id, userId)).get();
  if (!row) throw fault('NOT_FOUND');
  return row.hash;
}

function selectProfiles(db: Drizzle) {
  return db.select(columns).from(users).innerJoin(userProfiles, eq(userProfiles.userId, users.id)).$dynamic();
}

function toProfile({ passwordHash, ...rest }: Row): Profile {
  return { ...(rest as Omit<Profile, 'locked'>), locked: passwordHash !== null };
}
