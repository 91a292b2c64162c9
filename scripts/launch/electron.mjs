// Whether Electron can run here, and running it. Each reason against it is one sentence; the caller then serves the
// same app to the browser.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './run.mjs';

/** The runtime is some 110 MB; a connection that needs longer is better served by the browser today. */
const downloadMs = 180_000;
/** An Electron that cannot work here (libraries, sandbox, display) says so within this time. */
const earlyDeathMs = 5_000;

/**
 * The reason not to try Electron at all, or null.
 * @param {{ platform: string, env: Record<string, string | undefined>, uid: number | undefined }} here
 */
export function reasonAgainst({ platform, env, uid }) {
  if (platform !== 'linux') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'There is no display here';
  // Chromium's sandbox does not work for root, and Lectern never runs without it.
  if (uid === 0) return 'Electron does not run as root';
  return null;
}

/**
 * Starts Electron and stays until it ends.
 * @param {string} root
 * @returns {Promise<{ status: number } | { reason: string }>} its status, or why it could not run
 */
export async function runElectron(root) {
  const folder = join(root, 'node_modules', 'electron');
  if (!executable(folder)) {
    console.log('Fetching the Electron runtime (about 110 MB, once).');
    const installer = [join(folder, 'install.js')];
    const { asked } = await runToEnd(process.execPath, installer, { quiet: true, timeoutMs: downloadMs });
    if (asked) return { status: 0 };
  }
  const path = executable(folder);
  if (!path) return { reason: 'The Electron runtime could not be fetched' };
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const started = performance.now();
  const { status, asked, error } = await runToEnd(path, [root], { env });
  const diedEarly = status !== 0 && performance.now() - started < earlyDeathMs;
  if (!asked && (error || diedEarly))
    return { reason: `Electron stopped at once (${error?.message ?? status})` };
  return { status };
}

/** The path that Electron's installer wrote down, when the file is there. */
function executable(folder) {
  const record = join(folder, 'path.txt');
  if (!existsSync(record)) return null;
  const path = join(folder, 'dist', readFileSync(record, 'utf8').trim());
  return existsSync(path) ? path : null;
}
