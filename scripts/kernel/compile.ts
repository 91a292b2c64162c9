// Compiles scan.wat, for build.ts and for the test that compares.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openWabt from 'wabt';

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
