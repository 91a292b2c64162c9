// Removes materials for good: one transaction for every row that knew them, then the file, unless another profile, a
// card's picture or a lesson's video holds the same bytes. What SQLite leaves behind, dead terms and free pages, is
// cleared in small steps afterwards: VACUUM would copy the whole library and stop the window for seconds, incremental
// vacuum gives the space back without.
import { eq, lt } from 'drizzle-orm';
import { materials } from '../db/schema/library.ts';
import type { Deps } from '../deps.ts';
import { toFault } from '../faults.ts';
import type { Store } from './store.ts';

/** How long a removed material can be restored. */
export const restorableMs = 7 * 24 * 60 * 60_000;

/** Steps of some milliseconds each. */
const mergePages = 64;
const vacuumPages = 256;

interface PurgeDeps extends Pick<Deps, 'database' | 'clock' | 'log'> {
  store: Store;
  /** Removes a material's vectors, inside the transaction. */
  dropVectors(materialId: string): void;
}

export function createPurge({ database: { db, sqlite }, clock, log, store, dropVectors }: PurgeDeps) {
  const dropText = sqlite.prepare(
    'DELETE FROM chunk_fts WHERE rowid IN (SELECT seq FROM material_chunks WHERE material_id = ?)',
  );
  const dropMaterial = sqlite.prepare('DELETE FROM materials WHERE id = ? RETURNING content_hash').pluck();
  const isHeld = sqlite
    .prepare(
      `SELECT 1 FROM materials WHERE content_hash = @hash
       UNION ALL SELECT 1 FROM card_media WHERE hash = @hash
       UNION ALL SELECT 1 FROM lesson_videos WHERE content_hash = @hash`,
    )
    .pluck();
  const otherFilesOf = sqlite
    .prepare(
      `SELECT hash FROM card_media WHERE user_id = @userId
       UNION SELECT content_hash FROM lesson_videos WHERE user_id = @userId`,
    )
    .pluck();
  let tidying: Promise<void> | null = null;
  let isStopped = false;

  return {
    remove,

    /** Materials removed longer ago than they can be restored. */
    expired(): string[] {
      return db
        .select({ id: materials.id })
        .from(materials)
        .where(lt(materials.deletedAt, clock.now() - restorableMs))
        .all()
        .map(({ id }) => id);
    },

    ofUser(userId: string): string[] {
      return db
        .select({ id: materials.id })
        .from(materials)
        .where(eq(materials.userId, userId))
        .all()
        .map(({ id }) => id);
    },

    /** Hashes of the pictures and videos of a profile. */
    otherFilesOf: (userId: string) => otherFilesOf.all({ userId }) as string[],

    /** Takes files out of the store that nothing refers to any more. */
    release,

    isHeld: (hash: string) => isHeld.get({ hash }) !== undefined,

    async stop() {
      isStopped = true;
      await tidying;
    },
  };

  function remove(ids: string[]): void {
    if (ids.length === 0) return;
    const hashes = sqlite.transaction(() =>
      ids.map((id) => {
        dropVectors(id);
        dropText.run(id);
        return dropMaterial.get(id) as string | undefined;
      }),
    )();
    release(hashes);
    // What stays untidy, on a full disk for example, is tidied after the next removal.
    tidying ??= tidy()
      .catch((error) => void toFault(error, log, 'library.tidy'))
      .finally(() => {
        tidying = null;
      });
  }

  function release(hashes: readonly (string | undefined)[]): void {
    for (const hash of new Set(hashes)) if (hash && isHeld.get({ hash }) === undefined) store.discard(hash);
  }

  async function tidy(): Promise<void> {
    await new Promise(setImmediate);
    const merge = sqlite.prepare("INSERT INTO chunk_fts (chunk_fts, rank) VALUES ('merge', ?)");
    const changes = sqlite.prepare('SELECT total_changes()').pluck();
    // A negative first step makes FTS5 merge everything, which is what drops deleted terms from the file.
    for (let pages = -mergePages; !isStopped; pages = mergePages) {
      const before = changes.get() as number;
      merge.run(pages);
      if ((changes.get() as number) - before < 2) break;
      await new Promise(setImmediate);
    }
    const freePages = () => sqlite.pragma('freelist_count', { simple: true }) as number;
    let before = freePages();
    while (!isStopped && before > 0) {
      sqlite.pragma(`incremental_vacuum(${vacuumPages})`);
      const left = freePages();
      // A database rebuilt from a dump gives no pages back; it uses them again.
      if (left >= before) break;
      before = left;
      await new Promise(setImmediate);
    }
    if (!isStopped) sqlite.pragma('wal_checkpoint(TRUNCATE)');
  }
}
