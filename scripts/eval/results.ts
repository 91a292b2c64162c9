// Where evaluations are kept: one file of JSON lines while a run goes on, and what came of it as JSON once it has ended.
// The last result of the same model is what the next is compared with.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { EvalRecord } from './figures.ts';
import type { Measure } from './measure.ts';
import type { Target } from './reach.ts';

/** What has to be the same for a run to go on, or for a result to be compared. */
export interface RunHead {
  provider: Target['provider'];
  address: string;
  model: string;
  secondModel: string | null;
  digest: string | null;
  limit: number | null;
}

export interface Result extends RunHead {
  /** ISO. */
  at: string;
  measures: Measure[];
  records: EvalRecord[];
}

const slug = (model: string) => model.replace(/[^\w.-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');

export interface Journal {
  /** What was done before. */
  done: EvalRecord[];
  add(record: EvalRecord): void;
  /** Once the result is written. */
  remove(): void;
}

/** `anew`: what an interrupted run left is thrown away, as it is when it was another run. */
export function openJournal(folder: string, head: RunHead, anew: boolean): Journal {
  const path = join(folder, `${slug(head.model)}.part.jsonl`);
  const first = JSON.stringify(head);
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  const goesOn = !anew && lines[0] === first;
  // A line that a power cut left unfinished was not done.
  const done = goesOn ? lines.slice(1).flatMap((line) => parsed(line) ?? []) : [];
  let isBegun = false;
  return {
    done,
    add(record) {
      // A run that does nothing leaves nothing, and costs an earlier one nothing.
      if (!isBegun) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(path, [first, ...done.map((one) => JSON.stringify(one)), ''].join('\n'));
        isBegun = true;
      }
      appendFileSync(path, `${JSON.stringify(record)}\n`);
    },
    remove: () => rmSync(path, { force: true }),
  };
}

function parsed(line: string): EvalRecord | null {
  try {
    return JSON.parse(line) as EvalRecord;
  } catch {
    return null;
  }
}

/** The newest result of this model over as many questions, if any. */
export function lastResult(folder: string, { model, limit }: RunHead): Result | null {
  if (!existsSync(folder)) return null;
  const results = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Result)
    .filter((result) => result.model === model && result.limit === limit);
  return results.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1) ?? null;
}

/** Writes <date>-<model> with each ending; a second run of a day gets a number. Returns the paths. */
export function writeResult(
  folder: string,
  { model, at }: Result,
  contents: Record<string, string>,
): string[] {
  mkdirSync(folder, { recursive: true });
  const base = `${at.slice(0, 10)}-${slug(model)}`;
  let name = base;
  for (let n = 2; existsSync(join(folder, `${name}.json`)); n += 1) name = `${base}-${n}`;
  return Object.entries(contents).map(([ending, content]) => {
    const path = join(folder, `${name}.${ending}`);
    writeFileSync(path, content);
    return path;
  });
}
