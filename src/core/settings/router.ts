// Preferences: those with a column in user_profiles, the rest one row each in settings.
import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { and, eq, sum } from 'drizzle-orm';
import type { Settings } from '#contract/settings.ts';
import { materials } from '../db/schema/library.ts';
import { settings as settingRows, userProfiles } from '../db/schema/people.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import type { Procedures } from '../procedures.ts';

/** Preferences kept as rows, with what holds until one is written. */
const rowDefaults = { singleKeyShortcuts: true } satisfies Partial<Settings>;
type RowKey = keyof typeof rowDefaults;

export function createSettingsRouter(
  { owned }: Procedures,
  { database: { db }, clock, events, dataDir }: Deps,
) {
  return {
    get: owned.settings.get.handler(({ context }) => read(context.userId)),

    set: owned.settings.set.handler(({ input, context: { userId } }) => {
      const { singleKeyShortcuts, ...columns } = input;
      const now = clock.now();
      db.transaction((tx) => {
        tx.update(userProfiles)
          .set({ ...columns, updatedAt: now })
          .where(eq(userProfiles.userId, userId))
          .run();
        if (singleKeyShortcuts === undefined) return;
        const row = {
          userId,
          key: 'singleKeyShortcuts' satisfies RowKey,
          value: singleKeyShortcuts,
          updatedAt: now,
        };
        tx.insert(settingRows)
          .values(row)
          .onConflictDoUpdate({ target: [settingRows.userId, settingRows.key], set: row })
          .run();
      });
      events.publish(userId, { type: 'settings.changed' });
      return read(userId);
    }),

    storage: owned.settings.storage.handler(async ({ context: { userId } }) => {
      const [disk, ...parts] = await Promise.all([
        statfs(dataDir),
        ...['', '-wal'].map((suffix) =>
          stat(join(dataDir, `lectern.sqlite${suffix}`)).then(
            ({ size }) => size,
            () => 0,
          ),
        ),
      ]);
      const files = db
        .select({ bytes: sum(materials.byteSize).mapWith(Number) })
        .from(materials)
        .where(eq(materials.userId, userId))
        .get();
      return {
        dataDir,
        databaseBytes: parts.reduce((a, b) => a + b, 0),
        fileBytes: files?.bytes ?? 0,
        freeBytes: disk.bavail * disk.bsize,
      };
    }),
  };

  function read(userId: string): Settings {
    const row = db.select().from(userProfiles).where(eq(userProfiles.userId, userId)).get();
    if (!row) throw fault('NOT_FOUND');
    const stored = db
      .select({ value: settingRows.value })
      .from(settingRows)
      .where(and(eq(settingRows.userId, userId), eq(settingRows.key, 'singleKeyShortcuts')))
      .get();
    return {
      theme: row.theme as Settings['theme'],
      locale: row.locale,
      answerLocale: row.answerLocale,
      reduceMotion: row.reduceMotion,
      dailyGoalMinutes: row.dailyGoalMinutes,
      dayStartHour: row.dayStartHour,
      singleKeyShortcuts: (stored?.value as boolean | undefined) ?? rowDefaults.singleKeyShortcuts,
    };
  }
}
