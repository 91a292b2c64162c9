// Every path the host uses, from the two that differ between machines: where the app is and where the data is.
import { join } from 'node:path';

export interface Paths {
  dataDir: string;
  logs: string;
  /** Chromium's own files, kept apart from the student's. */
  browserData: string;
  crashDumps: string;
  /** Keys, encrypted by the system, where no keychain takes them. */
  keys: string;
  renderer: string;
  pdfjs: string;
  preload: string;
  engine: string;
  migrations: string;
  resources: string;
  icon: string;
  trayImage(name: string): string;
}

/** @param root folder that holds package.json, out/, drizzle/ and resources/; inside app.asar once packaged */
export function pathsFrom(root: string, dataDir: string): Paths {
  return {
    dataDir,
    logs: join(dataDir, 'logs'),
    browserData: join(dataDir, 'browser'),
    crashDumps: join(dataDir, 'crashes'),
    keys: join(dataDir, 'keys.json'),
    renderer: join(root, 'out', 'renderer'),
    pdfjs: join(root, 'out', 'renderer', 'pdfjs'),
    preload: join(root, 'out', 'preload', 'index.cjs'),
    engine: join(root, 'out', 'main', 'engine.js'),
    migrations: join(root, 'drizzle'),
    resources: join(root, 'resources'),
    icon: join(root, 'resources', 'icons', '256x256.png'),
    trayImage: (name) => join(root, 'resources', 'tray', name),
  };
}

/** Where a packed file really lies: the operating system's loader cannot look into app.asar. */
export function unpackedPath(path: string): string {
  return path.replace(/app\.asar(?=[\\/]|$)/, 'app.asar.unpacked');
}
