// Builds both hosts when something that goes into them has changed since the last build. The stamp names every input
// with its size and time, so a deleted file counts as a change too.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runToEnd } from './run.mjs';

const inputs = ['src', 'electron.vite.config.ts', 'tsconfig.base.json', 'package.json', 'package-lock.json'];

/**
 * @param {string} root
 * @returns {Promise<number>} exit status of the build, 0 when there was nothing to do
 */
export async function ensureBuilt(root) {
  const stamp = join(root, 'out', '.stamp');
  const wanted = fingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 0;
  console.log('Building Lectern.');
  const cli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const args = [cli, 'build', '--logLevel', 'error'];
  const { status, asked } = await runToEnd(process.execPath, args, { cwd: root });
  if (asked) process.exit(0);
  if (status === 0) writeFileSync(stamp, wanted);
  else console.error('The build failed; the lines above say where.');
  return status;
}

function fingerprint(root) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of filesUnder(join(root, input))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${relative(root, file)}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).sort();
  return names.flatMap((name) => filesUnder(join(path, name)));
}
