// Electron's entry: names the real parts and hands them to the host. Everything is imported statically, because what
// must happen before Electron is ready would come too late after an await.
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import {
  app,
  BrowserWindow,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  Notification,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell,
  Tray,
  utilityProcess,
} from 'electron';
import Store from 'electron-store';
import { createApp } from '#core/app.ts';
import { claimDataDir } from '#core/claim.ts';
import type { LogLevel } from '#core/ports.ts';
import { createEngineLink } from '#engine/link.ts';
import { createClock } from '#host/clock.ts';
import { thisComputer } from '#host/computer.ts';
import { createKeychain } from '#host/keychain.ts';
import type { CloseChoice } from './closing.ts';
import { describe } from './crash.ts';
import { dataDirFor } from './data-dir.ts';
import { runHost } from './host.ts';
import { openLog } from './log.ts';
import { pathsFrom } from './paths.ts';

const dataDir = dataDirFor({
  platform: process.platform,
  env: process.env,
  home: homedir(),
  appData: app.getPath('appData'),
});
// This file is out/main/index.js.
const paths = pathsFrom(join(import.meta.dirname, '..', '..'), dataDir);
// Electron throws when it is pointed at a folder that is not there.
for (const dir of [dataDir, paths.browserData, paths.crashDumps])
  mkdirSync(dir, { recursive: true, mode: 0o700 });
const log = openLog({
  dir: paths.logs,
  now: Date.now,
  least: (process.env.LECTERN_LOG_LEVEL as LogLevel | undefined) ?? 'info',
});
const execute = promisify(execFile);

// Not awaited: Electron holds `ready` back until this module has been evaluated.
runHost({
  electron: {
    app,
    BrowserWindow,
    crashReporter,
    dialog,
    globalShortcut,
    ipcMain,
    Menu,
    nativeTheme,
    Notification,
    net,
    powerMonitor,
    protocol,
    safeStorage,
    session,
    shell,
    Tray,
    utilityProcess,
  },
  process,
  paths,
  clock: createClock(),
  log,
  // A bus that does not answer must not keep the window's close button waiting.
  run: async (command, args) => (await execute(command, args, { timeout: 1_500 })).stdout,
  computer: thisComputer(),
  keychain: createKeychain(),
  openState(cwd) {
    const store = new Store<{ onClose?: CloseChoice }>({ name: 'shell', cwd });
    return {
      onClose: () => store.get('onClose'),
      setOnClose: (choice) => store.set('onClose', choice),
    };
  },
  createEngine: (spawn) => createEngineLink({ spawn, log }),
  claim: claimDataDir,
  createCore: createApp,
}).catch((error) => {
  log.write('error', 'host.failed', describe(error));
  app.exit(1);
});
