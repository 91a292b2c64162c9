// Starts the engine's process for Electron. Its environment is built from nothing, so that nothing the student's
// shell exports (keys, proxies, Node options) reaches the process that reads untrusted files.
import type { UtilityProcess, utilityProcess } from 'electron';

/** What the system's own libraries need: temporary files, language, and on Windows the system folder. */
const passedOn = ['TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG', 'LC_ALL', 'TZ'];

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
  const clean: Record<string, string> = { LECTERN_PDFJS_DIR: pdfjsDir };
  for (const name of passedOn) {
    const value = env[name];
    if (value !== undefined) clean[name] = value;
  }
  return utilityProcess.fork(entry, [], {
    env: clean,
    execArgv: [],
    serviceName: 'Lectern reader',
    stdio: 'ignore',
  });
}
