// The web host's entry: lends the core what it needs, opens the door, prints the link, and leaves cleanly. Used where
// Electron cannot run and by every browser test; `--port N` fixes the port, `--check` tries everything once and ends.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createApp } from '#core/app.ts';
import { claimDataDir } from '#core/claim.ts';
import { isFault } from '#core/faults.ts';
import type { LogLevel } from '#core/ports.ts';
import { createEngineLink } from '#engine/link.ts';
import { createClock } from '#host/clock.ts';
import { thisComputer } from '#host/computer.ts';
import { createKeychain } from '#host/keychain.ts';
import { createSecrets } from '#host/secrets.ts';
import { checkThroughDoor } from './check.ts';
import { lastPort, openDataDir, openSecret, rememberPort } from './data-dir.ts';
import { forkEngine } from './engine.ts';
import { openWayOut } from './fetch.ts';
import { createFileLog } from './log.ts';
import { createPower } from './power.ts';
import { createWebServer, type WebServer } from './server.ts';
import { createSessions } from './sessions.ts';

/** Longest wait for streams, the engine and the database on the way out; after it the process ends regardless. */
const goodbyeMs = 8_000;

const buildDir = import.meta.dirname;
const root = join(buildDir, '..', '..');
const rendererDir = join(root, 'out', 'renderer');

const clock = createClock();

// Whoever reads our lines may leave (a closed terminal, "| head"); that is no reason to stop serving.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

await main().catch((error: Error) => {
  say(process.stderr, `Lectern could not start: ${startProblem(error)}`);
  process.exit(1);
});

/** A fault's message is its code: say what it means before there is a window to say it in. */
function startProblem(error: Error): string {
  if (!isFault(error)) return error.message;
  if (error.data.params?.reason === 'newer-version') {
    return 'this library was last opened by a newer Lectern. Nothing was changed; update, or set LECTERN_DATA_DIR to another folder.';
  }
  return `the library cannot be opened (${error.code}). Nothing was changed; details are in the log.`;
}

async function main(): Promise<void> {
  const options = readOptions();
  const dataDir = openDataDir();
  // A check only looks, so it may look beside a running host.
  if (!options.check && !(await claimDataDir(dataDir))) {
    throw new Error(
      'it is running on this data folder already, in a window or from another terminal that shows the link.',
    );
  }
  const log = createFileLog(
    dataDir,
    (process.env.LECTERN_LOG_LEVEL as LogLevel | undefined) ?? 'info',
    clock.now,
  );
  const version: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
  const engine = createEngineLink({ spawn: () => forkEngine(buildDir, join(rendererDir, 'pdfjs')), log });
  const app = await createApp({
    dataDir,
    migrationsDir: join(root, 'drizzle'),
    resourcesDir: join(root, 'resources'),
    unpacked: (path) => path,
    version,
    host: 'web',
    clock,
    log,
    engine,
    fetch: openWayOut(process.env, log),
    secrets: createSecrets([createKeychain()], log),
    power: createPower(process.platform),
    computer: thisComputer(),
  });
  const server = createWebServer({
    router: app.router,
    openBytes: app.openBytes,
    rendererDir,
    sessions: createSessions(openSecret(dataDir)),
    log,
    onLinkUsed: () => {
      const next = server.issueLink();
      if (!options.check) say(process.stdout, `For another browser: ${next}`);
    },
  });

  let stopping = false;
  const stop = async (status: number) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(status), goodbyeMs).unref();
    try {
      await server.close();
      await app.close();
      log.write('info', 'host.stopped', { status });
      await log.close();
    } finally {
      process.exit(status);
    }
  };
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  // A launcher that dies without a word takes its host with it.
  if (process.send) process.once('disconnect', () => void stop(0));
  process.on('uncaughtException', (error) => {
    log.write('error', 'host.crashed', { name: error.name, stack: frames(error) });
    void stop(1);
  });

  const port = await openDoor(server, options.port, lastPort(dataDir));
  log.write('info', 'host.started', { version, port, node: process.version });
  if (options.check) {
    const status = await check(server.issueLink());
    await stop(status);
  } else {
    rememberPort(dataDir, port);
    app.start();
    say(process.stdout, `Lectern is ready. Open this link, it works once: ${server.issueLink()}`);
  }
}

function readOptions(): { port: number | null; check: boolean } {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, check: { type: 'boolean', default: false } },
  });
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
    throw new Error(`--port wants a number from 0 to 65535, not “${values.port}”.`);
  }
  return { port, check: values.check };
}

/** A port asked for must be had; the one of last time is only preferred. */
async function openDoor(server: WebServer, asked: number | null, last: number | null): Promise<number> {
  try {
    return await server.listen(asked ?? last ?? 0);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (asked === null && last !== null) return server.listen(0);
    if (code === 'EADDRINUSE') throw new Error(`port ${asked} is in use; choose another with --port.`);
    if (code === 'EACCES')
      throw new Error(`port ${asked} is reserved on this computer; choose one above 1023.`);
    throw error;
  }
}

async function check(link: string): Promise<number> {
  const health = await checkThroughDoor(link);
  say(process.stdout, `Lectern is well: ${JSON.stringify(health)}`);
  return health.databaseOk ? 0 : 1;
}

/** Frames only: an error's message may quote what the student wrote. */
function frames(error: Error): string {
  const lines = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return lines.map((line) => line.trim()).join(' | ');
}

function say(stream: NodeJS.WriteStream, line: string): void {
  stream.write(`${line}\n`);
}
