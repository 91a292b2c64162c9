// Installs the packages when they are missing or belong to another lock file, so that a newcomer types one command.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './run.mjs';

/** @param {string} root */
export async function ensureInstalled(root) {
  const lock = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.lectern-lock');
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!isNewerInstall(root, lock)) {
    console.log('Installing packages (npm ci); this happens once and takes a minute or two.');
    const { status, asked } = await npm(root, ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    if (asked) process.exit(0);
    if (status !== 0) {
      console.error(
        'npm ci failed: Lectern needs the npm registry once, afterwards it works without a network.',
      );
      process.exit(1);
    }
  }
  writeFileSync(stamp, wanted);
}

/** Somebody ran npm by hand: its own record is newer than the lock. */
function isNewerInstall(root, lock) {
  const record = join(root, 'node_modules', '.package-lock.json');
  return existsSync(record) && statSync(record).mtimeMs >= statSync(lock).mtimeMs;
}

/** The npm that runs us, else the one on the path. */
function npm(root, args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return runToEnd(process.execPath, [cli, ...args], { cwd: root });
  // Node refuses to start npm.cmd without a shell; the arguments are all ours.
  if (process.platform === 'win32') return runToEnd('cmd.exe', ['/d', '/c', 'npm', ...args], { cwd: root });
  return runToEnd('npm', args, { cwd: root });
}
