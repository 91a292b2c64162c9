// What the page may load: its own bundle. The content policy says so too; this is the lock behind it, in the session,
// where a page that was taken over cannot reach it. Requests of the core go through a session of their own.
import type { Session } from 'electron';
import type { Log } from '#core/ports.ts';
import { originOf } from './origin.ts';

/** Lets through what has the window's origin, and what the page made itself and holds in memory. */
export function lockRequests(
  session: Pick<Session, 'webRequest'>,
  { origin, development, log }: { origin: string; development: boolean; log: Log },
): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    const cancel = !mayLoad(details.url, origin, development);
    if (cancel) log.write('warn', 'page.request-denied', { kind: details.resourceType });
    callback({ cancel });
  });
}

export function mayLoad(url: string, origin: string, development: boolean): boolean {
  if (url.startsWith('data:') || url.startsWith(`blob:${origin}/`)) return true;
  const asked = originOf(url);
  if (asked === origin) return true;
  if (!development) return false;
  // The development server replaces modules over a socket, and developer tools are pages of their own.
  return asked === origin.replace(/^http/, 'ws') || url.startsWith('devtools:');
}
