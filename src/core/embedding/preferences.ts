// How this computer embeds: paused, paused on battery, and where downloads come from. A file beside the models and not
// a profile's setting, because one index serves every profile and there is one battery.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';

const preferences = z.object({
  paused: z.boolean().default(false),
  pauseOnBattery: z.boolean().default(false),
  mirror: z.string().nullable().default(null),
});
export type EmbeddingPreferences = z.infer<typeof preferences>;

export interface PreferenceFile {
  get(): EmbeddingPreferences;
  set(changes: Partial<EmbeddingPreferences>): void;
}

export function createPreferences(dataDir: string): PreferenceFile {
  const path = join(dataDir, 'models', 'preferences.json');
  let current = read(path);
  return {
    get: () => current,
    set(changes) {
      current = { ...current, ...changes };
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, JSON.stringify(current));
      renameSync(`${path}.new`, path);
    },
  };
}

/** A file nobody can read counts as none. */
function read(path: string): EmbeddingPreferences {
  try {
    return preferences.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return preferences.parse({});
  }
}
