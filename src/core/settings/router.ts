// Preferences: those with a column in user_profiles, the rest one row each in settings.
import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { eq, sum } from 'drizzle-orm';
import { lessonVideos } from '../db/schema/lessons.ts';
import { materials } from '../db/schema/library.ts';
import { settings as settingRows, userProfiles } from '../db/schema/people.ts';
import type { Deps } from '../deps.ts';
import type { Procedures } from '../procedures.ts';
import { columnKeys, readSettings } from './read.ts';

export function createSettingsRouter(
  { owned }: Procedures,
  { database: { db }, clock, events, dataDir }: Deps,
) {
  return {
    get: owned.settings.get.handler(({ context }) => readSettings(db, context.userId)),

    set: owned.settings.set.handler(({ input, context: { userId } }) => {
      const now = clock.now();
      const isColumn = (key: string) => columnKeys.some((name) => name === key);
      const given = Object.entries(input).filter(([, value]) => value !== undefined);
      db.transaction((tx) => {
        tx.update(userProfiles)
          .set({ ...Object.fromEntries(given.filter(([key]) => isColumn(key))), updatedAt: now })
          .where(eq(userProfiles.userId, userId))
          .run();
        for (const [key, value] of given.filter(([key]) => !isColumn(key))) {
          const row = { userId, key, value, updatedAt: now };
          tx.insert(settingRows)
            .values(row)
            .onConflictDoUpdate({ target: [settingRows.userId, settingRows.key], set: row })
            .run();
        }
      });
      events.publish(userId, { type: 'settings.changed' });
      return readSettings(db, userId);
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
      const videos = db
        .select({ bytes: sum(lessonVideos.byteSize).mapWith(Number) })
        .from(lessonVideos)
        .where(eq(lessonVideos.userId, userId))
        .get();
      return {
        dataDir,
        databaseBytes: parts.reduce((a, b) => a + b, 0),
        fileBytes: (files?.bytes ?? 0) + (videos?.bytes ?? 0),
        freeBytes: disk.bavail * disk.bsize,
      };
    }),
  };
}
