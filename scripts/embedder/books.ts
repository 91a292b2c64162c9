// Reads the text a model is trained on: folders of *.jsonl.gz, one line for each section of a book. Any book in this form
// will do; files are read by name, so that the order, and with it the result, does not depend on the disk.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface Section {
  book: string;
  id: string;
  title: string;
  objectives: string[];
  /** Paragraphs, captions, lists: headings above, text, and the terms it introduces with their kind. */
  blocks: { h: string[]; t: string; terms: [term: string, kind: string][]; k: string }[];
  summary: string[];
  /** Question and, where the book gives it, the answer. */
  exercises: { q: string; sol: string }[];
  glossary: { term: string; def_: string }[];
}

export function readBooks(folder: string): Section[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl.gz'))
    .sort();
  if (files.length === 0) throw new Error(`No *.jsonl.gz in ${folder}`);
  return files.flatMap((name) => readLines<Section>(join(folder, name)));
}

export function readLines<T>(file: string): T[] {
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Every stretch of text of a section, each whole: what words are counted in. */
export function textsOf(section: Section): string[] {
  return [
    section.title,
    ...section.objectives,
    ...section.blocks.map(({ t }) => t),
    ...section.summary,
    ...section.exercises.flatMap(({ q, sol }) => [q, sol]),
    ...section.glossary.map(({ term, def_ }) => `${term}: ${def_}`),
  ].filter((text) => text !== '');
}
