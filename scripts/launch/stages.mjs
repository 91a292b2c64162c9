// What "the tests pass" means, stage by stage: the fast gate, the build, the unit and contract tests, the browser.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { runToEnd } from './run.mjs';

/**
 * Each stage takes the project's folder and further arguments for its tool, and resolves with an exit status.
 * @type {Record<string, (root: string, rest: string[]) => Promise<number>>}
 */
export const stages = {
  check: (root) => check(root),
  build: (root) => ensureBuilt(root),
  unit: (root, rest) => tool(root, 'vitest/vitest.mjs', ['run', ...rest]),
  e2e: async (root, rest) => (await ensureBuilt(root)) || browse(root, rest),
};

/** Types of every room, lint and format, the migration chain, and the fences; as many at once as there are cores. */
async function check(root) {
  const { references } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  const jobs = [
    ['biome', '@biomejs/biome/bin/biome', ['check', '.']],
    ['fences', 'vitest/vitest.mjs', ['run', 'tests/fences.test.ts', 'tests/lockfile.test.ts']],
    ['migrations', 'drizzle-kit/bin.cjs', ['check']],
    ...references.map(({ path }) => [`types ${path}`, 'typescript/bin/tsc', ['-p', path]]),
  ];
  let failed = 0;
  const worker = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      const [name, bin, args] = job;
      const { status, output } = await capture(root, bin, args);
      if (status === 0) continue;
      failed = 1;
      console.error(`${name}: failed\n${output.trim()}\n`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return failed;
}

/** The journeys in a browser, then those in Electron, which say why where they cannot run. */
async function browse(root, rest) {
  const playwright = (args) => tool(root, '@playwright/test/cli.js', ['test', ...args]);
  const status = await playwright(rest);
  if (rest.length > 0 || status === 130) return status;
  return (await playwright(['-c', 'tests/electron'])) || status;
}

async function tool(root, bin, args) {
  const { status, asked } = await runToEnd(process.execPath, [join(root, 'node_modules', bin), ...args], {
    cwd: root,
  });
  return asked ? 130 : status;
}

/** Runs a tool with its output kept back: only that of a failure is worth reading. */
function capture(root, bin, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', bin), ...args], { cwd: root });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.stderr.on('data', (data) => {
      output += data;
    });
    child.once('error', (error) => resolve({ status: 1, output: error.message }));
    child.once('close', (code) => resolve({ status: code ?? 1, output }));
  });
}
