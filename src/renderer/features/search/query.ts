// What is searched and where, as part of the address: a search can be gone back to, and other screens can link to one.
import type { Scope } from '#contract/ids.ts';

export interface Query {
  text: string;
  scope: Scope;
}

const keys = {
  subjectId: 'subject',
  topicId: 'topic',
  materialId: 'material',
  pageFrom: 'from',
  pageTo: 'to',
} as const;

export function readQuery(params: URLSearchParams): Query {
  const scope: Scope = {};
  for (const key of ['subjectId', 'topicId', 'materialId'] as const) {
    const value = params.get(keys[key]);
    if (value) scope[key] = value;
  }
  // Pages of nothing in particular mean nothing.
  if (scope.materialId) {
    for (const key of ['pageFrom', 'pageTo'] as const) {
      const page = pageNumber(params.get(keys[key]));
      if (page !== null) scope[key] = page;
    }
  }
  return { text: params.get('q') ?? '', scope };
}

export function writeQuery({ text, scope }: Query): URLSearchParams {
  const params = new URLSearchParams();
  if (text !== '') params.set('q', text);
  for (const [key, name] of Object.entries(keys)) {
    const value = scope[key as keyof Scope];
    if (value !== undefined) params.set(name, String(value));
  }
  return params;
}

/** A page number of one or more; null for anything else. */
export function pageNumber(typed: string | null): number | null {
  return typed !== null && /^[1-9]\d{0,5}$/.test(typed.trim()) ? Number(typed) : null;
}
