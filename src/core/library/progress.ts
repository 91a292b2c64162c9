// What an import writes about itself: the row's status and the facts that tell the window. Facts about pages are
// thinned out; facts about a status never are.
import type BetterSqlite3 from 'better-sqlite3';
import { and, eq, inArray } from 'drizzle-orm';
import type { DocumentInfo, PageKind } from '#contract/engine.ts';
import type { FaultCode, FaultData } from '#contract/faults.ts';
import type { ProcessingStatus } from '#contract/library.ts';
import { materials } from '../db/schema/library.ts';
import type { Deps } from '../deps.ts';
import { settleDays } from '../progress/settle.ts';
import type { MaterialRow } from './materials.ts';

/** Ten a second are more than an eye follows. */
const factEveryMs = 100;

/** States in which an import is owed. */
export const unfinished: ProcessingStatus[] = ['queued', 'extracting', 'indexing'];

interface Cause {
  code: FaultCode;
  params?: FaultData['params'];
}

export type Progress = ReturnType<typeof createProgress>;

export function createProgress({
  database: { db, sqlite },
  clock,
  events,
}: Pick<Deps, 'database' | 'clock' | 'events'>) {
  let lastFactAt = Number.NEGATIVE_INFINITY;
  const countKinds = sqlite.prepare(
    'SELECT kind, count(*) AS pages FROM material_pages WHERE material_id = ? GROUP BY kind',
  );
  const sampleText = prepareSamples(sqlite);

  const set = (id: string, values: Partial<MaterialRow>) =>
    db
      .update(materials)
      .set({ ...values, updatedAt: clock.now() })
      .where(and(eq(materials.id, id), inArray(materials.processingStatus, unfinished)))
      .run();
  const changed = (row: MaterialRow) =>
    events.publish(row.userId, { type: 'materials.changed', materialId: row.id });
  const outcome = (status: ProcessingStatus, cause: Cause | undefined) => ({
    processingStatus: status,
    errorCode: cause?.code ?? null,
    errorParams: cause?.params ?? null,
  });

  return {
    changed,

    enter(row: MaterialRow, status: ProcessingStatus) {
      set(row.id, outcome(status, undefined));
      changed(row);
    },

    opened(row: MaterialRow, info: DocumentInfo, title: string | null) {
      set(row.id, { pageCount: info.pageCount, outline: info.outline, ...(title === null ? {} : { title }) });
      changed(row);
    },

    advanced(row: MaterialRow, pagesDone: number, pageCount: number) {
      const now = clock.monotonic();
      if (now - lastFactAt < factEveryMs && pagesDone < pageCount) return;
      lastFactAt = now;
      const fact = { type: 'material.progress', materialId: row.id, status: 'extracting' } as const;
      events.publish(row.userId, { ...fact, pagesDone, pageCount });
    },

    end(row: MaterialRow, status: ProcessingStatus, cause: Cause) {
      set(row.id, outcome(status, cause));
      changed(row);
    },

    /** Inside the last transaction; publishes nothing. */
    finish(row: MaterialRow, status: ProcessingStatus, language: string | null, cause?: Cause) {
      set(row.id, { ...outcome(status, cause), language });
    },

    /** After it: files that can be read count for achievements. */
    finished(row: MaterialRow) {
      changed(row);
      const facts = db.transaction((tx) => settleDays(tx, clock, row.userId, []));
      for (const fact of facts) events.publish(row.userId, fact);
    },

    pageCounts(materialId: string): Partial<Record<PageKind, number>> {
      const rows = countKinds.all(materialId) as { kind: PageKind; pages: number }[];
      return Object.fromEntries(rows.map(({ kind, pages }) => [kind, pages]));
    },

    /** Text from up to `count` readable pages, spread over the material. */
    samples: sampleText,
  };
}

function prepareSamples(sqlite: BetterSqlite3.Database) {
  const readable = sqlite
    .prepare("SELECT page FROM material_pages WHERE material_id = ? AND kind = 'text' ORDER BY page")
    .pluck();
  const textOf = sqlite.prepare('SELECT text FROM material_pages WHERE material_id = ? AND page = ?').pluck();
  return (materialId: string, count: number): string[] => {
    const pages = readable.all(materialId) as number[];
    const step = Math.max(1, pages.length / count);
    const chosen = new Set<number>();
    for (let at = step / 2; at < pages.length; at += step) chosen.add(pages[Math.floor(at)] as number);
    return [...chosen].map((page) => textOf.get(materialId, page) as string);
  };
}
