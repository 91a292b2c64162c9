// Where an answer points to, if it does, and whether one may go there. Stricter than the Fetch standard: what was meant
// for one host (a question, a key) never travels on to another because that host says so.
import { isLoopback } from './loopback.ts';

/** Fewer than the standard's 20: a download takes one or two, the rest are loops. */
const maxHops = 5;

const redirects = new Set([301, 302, 303, 307, 308]);
/** Headers that say what is wanted, not who asks. */
const harmless = ['accept', 'range', 'user-agent'];

/** Null: this is the answer. An error: the redirect is refused. */
export function nextHop(
  from: URL,
  response: Response,
  init: RequestInit,
  hops: number,
): { url: URL; init: RequestInit } | Error | null {
  const location = response.headers.get('location');
  if (!redirects.has(response.status) || location === null) return null;
  if (init.redirect === 'error') return new TypeError('Redirected although no redirect was wanted');
  if (hops >= maxHops) return new TypeError(`Redirected more than ${maxHops} times`);
  if (!URL.canParse(location, from.href)) return new TypeError('Redirected to something that is no address');
  const url = new URL(location, from);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && from.protocol === 'http:')) {
    return new TypeError(`Redirected from ${from.protocol} to ${url.protocol}`);
  }
  if (isLoopback(url) && !isLoopback(from)) {
    return new TypeError('Redirected from elsewhere to this computer');
  }
  const next = asked(response.status, init);
  if (url.origin === from.origin) return { url, init: next };
  if (next.body) return new TypeError('Redirected with a body to another host');
  const kept = [...new Headers(next.headers)].filter(([name]) => harmless.includes(name));
  return { url, init: { ...next, headers: Object.fromEntries(kept) } };
}

/** 303, and by custom 301 and 302 after a POST, ask again with GET and without the body. */
function asked(status: number, init: RequestInit): RequestInit {
  const method = init.method?.toUpperCase() ?? 'GET';
  const becomesGet =
    (status === 303 && method !== 'HEAD') || ([301, 302].includes(status) && method === 'POST');
  if (!becomesGet) return init;
  const { body: _, ...rest } = init;
  const headers = [...new Headers(init.headers)].filter(([name]) => !name.startsWith('content-'));
  return { ...rest, method: 'GET', headers: Object.fromEntries(headers) };
}
