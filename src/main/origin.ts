// The one address this app answers to. Node gives every custom scheme the origin "null", so origins are compared as
// scheme and host, which is what Chromium does for a scheme registered as standard.

export const scheme = 'app';
export const bundleOrigin = `${scheme}://bundle`;

/** `scheme://host` of an address, or null when it is not an absolute address with a host. */
export function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host } = new URL(url);
  return host === '' ? null : `${protocol}//${host}`;
}
