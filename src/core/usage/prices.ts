// What a token costs, as the student entered it. Nothing is shipped: prices of services change, and a wrong one is worse
// than an unknown one.
import { and, asc, desc, eq, inArray, lte } from 'drizzle-orm';
import type { Price } from '#contract/usage.ts';
import { aiPrices } from '../db/schema/ai.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';

/** Any model of a provider; a price of the model itself goes before it, however old. */
const anyModel = '*';

export interface Prices {
  /** The price in force on that day. */
  at(userId: string, provider: string, model: string, day: string): Price | null;
  list(userId: string): Price[];
  set(userId: string, price: Omit<Price, 'id'>): Price;
  remove(userId: string, id: string): void;
}

export function createPrices({ database: { db } }: Pick<Deps, 'database'>): Prices {
  return {
    at(userId, provider, model, day) {
      const rows = db
        .select()
        .from(aiPrices)
        .where(
          and(
            eq(aiPrices.userId, userId),
            eq(aiPrices.provider, provider),
            inArray(aiPrices.model, [model, anyModel]),
            lte(aiPrices.validFrom, day),
          ),
        )
        .orderBy(desc(aiPrices.validFrom))
        .all();
      return rows.find((row) => row.model === model) ?? rows[0] ?? null;
    },
    list: (userId) =>
      db
        .select()
        .from(aiPrices)
        .where(eq(aiPrices.userId, userId))
        .orderBy(asc(aiPrices.provider), asc(aiPrices.model), desc(aiPrices.validFrom))
        .all()
        .map(toPrice),
    set(userId, price) {
      const row = db
        .insert(aiPrices)
        .values({ userId, ...price })
        .onConflictDoUpdate({
          target: [aiPrices.userId, aiPrices.provider, aiPrices.model, aiPrices.validFrom],
          set: price,
        })
        .returning()
        .get();
      return toPrice(row);
    },
    remove(userId, id) {
      const { changes } = db
        .delete(aiPrices)
        .where(and(eq(aiPrices.id, id), eq(aiPrices.userId, userId)))
        .run();
      if (changes === 0) throw fault('NOT_FOUND');
    },
  };
}

function toPrice({ userId: _, ...price }: typeof aiPrices.$inferSelect): Price {
  return price;
}
