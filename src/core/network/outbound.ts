// The one way out. Every request that leaves this computer is asked for here, is refused when nothing may leave, and is
// written to the ledger; calls to this very computer pass unrecorded, because nothing leaves it.
import type { Purpose } from '#contract/network.ts';

export interface Errand {
  userId: string;
  purpose: Purpose;
}

export interface Outbound {
  /**
   * Like fetch: resolves with the response whatever its status; the body's bytes are counted as they are read. Throws
   * OFFLINE (params.reason never_connect, or offline when there is no network); other failures reject as fetch's do.
   */
  fetch(errand: Errand, url: string | URL, init?: RequestInit): Promise<Response>;
  /** Nothing may leave this computer. */
  isClosed(userId: string): boolean;
}

/** True for 127.0.0.0/8, ::1 and localhost. */
export function isLoopback(url: string | URL): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
