// One host for one data folder, be it the window or the browser: two would resume the same imports. The lock is a
// listening local socket, because the system takes that back from a process however it ends, where a lock file would
// stay behind and have to be guessed at.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Claims the folder until this process ends. False when a living host holds it. */
export async function claimDataDir(dataDir: string, platform = process.platform): Promise<boolean> {
  const address = lockAddress(realpathSync(dataDir), platform);
  if (await listens(address)) return true;
  if (await answers(address)) return false;
  // On macOS the socket's file outlives its process; elsewhere the holder has just ended.
  if (isFile(platform)) rmSync(address, { force: true });
  return listens(address);
}

function lockAddress(dataDir: string, platform: NodeJS.Platform): string {
  const name = `lectern-${createHash('sha256').update(dataDir).digest('hex').slice(0, 24)}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
  // The leading zero byte makes a Linux socket without a file.
  return isFile(platform) ? join(tmpdir(), `${name}.sock`) : `\0${name}`;
}

function isFile(platform: NodeJS.Platform): boolean {
  return platform !== 'win32' && platform !== 'linux';
}

async function listens(address: string): Promise<boolean> {
  const lock = createServer((visitor) => visitor.on('error', () => {}).end());
  try {
    await once(lock.listen(address).unref(), 'listening');
    return true;
  } catch {
    return false;
  }
}

async function answers(address: string): Promise<boolean> {
  const visitor = connect(address);
  try {
    await once(visitor, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    visitor.destroy();
  }
}
