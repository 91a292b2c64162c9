// What counts as this very computer, where nothing leaves and nothing is recorded.

/** True for 127.0.0.0/8, ::1 and localhost. */
export function isLoopback(url: string | URL): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
