// Models worth getting with Ollama, judged by the memory there is. Data, not a request: the list is short and old enough
// to be known by many, and the student may type any other name.
import type { Suggestion } from '#contract/models.ts';

const GB = 1e9;

/** Download sizes as Ollama's library lists them, rounded; only llama3.2:3b is exact, from its API documentation. */
const known: [name: string, sizeBytes: number][] = [
  ['llama3.2:1b', 1.3 * GB],
  ['qwen3:1.7b', 1.4 * GB],
  ['gemma2:2b', 1.6 * GB],
  ['llama3.2:3b', 2_019_393_189],
  ['qwen3:4b', 2.5 * GB],
  ['phi4-mini', 2.5 * GB],
  ['gemma3:4b', 3.3 * GB],
  ['llama3.1:8b', 4.9 * GB],
  ['qwen3:8b', 5.2 * GB],
];

/** Weights grow a little in memory, and a context of 4,096 takes up to 0.6 GB. */
const growth = 1.1;
const contextBytes = 0.6 * GB;
/** The system, a browser and Lectern want this for themselves. */
const reservedBytes = 3 * GB;

export function suggest(memoryBytes: number): { memoryBytes: number; models: Suggestion[] } {
  const models = known.map(([name, sizeBytes]) => {
    const needsBytes = Math.round(sizeBytes * growth + contextBytes);
    return { name, sizeBytes, needsBytes, fits: needsBytes <= memoryBytes - reservedBytes };
  });
  const best = models.findLast(({ fits }) => fits);
  return { memoryBytes, models: models.map((model) => ({ ...model, isRecommended: model === best })) };
}
