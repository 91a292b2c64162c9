// Packs the app as `npm run pack` does, around a stand-in for Electron: a file with the fuse wire in it, which is all
// that electron-builder touches of the real one. Nothing may be downloaded: the network is a closed door here.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { extractAll } from '@electron/asar';

const run = promisify(execFile);
const resolve = createRequire(import.meta.url).resolve;

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Packed {
  /** Temporary folder that holds all of this; the caller removes it. */
  place: string;
  /** The folder a user would install. */
  installed: string;
  executable: string;
  asar: string;
  /** The archive taken apart, unpacked files included. */
  extracted: string;
}

// What Electron 45 carries in its executable: a marker, the version of the wire, its length, and one letter a fuse.
const fuseMarker = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseDefaults = '101000011';

/** Builds when the source has changed since the last build, then packs for Linux into a temporary folder. */
export async function pack(): Promise<Packed> {
  // By address: the launchers are plain JavaScript and carry no types for this room.
  const { ensureBuilt } = await import(new URL('../../scripts/launch/build.mjs', import.meta.url).href);
  if ((await ensureBuilt(root)) !== 0) throw new Error('The build failed');
  const place = mkdtempSync(join(tmpdir(), 'lectern-pack-'));
  const electronDist = join(place, 'electron');
  mkdirSync(join(electronDist, 'resources'), { recursive: true });
  mkdirSync(join(electronDist, 'locales'));
  const wire = Buffer.concat([
    Buffer.from('\x7fELF', 'latin1'),
    Buffer.alloc(60),
    Buffer.from(fuseMarker),
    Buffer.from([1, fuseDefaults.length]),
    Buffer.from(fuseDefaults),
    Buffer.alloc(60),
  ]);
  writeFileSync(join(electronDist, 'electron'), wire, { mode: 0o755 });

  const output = join(place, 'dist');
  const closed = 'http://127.0.0.1:9';
  await run(
    process.execPath,
    [
      resolve('electron-builder/cli.js'),
      '--linux',
      '--x64',
      '--dir',
      `-c.electronDist=${electronDist}`,
      `-c.directories.output=${output}`,
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        HTTP_PROXY: closed,
        HTTPS_PROXY: closed,
        http_proxy: closed,
        https_proxy: closed,
        npm_config_offline: 'true',
        // An empty cache, so that an earlier download cannot hide a new one.
        ELECTRON_BUILDER_CACHE: join(place, 'cache'),
        electron_config_cache: join(place, 'cache'),
      },
    },
  );
  const installed = join(output, 'linux-unpacked');
  const asar = join(installed, 'resources', 'app.asar');
  const extracted = join(place, 'extracted');
  extractAll(asar, extracted);
  return { place, installed, executable: join(installed, 'lectern'), asar, extracted };
}
