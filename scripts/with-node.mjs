// `node scripts/with-node.mjs SCRIPT.ts …`: finds a Node that runs TypeScript, then runs the script, whose arguments
// begin where it expects them. Node built-ins only up to there.
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureInstalled } from './launch/install.mjs';
import { ensureNode } from './launch/node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
await ensureInstalled(root);
await ensureNode(root, join(root, 'scripts', 'with-node.mjs'));
const script = join(root, 'scripts', process.argv[2] ?? '');
process.argv.splice(1, 2, script);
await import(pathToFileURL(script).href);
