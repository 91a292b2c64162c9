// Which rows of the list are ticked. A click ticks or unticks one; with Shift, everything from the last click to here.
export interface Selection {
  ids: ReadonlySet<string>;
  /** The row clicked last. */
  anchor: string | null;
}

export const nothing: Selection = { ids: new Set(), anchor: null };

export function clicked(
  { ids, anchor }: Selection,
  order: readonly string[],
  id: string,
  isRange: boolean,
): Selection {
  const on = !ids.has(id);
  const from = isRange && anchor !== null ? order.indexOf(anchor) : -1;
  const to = order.indexOf(id);
  const run = from < 0 ? [id] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
  const next = new Set(ids);
  for (const each of run) {
    if (on) next.add(each);
    else next.delete(each);
  }
  return { ids: next, anchor: id };
}

/** Ticks everything, or nothing when everything is ticked. */
export function toggledAll(selection: Selection, order: readonly string[]): Selection {
  return isAll(selection, order) ? nothing : { ids: new Set(order), anchor: null };
}

export function isAll({ ids }: Selection, order: readonly string[]): boolean {
  return order.length > 0 && order.every((id) => ids.has(id));
}

/** What is ticked of the rows there still are, in their order. */
export function chosen({ ids }: Selection, order: readonly string[]): string[] {
  return order.filter((id) => ids.has(id));
}
