// The web host's way out: Node's fetch, through the proxy the student's environment names. Addresses of this very
// computer never take the proxy, whatever the environment says or forgets.
import { setGlobalProxyFromEnv } from 'node:http';
import type { Log } from '#core/ports.ts';

const thisComputer = ['localhost', '127.0.0.1', '[::1]', '::1'];

export function openWayOut(env: Record<string, string | undefined>, log: Log): typeof globalThis.fetch {
  const direct = [env.no_proxy ?? env.NO_PROXY, ...thisComputer].filter(Boolean).join(',');
  try {
    setGlobalProxyFromEnv({ ...env, no_proxy: direct });
  } catch {
    // Its address may hold a password: what is wrong with it is not logged.
    log.write('warn', 'host.proxy-unusable');
  }
  return globalThis.fetch;
}
