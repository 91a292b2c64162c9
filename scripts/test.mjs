// `npm test`: installs what is missing, then runs every stage and says how long each took. A failing stage does not
// hide the ones after it, except that nothing is tried in the browser without a build.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './launch/install.mjs';
import { ensureNode } from './launch/node.mjs';
import { stages } from './launch/stages.mjs';

const usage = `npm test                        everything: ${Object.keys(stages).join(', ')}
npm test -- unit                one stage, or several
npm test -- unit tests/web      further words go to the stage's own tool
npm test -- e2e smoke`;

const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2);
const firstOther = words.findIndex((word) => !Object.hasOwn(stages, word));
const named = firstOther === -1 ? words : words.slice(0, firstOther);
const rest = words.slice(named.length);
if (words.includes('--help') || (rest.length > 0 && named.length !== 1)) {
  console.log(usage);
  process.exit(words.includes('--help') ? 0 : 2);
}

await ensureInstalled(root);
await ensureNode(root, join(root, 'scripts', 'test.mjs'));

const results = [];
for (const name of named.length > 0 ? named : Object.keys(stages)) {
  if (name === 'e2e' && results.some((result) => result.name === 'build' && result.status !== 0)) {
    results.push({ name, status: 1, seconds: 0 });
    continue;
  }
  console.log(`\n── ${name}`);
  const started = performance.now();
  const status = await stages[name](root, rest);
  results.push({ name, status, seconds: (performance.now() - started) / 1000 });
  if (status === 130) break;
}

console.log('');
for (const { name, status, seconds } of results) {
  console.log(`${status === 0 ? 'passed' : 'FAILED'}  ${name.padEnd(6)}  ${seconds.toFixed(1)} s`);
}
process.exit(results.every((result) => result.status === 0) ? 0 : 1);
