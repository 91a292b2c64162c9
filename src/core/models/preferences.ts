// What a profile has chosen about models: one row of its settings. Consents name the host they were given for, so that
// another address has to ask again.
import { and, eq } from 'drizzle-orm';
import type { Provider } from '#contract/models.ts';
import { settings } from '../db/schema/people.ts';
import type { Deps } from '../deps.ts';
import { defaultBaseUrl } from './address.ts';

export interface Preferences {
  provider: Provider | null;
  ollama: {
    /** As written; null: find it. */
    address: string | null;
    model: string | null;
    quizModel: string | null;
    contextTokens: 2048 | 4096 | 8192;
  };
  openai: { baseUrl: string; model: string | null; quizModel: string | null };
  consents: Partial<Record<Provider, string>>;
}

const initial: Preferences = {
  provider: null,
  ollama: { address: null, model: null, quizModel: null, contextTokens: 4096 },
  openai: { baseUrl: defaultBaseUrl, model: null, quizModel: null },
  consents: {},
};

const key = 'models';

export function readPreferences({ database: { db } }: Pick<Deps, 'database'>, userId: string): Preferences {
  const row = db
    .select({ value: settings.value })
    .from(settings)
    .where(and(eq(settings.userId, userId), eq(settings.key, key)))
    .get();
  const stored = row?.value as Partial<Preferences> | undefined;
  return {
    ...initial,
    ...stored,
    ollama: { ...initial.ollama, ...stored?.ollama },
    openai: { ...initial.openai, ...stored?.openai },
  };
}

export function writePreferences(
  { database: { db }, clock }: Pick<Deps, 'database' | 'clock'>,
  userId: string,
  value: Preferences,
) {
  const row = { userId, key, value, updatedAt: clock.now() };
  db.insert(settings)
    .values(row)
    .onConflictDoUpdate({ target: [settings.userId, settings.key], set: row })
    .run();
}
