// The Ollama client, one a request: only a fetch of our own can be aborted before the headers have come, and only it can
// see an answer that is no Ollama's before the library skips over it.
import { Ollama } from 'ollama';
import type { Purpose } from '#contract/network.ts';
import type { Outbound } from '../network/outbound.ts';
import { CallFailed, failedByStatus } from './failure.ts';
import { readOn } from './read-on.ts';

export interface Wire {
  outbound: Outbound;
  userId: string;
  address: string;
}

export function connect({ outbound, userId, address }: Wire, purpose: Purpose, signal: AbortSignal): Ollama {
  return new Ollama({
    host: address,
    fetch: async (url, init) => {
      const signals = init?.signal ? AbortSignal.any([signal, init.signal]) : signal;
      const response = await outbound.fetch({ userId, purpose }, String(url), { ...init, signal: signals });
      if (!response.ok) throw await refusal(response);
      const isStream = response.headers.get('content-type')?.includes('ndjson');
      if (!isStream) return response;
      const whole = readOn(response);
      return new Response(whole.body?.pipeThrough(onlyJsonLines()), whole);
    },
  });
}

async function refusal(response: Response): Promise<CallFailed> {
  const { error } = (await response.json().catch(() => ({}))) as { error?: unknown };
  const said = typeof error === 'string' ? error : '';
  if (response.status === 404 && /not found/.test(said))
    return new CallFailed('MODEL_MISSING', undefined, 'error');
  // server/routes.go words it in several ways; "context length" is in all of them.
  if (response.status === 400 && /context length/.test(said))
    return new CallFailed('MODEL_REFUSED', { reason: 'context' }, 'refused');
  // Answered to a request that was given up while it waited.
  if (response.status === 499) return new CallFailed('MODEL_FAILED', { reason: 'error' }, 'error');
  return failedByStatus(response.status, response.headers.get('retry-after'));
}

/** Passes bytes through and fails on the first whole line that is no JSON. */
function onlyJsonLines(): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  let rest = '';
  return new TransformStream({
    transform(bytes, controller) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      if (lines.every(isJson)) controller.enqueue(bytes);
      else controller.error(new CallFailed('MODEL_FAILED', { reason: 'error' }, 'error'));
    },
  });
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
