// One figure of the evaluation against its bar, and the table they are printed as. A figure with nothing behind it is
// null and meets nothing: an empty sample must not pass for a good one.
export interface Measure {
  goal: string;
  metric: string;
  /** Shares from 0 to 1, counts, milliseconds or tokens a second. */
  value: number | null;
  unit: 'share' | 'count' | 'ms' | 'tokens/s';
  /** How many it is taken over. */
  of: number;
  /** Null: reported, not judged. */
  bar: { atLeast: number } | { atMost: number } | null;
}

export type Bar = Measure['bar'];

export function shareOf(goal: string, metric: string, hits: number, of: number, bar: Bar): Measure {
  return { goal, metric, value: of === 0 ? null : hits / of, unit: 'share', of, bar };
}

export function countOf(goal: string, metric: string, value: number, of: number, bar: Bar): Measure {
  return { goal, metric, value, unit: 'count', of, bar };
}

/** Null where there is no bar. */
export function isMet({ value, bar }: Measure): boolean | null {
  if (bar === null) return null;
  if (value === null) return false;
  return 'atLeast' in bar ? value >= bar.atLeast : value <= bar.atMost;
}

/** `before`: the figures of an earlier run, for a column of differences. */
export function tableOf(measures: readonly Measure[], before?: readonly Measure[]): string {
  const head = ['goal', 'metric', 'figure', 'of', 'bar', 'met', ...(before ? ['before'] : [])];
  const rows = measures.map((measure) => {
    const met = isMet(measure);
    const earlier = before?.find(({ goal, metric }) => goal === measure.goal && metric === measure.metric);
    return [
      measure.goal,
      measure.metric,
      figureOf(measure),
      String(measure.of),
      barOf(measure),
      met === null ? '' : met ? 'yes' : 'NO',
      ...(before ? [earlier ? figureOf(earlier) : 'none'] : []),
    ];
  });
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function figureOf({ value, unit }: Measure): string {
  return value === null ? 'none' : written(value, unit);
}

function barOf({ bar, unit }: Measure): string {
  if (bar === null) return 'reported';
  return 'atLeast' in bar ? `≥ ${written(bar.atLeast, unit)}` : `≤ ${written(bar.atMost, unit)}`;
}

function written(value: number, unit: Measure['unit']): string {
  if (unit === 'share') return value.toFixed(2);
  if (unit === 'count') return String(value);
  return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
}

/** The value below which `share` of the values lie; null without any. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
