// What this machine lacks to run the real Electron, in one sentence that says what to do about it.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Null when everything is there. */
export function whatIsMissing(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' } as Record<
    string,
    string
  >;
  const binary = join(folder, 'dist', names[process.platform] ?? 'electron');
  if (!existsSync(binary))
    return 'Electron’s binary is not installed: run node node_modules/electron/install.js';
  if (!existsSync(join(root, 'out', 'main', 'index.js'))) return 'the app is not built: run npm run build';
  if (process.platform !== 'linux') return null;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return 'no display: set DISPLAY or WAYLAND_DISPLAY';
  if (process.getuid?.() === 0) return 'running as root, where Electron’s sandbox does not start';
  return null;
}

/** Says it once before the run; Playwright's list shows that a test was skipped but not why. */
export function sayWhatIsMissing(): void {
  const missing = whatIsMissing();
  if (missing !== null) process.stdout.write(`Electron tests are skipped: ${missing}\n`);
}
