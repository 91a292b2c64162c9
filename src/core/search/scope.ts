// A scope as SQL: whose passages, of which materials and pages. Joined into every search before its limit, so that what
// a person may not see neither shows nor takes a place.
import type BetterSqlite3 from 'better-sqlite3';
import type { Scope } from '#contract/ids.ts';
import { fault } from '../faults.ts';

export interface ScopeSql {
  /** Conditions on `c` (material_chunks) and `m` (materials), beginning with the profile's. */
  where: string;
  values: Record<string, string | number>;
}

export function scopeSql(userId: string, scope: Scope): ScopeSql {
  const parts = ['m.user_id = @userId', 'm.deleted_at IS NULL'];
  const values: ScopeSql['values'] = { userId };
  const add = (condition: string, name: keyof Scope) => {
    const value = scope[name];
    if (value === undefined) return;
    parts.push(condition);
    values[name] = value;
  };
  add('m.subject_id = @subjectId', 'subjectId');
  add('m.topic_id = @topicId', 'topicId');
  add('m.id = @materialId', 'materialId');
  add('c.page_to >= @pageFrom', 'pageFrom');
  add('c.page_from <= @pageTo', 'pageTo');
  return { where: parts.join(' AND '), values };
}

/** NOT_FOUND when the scope names something that is not the profile's, or not there any more. */
export function checkScope(sqlite: BetterSqlite3.Database, userId: string, scope: Scope): void {
  const checks: [id: string | undefined, sql: string][] = [
    [scope.subjectId, 'SELECT 1 FROM subjects WHERE id = ? AND user_id = ?'],
    [
      scope.topicId,
      'SELECT 1 FROM topics t JOIN subjects s ON s.id = t.subject_id WHERE t.id = ? AND s.user_id = ?',
    ],
    [scope.materialId, 'SELECT 1 FROM materials WHERE id = ? AND user_id = ? AND deleted_at IS NULL'],
  ];
  for (const [id, sql] of checks) {
    if (id !== undefined && sqlite.prepare(sql).get(id, userId) === undefined) throw fault('NOT_FOUND');
  }
}
