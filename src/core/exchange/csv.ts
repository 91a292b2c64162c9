// Tables as text (RFC 4180), written and read. What a spreadsheet would run as a formula is kept text by an apostrophe,
// which reading takes off again.
import { fault } from '../faults.ts';

export type CsvValue = string | number | null;

/** With the mark by which spreadsheets know UTF-8. */
export function csvOf(header: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return `\ufeff${[header, ...rows].map((row) => row.map(fieldOf).join(',')).join('\r\n')}\r\n`;
}

function fieldOf(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n;\t]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

export interface Row {
  /** In the file, from 1: where it begins. */
  line: number;
  cells: string[];
}

/** Rows without anything in them are left out. FILE_UNREADABLE damaged with its line: a quote that never closes. */
export function readTable(text: string, separator: string): Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let begins = 1;
  let at = 0;
  const endCell = () => {
    cells.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begins, cells: cells.map(withoutGuard) });
    cells = [];
    begins = line;
  };
  while (at < text.length) {
    const char = text[at]!;
    if (char === '"' && cell === '') {
      const opened = line;
      for (at += 1; ; at += 1) {
        if (at >= text.length) throw fault('FILE_UNREADABLE', { reason: 'damaged', row: opened });
        if (text[at] === '\n') line += 1;
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') {
          cell += '"';
          at += 1;
        } else break;
      }
      at += 1;
      // Behind the closing quote only a separator or the end of the row is expected; more belongs to the cell.
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') {
        cell += text[at];
        at += 1;
      }
      // An empty cell in quotes is finished all the same.
      continue;
    }
    if (char === separator) endCell();
    else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[at + 1] === '\n') at += 1;
      line += 1;
      endRow();
    } else cell += char;
    at += 1;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}

const withoutGuard = (cell: string) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

const separators = ['\t', ',', ';', '|'];
/** So many lines tell what a file does. */
const sampled = 20;

/** The one that cuts the first rows into the same number of columns, the most of them. */
export function guessSeparator(text: string): string {
  const scored = separators.map((separator) => {
    const rows = safely(() => readTable(text.split(/\r\n|\r|\n/, 200).join('\n'), separator)).slice(
      0,
      sampled,
    );
    const widths = rows.map(({ cells }) => cells.length);
    const usual = mostFrequent(widths);
    const share = widths.filter((width) => width === usual).length / Math.max(1, widths.length);
    return { separator, score: usual > 1 ? share * 100 + Math.min(usual, 20) : 0 };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.separator : ',';
}

function safely(read: () => Row[]): Row[] {
  try {
    return read();
  } catch {
    return [];
  }
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}
