// Writes the compiled scan.wat into the core as text, so that the app needs no extra file at run time and no compiler at
// build time. Run `npm run kernel` after changing scan.wat; a test says so when it was forgotten.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileScan } from './compile.ts';

const lines = Buffer.from(await compileScan())
  .toString('base64')
  .match(/.{1,100}/g) as string[];
writeFileSync(
  join(import.meta.dirname, '../../src/core/embedding/index/scan-bytes.ts'),
  `// Written by scripts/kernel/build.ts from scan.wat: \`npm run kernel\`. Do not edit.
export const scanBytes =
${lines.map((line) => `  '${line}'`).join(' +\n')};
`,
);
