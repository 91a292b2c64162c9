// Starts the engine's process for the web host, with an environment that holds none of the student's shell: no keys,
// proxies or Node options reach the process that reads untrusted files.
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { cleanEnvironment } from '#engine/link.ts';

/** @param buildDir folder of the built entries; @param pdfjsDir folder of pdf.js's character maps, fonts and decoders */
export function forkEngine(buildDir: string, pdfjsDir: string): ChildProcess {
  return fork(join(buildDir, 'engine.js'), [], {
    env: { ...cleanEnvironment(process.env), LECTERN_PDFJS_DIR: pdfjsDir },
    // A small young generation: otherwise short-lived page objects let the process grow with the length of a book.
    execArgv: ['--max-semi-space-size=8'],
    // Structured clone carries the byte arrays that JSON would lose.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}
