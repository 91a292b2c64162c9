// Routes of Ask, written and read in one place.
import type { Scope } from '#contract/ids.ts';

const fields = { subjectId: 'subject', topicId: 'topic', materialId: 'material' } as const;

export function newQuestionPath(scope: Scope): string {
  const query = new URLSearchParams();
  for (const [field, name] of Object.entries(fields)) {
    const value = scope[field as keyof typeof fields];
    if (value) query.set(name, value);
  }
  if (scope.pageFrom) query.set('from', String(scope.pageFrom));
  if (scope.pageTo) query.set('to', String(scope.pageTo));
  const text = query.toString();
  return `/ask${text ? `?${text}` : ''}`;
}

export function scopeOfQuery(query: URLSearchParams): Scope {
  const scope: Scope = {};
  for (const [field, name] of Object.entries(fields)) {
    const value = query.get(name);
    if (value) scope[field as keyof typeof fields] = value;
  }
  const from = Number(query.get('from'));
  const to = Number(query.get('to'));
  if (scope.materialId && Number.isInteger(from) && from > 0) scope.pageFrom = from;
  if (scope.materialId && Number.isInteger(to) && to > 0) scope.pageTo = to;
  return scope;
}
