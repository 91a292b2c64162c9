// Starts the engine's process for the web host. Its environment is built from nothing, so that nothing the student's
// shell exports (keys, proxies, Node options) reaches the process that reads untrusted files.
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** What Node itself needs to run on each system: temporary files, and on Windows its own libraries. */
const passedOn = ['TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG', 'LC_ALL', 'TZ'];

/** @param buildDir folder of the built entries; @param pdfjsDir folder of pdf.js's character maps, fonts and decoders */
export function forkEngine(buildDir: string, pdfjsDir: string): ChildProcess {
  const env: Record<string, string> = { LECTERN_PDFJS_DIR: pdfjsDir };
  for (const name of passedOn) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return fork(join(buildDir, 'engine.js'), [], {
    env,
    execArgv: [],
    // Structured clone carries the Blobs and byte arrays that JSON would lose.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}
