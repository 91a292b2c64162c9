// `npm run eval`: finds a Node that runs TypeScript, then evaluates. Node built-ins only up to there.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './launch/install.mjs';
import { ensureNode } from './launch/node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
await ensureInstalled(root);
await ensureNode(root, join(root, 'scripts', 'eval.mjs'));
await import('./eval/run.ts');
