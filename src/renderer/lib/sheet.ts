// The figures behind a chart as rows, once for the table on screen and once for a file. Column names of the file are
// plain English keys in every language, so that a program can read it.
import { type CsvValue, csvOf } from './csv.ts';

export interface SheetColumn {
  /** Name in the file. */
  key: string;
  /** Name on screen. */
  label: string;
  numeric?: boolean;
}

export interface SheetCell {
  raw: CsvValue;
  shown: string;
}

export interface Sheet {
  columns: readonly SheetColumn[];
  rows: readonly (readonly SheetCell[])[];
}

export function csvOfSheet({ columns, rows }: Sheet): string {
  return csvOf(
    columns.map(({ key }) => key),
    rows.map((row) => row.map(({ raw }) => raw)),
  );
}

/** Minutes with one decimal at most, as a file wants them. */
export function rounded(minutes: number): number {
  return Math.round(minutes * 10) / 10;
}
