// One evaluation of one model through the app's own core: set up, estimated, asked, task by task. What is done is told at
// once, so that whoever keeps it can go on after an interruption.
import type { Ports } from '#core/ports.ts';
import { askQuestion } from './answers.ts';
import { listening } from './calls.ts';
import { hostileText } from './evaluation-set.ts';
import type { EvalRecord } from './figures.ts';
import { importText, openLibrary } from './library.ts';
import { makeQuiz } from './quizzes.ts';
import {
  assertReachable,
  CannotAsk,
  type Estimate,
  estimate,
  isElsewhere,
  setUp,
  type Target,
} from './reach.ts';
import { tasksFor } from './tasks.ts';

export interface Evaluation {
  target: Target;
  limit: number | null;
  fetch: Ports['fetch'];
  /** Milliseconds on the clock that the host's answers take their time by. */
  now(): number;
  /** What an earlier, interrupted run has done. */
  done?: readonly EvalRecord[];
  /** Asked before the first text leaves for a model elsewhere. */
  agrees(estimate: Estimate): Promise<boolean>;
  onRecord(record: EvalRecord, done: number, of: number): void;
  /** After each task, before its record counts; throws where a cassette lacks what was asked. */
  check?(): void;
}

/** Asking on would only repeat them. */
const lasting = new Set([
  'unreachable',
  'MODEL_UNREACHABLE',
  'MODEL_MISSING',
  'model_missing',
  'OFFLINE',
  'never_connect',
  'KEY_MISSING',
  'key_missing',
  'KEY_REJECTED',
  'BUDGET_SPENT',
  'budget_spent',
  'consent_needed',
]);

/** Null: not agreed to. */
export async function evaluate(evaluation: Evaluation): Promise<EvalRecord[] | null> {
  const { target, limit, now, done = [], agrees, onRecord, check } = evaluation;
  const { fetch, take } = listening(evaluation.fetch, new URL(target.address).host, now);
  const library = await openLibrary(fetch);
  const { client, fileOf } = library;
  const materialOf = (wanted: string) => [...fileOf].find(([, file]) => file === wanted)?.[0] ?? '';
  try {
    const all = tasksFor(limit);
    const records = [...done];
    const tasks = all.filter(({ id }) => !done.some((record) => record.id === id));
    await setUp(client, target);
    check?.();
    if (target.provider === 'ollama') await assertReachable(client, target);
    if (await isElsewhere(client)) {
      if (!(await agrees(await estimate(client, tasks, materialOf)))) return null;
      await client.models.consent({ provider: target.provider, granted: true });
    }
    if (target.provider === 'openai') await assertReachable(client, target);
    let hostile: string | null = null;
    for (const task of tasks) {
      if (task.kind === 'injection') hostile ??= await importText(client, 'trees.md', hostileText());
      const scope = task.kind === 'injection' && hostile !== null ? { materialId: hostile } : {};
      const record =
        task.kind === 'quiz'
          ? await makeQuiz(client, task, materialOf(task.file), take)
          : await askQuestion(client, task, scope, take);
      check?.();
      const { fallback } = record;
      if (fallback !== null && lasting.has(fallback)) {
        throw new CannotAsk(
          `${target.address} stopped answering (${fallback}) after ${records.length} of ${all.length}; run the same again to go on from there.`,
        );
      }
      records.push(record);
      onRecord(record, records.length, all.length);
    }
    return records;
  } finally {
    await library.close();
  }
}
