// One measured bar: what was compared, the ratio, and whether it meets the bar. Ratios are of medians taken in one
// run on one machine; absolute times are printed for orientation only.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Bar {
  /** For example "3 import". */
  id: string;
  /** "extract + chunk + index / bare pdf.js". */
  what: string;
  /** Milliseconds, megabytes or hits, whatever the ratio is made of. */
  ours: number;
  base: number;
  unit: string;
  /** Defaults to ours / base. */
  ratio: number;
  /** The bar, for example "≤ 1.5". */
  bar: string;
  met: boolean;
  note?: string;
}

export function atMost(bar: Omit<Bar, 'bar' | 'met' | 'ratio'>, limit: number): Bar {
  const ratio = bar.ours / bar.base;
  return { ...bar, ratio, bar: `≤ ${round(limit)}`, met: ratio <= limit };
}

export function atLeast(bar: Omit<Bar, 'bar' | 'met' | 'ratio'>, limit: number): Bar {
  const ratio = bar.ours / bar.base;
  return { ...bar, ratio, bar: `≥ ${round(limit)}`, met: ratio >= limit };
}

export function printBars(bars: readonly Bar[]): void {
  console.log('| bar | what | ours | base | ratio | bar | met |');
  console.log('|---|---|---|---|---|---|---|');
  for (const bar of bars) {
    const { id, what, ours, base, unit, ratio, met, note } = bar;
    const cells = [id, note ? `${what} (${note})` : what, `${round(ours)} ${unit}`, `${round(base)} ${unit}`];
    console.log(`| ${[...cells, round(ratio), bar.bar, met ? 'yes' : 'NO'].join(' | ')} |`);
  }
}

export function writeReport(folder: string, name: string, report: object): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
  return path;
}

function round(value: number): string {
  return String(Number(value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 3)));
}
