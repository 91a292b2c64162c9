// Moving one thing up or down among its neighbours, by keys or from a menu.

/** The ids with this one a place earlier (-1) or later (1); null when it stands at that end already. */
export function moved(ids: readonly string[], id: string, by: -1 | 1): string[] | null {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from === -1 || to < 0 || to >= ids.length) return null;
  const next = [...ids];
  next.splice(from, 1);
  next.splice(to, 0, id);
  return next;
}
