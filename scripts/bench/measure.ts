// Timing and quiet. Medians, because one interruption should not decide; nothing is judged on a busy machine.
import { spawn } from 'node:child_process';

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Median milliseconds of `runs` calls after `warmup` uncounted ones. */
export async function timeOf(
  act: (run: number) => unknown | Promise<unknown>,
  { runs = 15, warmup = 3 }: { runs?: number; warmup?: number } = {},
): Promise<number> {
  const times: number[] = [];
  for (let run = -warmup; run < runs; run += 1) {
    const start = performance.now();
    await act(run);
    if (run >= 0) times.push(performance.now() - start);
  }
  return median(times);
}

/**
 * What `act` gives, and the milliseconds of processor time this process spent on it: on a quiet computer what the clock
 * shows, on a busy one without the time others had. For work that waits for nothing.
 */
export async function processorTime<T>(act: () => T | Promise<T>): Promise<{ result: T; ms: number }> {
  const before = process.cpuUsage();
  const result = await act();
  const { user, system } = process.cpuUsage(before);
  return { result, ms: (user + system) / 1000 };
}

/**
 * Two busy processes on an idle machine with two cores get about twice the work of one done. Returns that ratio;
 * below 1.6 the machine is doing something else and nothing measured now means anything.
 */
export async function idleness(): Promise<number> {
  const alone = await busy(1);
  const together = await busy(2);
  return (2 * alone) / together;
}

export const idleEnough = 1.6;

async function busy(processes: number): Promise<number> {
  const spin = 'let x=0;for(let i=0;i<6e8;i++)x=(x+i)|0;process.exitCode=x>1?0:0';
  const start = performance.now();
  await Promise.all(Array.from({ length: processes }, () => run(process.execPath, ['-e', spin])));
  return performance.now() - start;
}

/** Runs a process to its end and returns what it printed. */
export function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`${command} ended with ${code}`)),
    );
  });
}
