// Generates the next migration and makes its tables STRICT, which drizzle-kit cannot say itself.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const kit = join(import.meta.dirname, '..', 'node_modules', 'drizzle-kit', 'bin.cjs');
const out = join(import.meta.dirname, '..', 'drizzle');
const run = spawnSync(process.execPath, [kit, 'generate', ...process.argv.slice(2)], { stdio: 'inherit' });
if (run.status !== 0) process.exit(run.status ?? 1);

for (const file of readdirSync(out).filter((name) => name.endsWith('.sql'))) {
  const path = join(out, file);
  const sql = readFileSync(path, 'utf8');
  const strict = sql
    .split('--> statement-breakpoint')
    .map((part) => (/^\s*CREATE TABLE/.test(part) ? part.replace(/\n\);/, '\n) STRICT;') : part))
    .join('--> statement-breakpoint');
  if (strict !== sql) writeFileSync(path, strict);
}
