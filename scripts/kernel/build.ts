// Compiles scan.wat and writes its bytes into the core as text, so that the app needs no extra file at run time and no
// compiler at build time. Run `npm run kernel` after changing scan.wat; a test says so when it was forgotten.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openWabt from 'wabt';

const target = join(import.meta.dirname, '../../src/core/embedding/index/scan-bytes.ts');

export async function compileScan(): Promise<Uint8Array> {
  const wabt = await openWabt();
  const source = readFileSync(join(import.meta.dirname, 'scan.wat'), 'utf8');
  const module = wabt.parseWat('scan.wat', source, { simd: true });
  try {
    module.validate();
    return module.toBinary({}).buffer;
  } finally {
    module.destroy();
  }
}

if (import.meta.main) {
  const lines = Buffer.from(await compileScan())
    .toString('base64')
    .match(/.{1,100}/g) as string[];
  writeFileSync(
    target,
    `// Written by scripts/kernel/build.ts from scan.wat: \`npm run kernel\`. Do not edit.
export const scanBytes =
${lines.map((line) => `  '${line}'`).join(' +\n')};
`,
  );
}
