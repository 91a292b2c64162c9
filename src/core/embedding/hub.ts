// One file at a model hub, or at a mirror of it: what it is said to be, and its bytes from some point on. Everything goes
// by core/network; what fails on the way is DOWNLOAD_FAILED, with what has arrived left to the caller.
import { fault, isFault } from '../faults.ts';
import type { Errand, Outbound } from '../network/outbound.ts';
import { readFailure } from '../network/trouble.ts';

/** A line this quiet is dead. */
const quietMs = 60_000;

/** Within one host a hub moves the question on once or twice. */
const maxHops = 3;

/**
 * What a hub tells of a file before it is fetched. A large file lies elsewhere, and the hub's answer that says where also
 * carries the SHA-256 of the file; a small one's ETag is its git blob id. Another server tells a size and an ETag at most.
 */
export interface FileFacts {
  bytes: number | null;
  /** As it stands in the header; null when there is none or it is weak. */
  etag: string | null;
  sha256: string | null;
  gitBlob: string | null;
  /** The commit the answer is of. */
  revision: string | null;
}

export interface Hub {
  look(url: string): Promise<FileFacts>;
  /** The bytes from `from` on, or from 0 when the other side gives them so. */
  read(url: string, from: number, facts: FileFacts): Promise<Body>;
}

export interface Body {
  from: number;
  bytes: AsyncIterable<Uint8Array>;
}

export function createHub(outbound: Outbound, errand: Errand, stop: AbortSignal): Hub {
  return { look, read };

  async function look(url: string): Promise<FileFacts> {
    let at = url;
    for (let hops = 0; ; hops += 1) {
      const response = await onTheWay(() => outbound.fetch(errand, at, asking('HEAD')));
      // Nothing comes, but it must be read: a body left alone stands in the ledger as cancelled.
      await onTheWay(() => response.arrayBuffer());
      const location = response.headers.get('location');
      const next = location !== null && URL.canParse(location, at) ? new URL(location, at) : null;
      const goesOn = isRedirect(response) && next?.origin === new URL(at).origin && hops < maxHops;
      // Some servers know no HEAD; then the file's own answer must do.
      if (!response.ok && !isRedirect(response) && ![405, 501].includes(response.status))
        throw refused(response);
      if (!goesOn || response.headers.has('x-linked-etag')) return factsIn(response);
      at = next.href;
    }
  }

  async function read(url: string, from: number, facts: FileFacts): Promise<Body> {
    const patience = createPatience();
    const headers: Record<string, string> = { 'accept-encoding': 'identity' };
    if (from > 0) {
      headers.range = `bytes=${from}-`;
      // Does not survive the way to another host; there the hash tells whether the parts belong together.
      if (facts.etag !== null) headers['if-range'] = facts.etag;
    }
    const response = await onTheWay(
      () => outbound.fetch(errand, url, { headers, signal: AbortSignal.any([stop, patience.signal]) }),
      patience,
    );
    const starts = startOf(response, facts.bytes);
    if (starts === null || (starts !== 0 && starts !== from)) {
      patience.end();
      await response.body?.cancel();
      // What is here does not fit what is there.
      if (from > 0 && [206, 416].includes(response.status)) return read(url, 0, facts);
      throw refused(response);
    }
    return { from: starts, bytes: pieces(response, patience) };
  }

  async function* pieces(response: Response, patience: Patience): AsyncGenerator<Uint8Array> {
    const reader = response.body?.getReader();
    try {
      while (reader) {
        const { done, value } = await onTheWay(() => reader.read(), patience);
        if (done) return;
        patience.renew();
        yield value;
      }
    } finally {
      patience.end();
      await reader?.cancel().catch(() => {});
    }
  }

  /** Tells failures of the network from all others. */
  async function onTheWay<T>(step: () => Promise<T>, patience?: Patience): Promise<T> {
    try {
      return await step();
    } catch (error) {
      stop.throwIfAborted();
      patience?.end();
      if (isFault(error)) throw error;
      const reason = patience?.signal.aborted ? 'timeout' : readFailure(error).problem;
      throw fault('DOWNLOAD_FAILED', { reason });
    }
  }

  function asking(method: string): RequestInit {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(quietMs)]);
    return { method, redirect: 'manual', signal, headers: { 'accept-encoding': 'identity' } };
  }
}

interface Patience {
  signal: AbortSignal;
  renew(): void;
  end(): void;
}

function createPatience(): Patience {
  const quiet = new AbortController();
  const timer = setTimeout(() => quiet.abort(), quietMs).unref();
  return { signal: quiet.signal, renew: () => void timer.refresh(), end: () => clearTimeout(timer) };
}

function factsIn({ ok, headers }: Response): FileFacts {
  const linked = headers.get('x-linked-etag');
  const etag = linked ?? (ok ? headers.get('etag') : null);
  const isHub = linked !== null || headers.has('x-repo-commit');
  const hash = isHub ? (/^(?:W\/)?"([0-9a-f]+)"$/.exec(etag ?? '')?.[1] ?? '') : '';
  const isPlain = ok && !headers.has('content-encoding');
  const bytes = headers.get('x-linked-size') ?? (isPlain ? headers.get('content-length') : null);
  const revision = headers.get('x-repo-commit');
  return {
    bytes: bytes !== null && /^\d+$/.test(bytes) ? Number(bytes) : null,
    etag: etag?.startsWith('"') ? etag : null,
    sha256: hash.length === 64 ? hash : null,
    gitBlob: hash.length === 40 ? hash : null,
    revision: revision !== null && /^[0-9a-f]{40}$/.test(revision) ? revision : null,
  };
}

/** Where the bytes of an answer begin; null when they are none of this file. */
function startOf({ status, headers }: Response, bytes: number | null): number | null {
  if (status === 200) return 0;
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '');
  if (status !== 206 || !range) return null;
  return bytes === null || range[2] === '*' || Number(range[2]) === bytes ? Number(range[1]) : null;
}

function isRedirect({ status }: Response): boolean {
  return status >= 300 && status < 400;
}

function refused({ status }: Response) {
  return fault('DOWNLOAD_FAILED', { reason: 'status', status });
}
