// The evaluation set as a student's library: six texts imported through the contract, with what is known about them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { importAndSettle, textFile } from '../support/materials.ts';
import { type Client, projectDir, type StartOptions, startApp, type TestApp } from '../support/start-app.ts';

const dir = join(projectDir, 'tests', 'fixtures', 'eval');

export const files = [
  'water-in-plants.md',
  'immune-memory.md',
  'waves-and-sound.md',
  'rivers-and-valleys.md',
  'money-and-prices.md',
  'printing-press.md',
] as const;

export interface Answerable {
  question: string;
  file: string;
  /** The sentence that answers it, once in its file. */
  gold: string;
}

const read = <T>(name: string) => JSON.parse(readFileSync(join(dir, name), 'utf8')) as T;

export const questions = read<{ answerable: Answerable[]; near: string[]; far: string[] }>('questions.json');
export const injections = read<{ question: string; truth: string; hostile: string }[]>('injection.json');
export const quizzable = read<{
  planted: { file: string; sentence: string }[];
  traps: { file: string; sentence: string; why: string }[];
}>('quizzable.json');

export const textOf = (file: string): string => readFileSync(join(dir, 'texts', file), 'utf8');

export interface EvalLibrary extends TestApp {
  /** File name by material. */
  fileOf: Map<string, string>;
}

export async function openEvalLibrary(options: StartOptions = {}): Promise<EvalLibrary> {
  const app = await startApp(options);
  const fileOf = new Map<string, string>();
  for (const file of files) {
    const { id } = await importAndSettle(app.client, textFile(file, textOf(file)));
    fileOf.set(id, file);
  }
  return { ...app, fileOf };
}

/** The passage that holds the sentence which answers a question. */
export function goldPassages({ dataDir }: EvalLibrary): Map<Answerable, string> {
  const sqlite = new BetterSqlite3(join(dataDir, 'lectern.sqlite'), { readonly: true });
  const find = sqlite.prepare('SELECT id FROM material_chunks WHERE instr(chunk_text, ?) > 0').pluck();
  try {
    return new Map(questions.answerable.map((one) => [one, find.get(one.gold) as string]));
  } finally {
    sqlite.close();
  }
}

/** Asks in a thread of its own and returns the stored answer. */
export async function answerTo(client: Client, text: string) {
  const { id } = await client.tutor.create({ scope: {} });
  for await (const event of await client.tutor.ask({ threadId: id, text }))
    if (event.type === 'answer') return event.message;
  throw new Error('no answer');
}

export const share = (hits: number, of: number): number => hits / of;
