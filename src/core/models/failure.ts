// How a call went wrong: the fault the caller gets, what the log says, and whether to try again. What a server wrote
// about it never goes further than this file and the two services.
import type { FaultCode, FaultData } from '#contract/faults.ts';
import type { RequestStatus } from '#contract/usage.ts';
import { fault, isFault } from '../faults.ts';
import type { Detail } from './service.ts';

export class CallFailed extends Error {
  readonly fault: ReturnType<typeof fault>;
  readonly status: RequestStatus;
  /** May pass when tried again; `afterMs`: not before, as the server says. */
  readonly again: { afterMs: number | null } | null;
  /** Would work without this. */
  readonly unsupported: Detail | null;

  constructor(
    code: FaultCode,
    params: FaultData['params'],
    status: RequestStatus,
    more: { again?: CallFailed['again']; unsupported?: Detail | null; cause?: unknown } = {},
  ) {
    super(code, { cause: more.cause });
    this.fault = fault(code, params);
    this.status = status;
    this.again = more.again ?? null;
    this.unsupported = more.unsupported ?? null;
  }
}

/** By status alone; what a service says beyond that is looked at by the service's own file. */
export function failedByStatus(status: number, retryAfter: string | null): CallFailed {
  const again = { afterMs: waitOf(retryAfter) };
  if (status === 401 || status === 403) return new CallFailed('KEY_REJECTED', undefined, 'refused');
  if (status === 402) return new CallFailed('MODEL_REFUSED', { reason: 'credit' }, 'refused');
  if (status === 429) return new CallFailed('MODEL_REFUSED', { reason: 'rate' }, 'refused', { again });
  if (status === 503) return new CallFailed('MODEL_BUSY', undefined, 'error', { again });
  if (status === 502 || status === 504)
    return new CallFailed('MODEL_UNREACHABLE', { reason: 'refused' }, 'error', { again });
  if (status >= 400 && status < 500) return new CallFailed('MODEL_REFUSED', { reason: 'request' }, 'refused');
  return new CallFailed('MODEL_FAILED', { reason: 'error' }, 'error');
}

/** Anything a client library or fetch threw that is no answer with a status. */
export function failedOnTheWay(error: unknown): CallFailed {
  if (error instanceof CallFailed) return error;
  const chain = causes(error);
  const known = chain.find((link) => link instanceof CallFailed || isFault(link));
  if (known instanceof CallFailed) return known;
  if (isFault(known)) return new CallFailed(known.code, known.data.params, 'offline', { cause: error });
  const words = chain.map((link) => `${(link as { code?: unknown }).code ?? ''} ${link.message}`).join(' ');
  // Nobody there: trying again at once changes nothing.
  if (
    /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|ERR_(CONNECTION_REFUSED|NAME_NOT|ADDRESS_UNR)/.test(
      words,
    )
  )
    return new CallFailed('MODEL_UNREACHABLE', { reason: 'refused' }, 'error', { cause: error });
  // The library's own words for a stream that ended early; see also tests/fakes/ollama.test.ts.
  const isCut =
    chain.some((link) => link instanceof TypeError) || /Did not receive done|ECONN|UND_ERR|ERR_/.test(words);
  return isCut ? cut(error) : new CallFailed('MODEL_FAILED', { reason: 'error' }, 'error', { cause: error });
}

export const cut = (cause?: unknown) =>
  new CallFailed('MODEL_UNREACHABLE', { reason: 'cut' }, 'error', { again: { afterMs: null }, cause });

export const overdue = () => new CallFailed('MODEL_UNREACHABLE', { reason: 'timeout' }, 'timeout');

function causes(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let link = error; link instanceof Error && chain.length < 5; link = link.cause) chain.push(link);
  return chain;
}

/** Seconds or a date (RFC 9110, Retry-After). */
function waitOf(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
