// Has Ollama fetch a model, and adds up its layers to one progress. Ollama itself goes out for it, so it is refused when
// nothing may leave, although our own request stays on this computer.
import type { PullProgress } from '#contract/models.ts';
import { fault } from '../faults.ts';
import { createSpeed } from '../network/speed.ts';
import type { Clock } from '../ports.ts';
import { CallFailed, failedOnTheWay } from './failure.ts';
import { inTime, type Limits } from './limits.ts';
import { connect, type Wire } from './ollama-wire.ts';

export async function* pull(
  wire: Wire,
  model: string,
  { clock, limits, signal }: { clock: Clock; limits: Limits; signal: AbortSignal },
): AsyncGenerator<PullProgress> {
  if (wire.outbound.isClosed(wire.userId)) throw fault('OFFLINE', { reason: 'never_connect' });
  const layers = new Map<string, { total: number; completed: number }>();
  const measure = createSpeed(clock);
  const patience = { firstMs: limits.pullIdleMs, idleMs: limits.pullIdleMs, totalMs: dayMs };
  try {
    for await (const line of inTime((either) => lines(wire, model, either), signal, patience)) {
      const stage = stageOf(line.status);
      if (line.digest) {
        const before = layers.get(line.digest)?.completed ?? 0;
        layers.set(line.digest, { total: line.total ?? 0, completed: line.completed ?? before });
      }
      const sum = (key: 'total' | 'completed') =>
        layers.size ? [...layers.values()].reduce((all, layer) => all + layer[key], 0) : null;
      const completedBytes = sum('completed');
      const bytesPerSecond = stage === 'download' ? measure(completedBytes ?? 0) : null;
      yield { stage, completedBytes, totalBytes: sum('total'), bytesPerSecond };
    }
  } catch (error) {
    signal.throwIfAborted();
    throw failed(error, model);
  }
}

/** No download is given up for being slow: setTimeout's longest is 24 days. */
const dayMs = 24 * 3_600_000;

async function* lines(wire: Wire, model: string, signal: AbortSignal) {
  yield* await connect(wire, 'model_pull', signal).pull({ model, stream: true });
}

function stageOf(status: string): PullProgress['stage'] {
  if (status === 'pulling manifest') return 'manifest';
  if (status.startsWith('pulling')) return 'download';
  return status.startsWith('verifying') ? 'verify' : 'finish';
}

/** What Ollama says of the registry and the disk comes as a line of text with status 200. */
function failed(error: unknown, model: string) {
  const said = error instanceof Error ? error.message : '';
  if (/file does not exist|manifest unknown|not found/.test(said)) return fault('MODEL_MISSING', { model });
  if (/no space left|not enough space|disk full/i.test(said)) return fault('STORAGE_FULL');
  if (/dial tcp|no such host|lookup|network is unreachable|i\/o timeout/.test(said))
    return fault('OFFLINE', { reason: 'offline' });
  const failure = failedOnTheWay(error);
  return failure instanceof CallFailed ? failure.fault : failure;
}
