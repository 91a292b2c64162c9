// Where the student's data lives. Linux uses the data folder and not Electron's default configuration folder, so that
// the browser host, which is the fallback where no window can open, finds the same library.
import { isAbsolute, join, resolve } from 'node:path';

export interface DataDirInputs {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  home: string;
  /** Electron's per-user application folder: %APPDATA% or ~/Library/Application Support. */
  appData: string;
}

/** Absolute path of the data folder; LECTERN_DATA_DIR overrides it. The folder may not exist yet. */
export function dataDirFor({ platform, env, home, appData }: DataDirInputs): string {
  const chosen = env.LECTERN_DATA_DIR;
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  if (platform === 'darwin' || platform === 'win32') return join(appData, 'Lectern');
  const xdg = env.XDG_DATA_HOME;
  // The XDG specification says to ignore a relative path.
  return join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(home, '.local', 'share'), 'lectern');
}
