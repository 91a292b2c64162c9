// Runs one child to its end with our terminal. Ctrl-C and SIGTERM are passed on and then count as a clean end: the
// person asked for it.
import { spawn } from 'node:child_process';

const parentPollMs = 300;

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ leash?: boolean, quiet?: boolean, timeoutMs?: number, env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 *   `leash`: the child hears of our death even when we are killed without a word (it must listen for "disconnect");
 *   `quiet`: its output is dropped; `timeoutMs`: it is killed after this long
 * @returns {Promise<{ status: number, asked: boolean, error?: Error }>} `asked`: it ended because we were told to end
 */
export function runToEnd(command, args, options = {}) {
  return new Promise((resolve) => {
    const ours = options.quiet ? 'ignore' : 'inherit';
    const stdio = options.leash ? [ours, ours, ours, 'ipc'] : ours;
    const { cwd, env = process.env, timeoutMs: timeout } = options;
    const child = spawn(command, args, { stdio, env, cwd, timeout });
    let asked = false;
    const stop = () => {
      asked = true;
      child.kill('SIGTERM');
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    if (process.send) process.once('disconnect', stop);
    const watch = process.env.npm_lifecycle_event && watchParent(stop);
    const end = (result) => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      process.off('disconnect', stop);
      clearInterval(watch);
      resolve(result);
    };
    child.once('error', (error) => end({ status: 1, asked, error }));
    child.once('exit', (code) => end({ status: asked ? 0 : (code ?? 1), asked }));
  });
}

/**
 * An npm that is killed without a word cannot pass it on, so its end counts as a request. Only under npm: whoever
 * starts us with nohup means us to outlive the shell.
 */
function watchParent(onEnd) {
  const parent = process.ppid;
  return setInterval(() => {
    if (process.ppid !== parent) onEnd();
  }, parentPollMs);
}
