// Routes of Practice, written and read in one place.
import type { Scope } from '#contract/ids.ts';

export function makeQuizPath(scope: Scope): string {
  const query = new URLSearchParams();
  if (scope.materialId) query.set('material', scope.materialId);
  if (scope.topicId) query.set('topic', scope.topicId);
  if (scope.pageFrom) query.set('from', String(scope.pageFrom));
  if (scope.pageTo) query.set('to', String(scope.pageTo));
  const text = query.toString();
  return `/practice/new${text ? `?${text}` : ''}`;
}

export function scopeOfQuery(query: URLSearchParams): Scope {
  const page = (name: string) => {
    const value = Number(query.get(name));
    return Number.isInteger(value) && value > 0 ? value : undefined;
  };
  const materialId = query.get('material') ?? undefined;
  const topicId = query.get('topic') ?? undefined;
  const pageFrom = page('from');
  const pageTo = page('to');
  return {
    ...(materialId ? { materialId } : {}),
    ...(topicId ? { topicId } : {}),
    ...(materialId && pageFrom ? { pageFrom } : {}),
    ...(materialId && pageTo ? { pageTo } : {}),
  };
}
