// Where the web host keeps things, and the two small files it keeps for itself: the secret that signs cookies and the
// port of last time. Both live beside the data, so a page that is reloaded after a restart finds its host again.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

const secretBytes = 32;

/** What decides the place; passed in so that every system's answer can be tested on one. */
export interface Surroundings {
  env: Record<string, string | undefined>;
  platform: NodeJS.Platform;
  home: string;
}

/** The folder of the student's data: LECTERN_DATA_DIR, else where this system keeps application data. */
export function dataDirOf({ env, platform, home }: Surroundings): string {
  if (env.LECTERN_DATA_DIR) return resolve(env.LECTERN_DATA_DIR);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Lectern');
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Lectern');
  const xdg = env.XDG_DATA_HOME;
  // The XDG specification says to ignore a relative path.
  return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.local', 'share'), 'lectern');
}

/** Finds this machine's data folder and makes sure that it exists and is private to this user. */
export function openDataDir(): string {
  const dir = dataDirOf({ env: process.env, platform: process.platform, home: homedir() });
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return dir;
}

/** The cookie-signing secret of this data folder, made on first use; a damaged file is replaced. */
export function openSecret(dataDir: string): Buffer {
  const path = join(dataDir, 'web-secret');
  const kept = readIfThere(path);
  if (kept) {
    const secret = Buffer.from(kept.trim(), 'base64url');
    if (secret.length === secretBytes) return secret;
  }
  const secret = randomBytes(secretBytes);
  writeFileSync(path, secret.toString('base64url'), { mode: 0o600 });
  return secret;
}

/** The port the host had last time, or null. */
export function lastPort(dataDir: string): number | null {
  const port = Number(readIfThere(join(dataDir, 'web-port')));
  return Number.isInteger(port) && port > 1023 && port < 65536 ? port : null;
}

/** Remembers the port, so that the next start asks for the same one. */
export function rememberPort(dataDir: string, port: number): void {
  writeFileSync(join(dataDir, 'web-port'), String(port), { mode: 0o600 });
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
