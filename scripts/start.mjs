// `npm start`: installs, builds and opens Lectern; in Electron where that can run, else in the browser. Node built-ins
// only, and nothing newer than Node 20: this file runs before anything is installed.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './launch/build.mjs';
import { reasonAgainst, runElectron } from './launch/electron.mjs';
import { ensureInstalled } from './launch/install.mjs';
import { ensureNode } from './launch/node.mjs';
import { runToEnd } from './launch/run.mjs';

const usage = `npm start                  open Lectern: its own window, or the browser where there can be none
npm start -- --web         open it in the browser
npm start -- --port N      the same, on that port
npm start -- --check       start, ask whether all is well, print the answer, end`;

const root = fileURLToPath(new URL('..', import.meta.url));
const options = readOptions();
if (options.help) {
  console.log(usage);
  process.exit(0);
}
await ensureInstalled(root);
await ensureNode(root, join(root, 'scripts', 'start.mjs'));
const built = await ensureBuilt(root);
process.exit(built === 0 ? await open() : built);

async function open() {
  if (options.check) return openWeb(['--check']);
  if (options.port !== undefined) return openWeb(['--port', options.port]);
  if (options.web) return openWeb([]);
  let reason = reasonAgainst({ platform: process.platform, env: process.env, uid: process.getuid?.() });
  if (!reason) {
    const ended = await runElectron(root);
    if ('status' in ended) return ended.status;
    reason = ended.reason;
  }
  console.log(`${reason}: opening in the browser instead.`);
  return openWeb([]);
}

async function openWeb(args) {
  const host = join(root, 'out', 'main', 'web.js');
  const { status } = await runToEnd(process.execPath, [host, ...args], { leash: true });
  return status;
}

function readOptions() {
  const flag = { type: 'boolean', default: false };
  try {
    const { values } = parseArgs({
      options: { web: flag, check: flag, help: flag, port: { type: 'string' } },
    });
    return values;
  } catch (error) {
    console.error(`${error.message}\n${usage}`);
    return process.exit(2);
  }
}
