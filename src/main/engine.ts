// Starts the engine's process for Electron. Its environment is built from nothing, so that nothing the student's
// shell exports (keys, proxies, Node options) reaches the process that reads untrusted files.
import type { UtilityProcess, utilityProcess } from 'electron';
import { cleanEnvironment } from '#engine/link.ts';

export interface EngineParts {
  utilityProcess: Pick<typeof utilityProcess, 'fork'>;
  /** The built entry, engine.js. */
  entry: string;
  /** Folder of pdf.js's character maps, fonts and decoders. */
  pdfjsDir: string;
  env: Record<string, string | undefined>;
}

/** Call after ready. */
export function forkEngine({ utilityProcess, entry, pdfjsDir, env }: EngineParts): UtilityProcess {
  return utilityProcess.fork(entry, [], {
    env: cleanEnvironment({ ...env, LECTERN_PDFJS_DIR: pdfjsDir }),
    execArgv: [],
    serviceName: 'Lectern reader',
    stdio: 'ignore',
  });
}
