// A table as CSV (RFC 4180), for a spreadsheet. Text that a spreadsheet would run as a formula is kept text.
import { saveFile } from './save-file.ts';

export type CsvValue = string | number | null;

export function csvOf(header: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return [header, ...rows]
    .map((row) => row.map(fieldOf).join(','))
    .join('\r\n')
    .concat('\r\n');
}

function fieldOf(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Saves a table; the mark at its start tells spreadsheets that it is UTF-8. */
export function saveText(name: string, text: string): void {
  saveFile(new File(['\ufeff', text], name, { type: 'text/csv;charset=utf-8' }));
}
