// The one way out. Every request that leaves this computer is asked for here, is refused when nothing may leave, and is
// written to the ledger; calls to this very computer pass unrecorded, because nothing leaves it. Redirects are followed
// by hand, for each hop is a request to somebody and must be one the student could have agreed to.
import type { NetworkRequest, Purpose } from '#contract/network.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import type { Ports } from '../ports.ts';
import { counted, sizeOf } from './bodies.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { isLoopback } from './loopback.ts';
import { nextHop } from './redirect.ts';
import { createSwitch, type NeverConnect } from './switch.ts';
import { readFailure, readInterruption } from './trouble.ts';

export { isLoopback };

export interface Errand {
  userId: string;
  purpose: Purpose;
}

export interface Outbound {
  /**
   * Like fetch: resolves with the response whatever its status; the body's bytes are counted as they are read, so read
   * or cancel it. Throws OFFLINE (params.reason never_connect, or offline when there is no network); other failures
   * reject as fetch's do. A redirect to a lesser protocol, to this computer, or of a body to another host is refused.
   */
  fetch(errand: Errand, url: string | URL, init?: RequestInit): Promise<Response>;
  /** Nothing may leave this computer. */
  isClosed(userId: string): boolean;
}

/** The way out, with what its own procedures need besides. */
export interface Network extends Outbound {
  ledger: Ledger;
  neverConnect: NeverConnect;
}

/** `send` is the host's way out; nothing else in the core is handed it. */
export function createOutbound(
  deps: Pick<Deps, 'database' | 'clock' | 'events'>,
  send: Ports['fetch'],
): Network {
  const ledger = createLedger(deps);
  const neverConnect = createSwitch(deps);

  async function go(errand: Errand, url: URL, init: RequestInit, hops: number): Promise<Response> {
    const response = await hop(errand, url, init);
    if (init.redirect === 'manual') return response;
    const next = nextHop(url, response, init, hops);
    if (next === null) return response;
    await response.body?.cancel();
    if (next instanceof Error) throw next;
    return go(errand, next.url, next.init, hops + 1);
  }

  async function hop(errand: Errand, url: URL, init: RequestInit): Promise<Response> {
    // Redirects come back as they are: whether to follow is decided here.
    if (isLoopback(url)) return send(url.href, { ...init, redirect: 'manual' });
    const bytes = sizeOf(init.body);
    const entry = ledger.open({ ...errand, host: url.host, method: init.method ?? 'GET' });
    if (neverConnect.isOn(errand.userId)) {
      entry.close('blocked');
      throw fault('OFFLINE', { reason: 'never_connect' });
    }
    const closing = neverConnect.switchedOn(errand.userId);
    const signal = init.signal ? AbortSignal.any([init.signal, closing]) : closing;
    /** Writes down why it ended and gives back what to throw. */
    const interrupted = (error: unknown, otherwise: (error: unknown) => NetworkRequest['problem']) => {
      if (closing.aborted) {
        entry.close('blocked');
        return fault('OFFLINE', { reason: 'never_connect' });
      }
      entry.close(init.signal?.aborted ? readInterruption(init.signal) : otherwise(error));
      return error;
    };
    entry.sent(bytes);
    let response: Response;
    try {
      response = await send(url.href, { ...init, signal, redirect: 'manual' });
    } catch (error) {
      const failure = readFailure(error);
      if (failure.nothingSent) entry.sent(0);
      const thrown = interrupted(error, () => failure.problem);
      throw thrown === error && failure.isOffline ? fault('OFFLINE', { reason: 'offline' }) : thrown;
    }
    entry.answered(response.status);
    return counted(response, {
      received: (more) => entry.received(more),
      ended: () => entry.close(null),
      // Whoever follows a redirect has no use for its body, and nothing was broken off.
      cancelled: () => entry.close(response.status >= 300 && response.status < 400 ? null : 'cancelled'),
      failed: (error) => interrupted(error, () => 'cut'),
    });
  }

  return {
    fetch: (errand, url, init = {}) => go(errand, new URL(url), init, 0),
    isClosed: neverConnect.isOn,
    ledger,
    neverConnect,
  };
}
