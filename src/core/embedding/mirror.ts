// The base address of a mirror, as a student writes it.
import { fault } from '../faults.ts';

/** Without a slash at the end; null when none is wanted. BAD_REQUEST for what is no address. */
export function completeMirror(written: string): string | null {
  const bare = written.trim();
  if (bare === '') return null;
  const url = URL.parse(bare.includes('://') ? bare : `https://${bare}`);
  const isPlain = url && !url.username && !url.password && !url.search && !url.hash;
  if (!isPlain || !/^https?:$/.test(url.protocol)) throw fault('BAD_REQUEST', { reason: 'address' });
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
