// Models on their way to this computer. One list for the window, so that a pull goes on when the screen is left.
import type { PullProgress } from '#contract/models.ts';
import { client } from '../../lib/client.ts';
import { createRuns, type Run, useRun } from '../../lib/runs.ts';

type Ended = (model: string, run: Run<PullProgress>) => void;
const listeners = new Set<Ended>();

export const pulls = createRuns<PullProgress>((model, run) => {
  for (const listener of listeners) listener(model, run);
});

export function onPullEnded(listener: Ended): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function pull(model: string): void {
  pulls.start(model, (signal) => client.models.pull({ model }, { signal }));
}

export function usePull(model: string): Run<PullProgress> | null {
  return useRun(pulls, model);
}
