// What went wrong on the way, read off the error codes of Node (system and undici) and of Chromium (net::ERR_…).
import type { NetworkRequest } from '#contract/network.ts';

/** There is no network at all. A name that is not known (ENOTFOUND) may as well be misspelt, so it is not here. */
const noNetwork =
  /^(EAI_AGAIN|ENETUNREACH|ENETDOWN|ENONET|ERR_INTERNET_DISCONNECTED|ERR_NETWORK_ACCESS_DENIED)$/;
/** Nobody was reached, so nothing was said. */
const noConnection =
  /^(ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|EHOSTDOWN|ERR_NAME_NOT_RESOLVED|ERR_CONNECTION_REFUSED|ERR_ADDRESS_UNREACHABLE|ERR_PROXY_CONNECTION_FAILED|ERR_CERT_.*|CERT_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*)$/;
const tooSlow =
  /^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT|ERR_CONNECTION_TIMED_OUT|ERR_TIMED_OUT)$/;

export interface Failure {
  problem: NonNullable<NetworkRequest['problem']>;
  isOffline: boolean;
  nothingSent: boolean;
}

/** Reads a rejection of fetch. */
export function readFailure(error: unknown): Failure {
  const codes = codesOf(error);
  const isOffline = codes.some((code) => noNetwork.test(code));
  if (isOffline || codes.some((code) => noConnection.test(code))) {
    return { problem: 'offline', isOffline, nothingSent: true };
  }
  const problem = codes.some((code) => tooSlow.test(code)) ? 'timeout' : 'cut';
  return { problem, isOffline, nothingSent: false };
}

/** Whether the caller ran out of patience or changed its mind. */
export function readInterruption(signal: AbortSignal): 'timeout' | 'cancelled' {
  return (signal.reason as Error | undefined)?.name === 'TimeoutError' ? 'timeout' : 'cancelled';
}

/** Codes of an error, of what caused it and of the attempts it sums up. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { code } = error as NodeJS.ErrnoException;
  const chromium = /net::(ERR_\w+)/.exec(error.message)?.[1];
  const inner = [error.cause, ...(error instanceof AggregateError ? error.errors : [])].flatMap(codesOf);
  return [code, chromium, ...inner].filter((each) => typeof each === 'string');
}
