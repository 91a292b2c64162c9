// Addresses as people write them, made whole. Near is this computer or the network it stands in: text sent there stays
// with the student, anything else counts as the cloud.
import { isLoopback } from '../network/outbound.ts';

/** Ollama's own default (its documentation, OLLAMA_HOST). */
const ollamaPort = '11434';
const defaults = ['http://127.0.0.1:11434', 'http://[::1]:11434', 'http://localhost:11434'];

export const defaultBaseUrl = 'https://api.openai.com/v1';

/** With scheme and port and without a slash at the end; null when nothing sensible is left. */
export function completeOllamaAddress(written: string): string | null {
  const url = parse(written, (host) => (isNearHost(host) ? 'http' : 'https'));
  if (!url) return null;
  // Bound to every interface, it is reached by the one that is always there.
  if (url.hostname === '0.0.0.0' || url.hostname === '[::]') url.hostname = '127.0.0.1';
  if (!url.port && url.protocol === 'http:' && !/:80(\/|$)/.test(written.trim())) url.port = ollamaPort;
  const path = url.pathname.replace(/\/+$/, '').replace(/\/(api|v1)(\/.*)?$/, '');
  return `${url.protocol}//${url.host}${path}`;
}

/** Ends in the version as services want it; keys go nowhere in the clear, except near. */
export function completeBaseUrl(written: string): string | null {
  const url = parse(written, (host) => (isNearHost(host) ? 'http' : 'https'));
  if (!url || (url.protocol === 'http:' && !isNear(url))) return null;
  const path = url.pathname.replace(/\/+$/, '').replace(/\/(chat\/completions|models)$/, '');
  return `${url.protocol}//${url.host}${path || '/v1'}`;
}

/** Where to look for Ollama, in the order of preference. A remote OLLAMA_HOST gives way to what the student wrote. */
export function ollamaAddresses(saved: string | null, fromEnvironment: string | undefined): string[] {
  const told = fromEnvironment?.trim() ? completeOllamaAddress(fromEnvironment) : null;
  const candidates = [saved, told && (!saved || isLoopback(told)) ? told : null, ...defaults];
  return [...new Set(candidates.filter((address) => address !== null))];
}

/** This computer or a private network. */
export function isNear(url: string | URL): boolean {
  return isNearHost(new URL(url).hostname);
}

export const hostOf = (address: string) => new URL(address).host;

function parse(written: string, schemeFor: (host: string) => string): URL | null {
  const bare = written
    .trim()
    .replace(/^(["'`“”‘’<]+)(.*?)(["'`“”‘’>]+)$/u, '$2')
    .trim();
  if (!bare || /\s/.test(bare)) return null;
  const completed = bare.startsWith(':') ? `127.0.0.1${bare}` : bare;
  const withScheme = completed.includes('://') ? completed : `x://${completed}`;
  const rough = URL.parse(withScheme.replace(/^x:/, 'http:'));
  if (!rough?.hostname) return null;
  const url = withScheme.startsWith('x://')
    ? URL.parse(`${schemeFor(rough.hostname)}://${completed}`)
    : rough;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  // fetch refuses names and passwords in an address, and they do not belong into the database.
  return url.username || url.password || url.search || url.hash ? null : url;
}

/** RFC 1918, 4193, 3927 and 6762, and names without a dot, which only a local resolver knows. */
function isNearHost(hostname: string): boolean {
  if (isLoopback(`http://${hostname}`)) return true;
  const privateV4 = /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|0\.0\.0\.0$)/;
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(hostname)) return privateV4.test(hostname);
  if (hostname.startsWith('[')) return /^\[(::\]|f[cd]|fe[89ab])/.test(hostname);
  return !hostname.includes('.') || hostname.endsWith('.local');
}
