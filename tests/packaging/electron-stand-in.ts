// The `electron` module for a run of the packed entry under Node: enough of each part for the host to start, open its
// window and start its engine. Electron's own behaviour is not imitated, only what the host needs to go on.
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { firstRun } from './first-run.ts';

const paths: Record<string, string> = { appData: process.cwd() };
let serve: (request: Request) => Promise<Response> = async () => new Response(null, { status: 500 });

class App extends EventEmitter {
  isPackaged = true;
  commandLine = { appendSwitch: () => {} };
  /** Like Electron, which takes no folder that is not there. */
  setPath = (name: string, path: string) => {
    if (!existsSync(path)) throw new Error(`Failed to set path '${name}'`);
    paths[name] = path;
  };
  getPath = (name: string) => paths[name] ?? process.cwd();
  getName = () => 'Lectern';
  getVersion = () => '0.0.0-stand-in';
  getLocale = () => 'en';
  isReady = () => true;
  enableSandbox = () => {};
  setAppUserModelId = () => {};
  setAboutPanelOptions = () => {};
  requestSingleInstanceLock = () => true;
  whenReady = () => new Promise<void>((resolve) => setImmediate(resolve));
  quit = () => {
    let prevented = false;
    this.emit('before-quit', { preventDefault: () => {} });
    this.emit('will-quit', {
      preventDefault: () => {
        prevented = true;
      },
    });
    if (!prevented) process.exit(0);
  };
  exit = (code: number) => process.exit(code);
}
const app = new App();
const ipcMain = Object.assign(new EventEmitter(), { handle: () => {} });

class BrowserWindow extends EventEmitter {
  webContents = Object.assign(new EventEmitter(), {
    mainFrame: { frameToken: 'top', processId: 1 },
    setWindowOpenHandler: () => {},
  });
  constructor() {
    super();
    app.emit('web-contents-created', {}, this.webContents);
  }
  isDestroyed = () => false;
  isMinimized = () => false;
  show = () => {};
  focus = () => {};
  setBackgroundColor = () => {};
  /** Fetches the page from the host's own scheme, then does what its script would: ask for a port and call. */
  async loadURL(url: string): Promise<void> {
    const page = await serve(new Request(url));
    const { port1, port2 } = new MessageChannel();
    ipcMain.emit('lectern:connect', {
      senderFrame: { ...this.webContents.mainFrame, parent: null, origin: 'app://bundle' },
      ports: [portMain(port2)],
    });
    const result = await firstRun(port1).catch((error: Error) => ({ error: String(error.stack) }));
    process.send?.({ url, status: page.status, html: await page.text(), ...result });
  }
}

function portMain(port: MessagePort) {
  const main = Object.assign(new EventEmitter(), {
    start: () => port.on('message', (data) => main.emit('message', { data, ports: [] })),
    postMessage: (message: unknown) => port.postMessage(message),
    close: () => port.close(),
  });
  port.on('close', () => main.emit('close'));
  return main;
}

/** The shape of Electron's UtilityProcess around a Node child. */
function forkUtility(entry: string, args: string[], options: { env: Record<string, string> }) {
  const child: ChildProcess = fork(entry, args, {
    env: options.env,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const utility = Object.assign(new EventEmitter(), {
    pid: child.pid,
    postMessage: (message: object) => child.send(message),
    kill: () => child.kill(),
  });
  child.on('message', (message) => utility.emit('message', message));
  child.on('exit', (code) => utility.emit('exit', code));
  return utility;
}

class Notification extends EventEmitter {
  static isSupported = () => false;
  show = () => {};
  close = () => {};
}

class Tray extends EventEmitter {
  setToolTip = () => {};
  setContextMenu = () => {};
  setImage = () => {};
  isDestroyed = () => false;
  destroy = () => {};
}

const parts = {
  app,
  BrowserWindow,
  crashReporter: { start: () => {} },
  dialog: { showErrorBox: (title: string, text: string) => process.send?.({ error: `${title}: ${text}` }) },
  globalShortcut: { register: () => true, unregister: () => {}, unregisterAll: () => {} },
  ipcMain,
  Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: () => {} },
  nativeTheme: Object.assign(new EventEmitter(), { shouldUseDarkColors: false }),
  net: { fetch: () => Promise.reject(new TypeError('the stand-in has no network')) },
  Notification,
  powerMonitor: Object.assign(new EventEmitter(), {
    isOnBatteryPower: () => false,
    getSystemIdleTime: () => 0,
  }),
  protocol: {
    registerSchemesAsPrivileged: () => {},
    handle: (_scheme: string, handler: typeof serve) => {
      serve = handler;
    },
  },
  safeStorage: { isAsyncEncryptionAvailable: async () => false },
  session: {
    fromPartition: () => ({}),
    defaultSession: {
      webRequest: { onBeforeRequest: () => {} },
      setPermissionRequestHandler: () => {},
      setPermissionCheckHandler: () => {},
      setDevicePermissionHandler: () => {},
      setDisplayMediaRequestHandler: () => {},
    },
  },
  shell: { openPath: async () => '', openExternal: async () => {} },
  Tray,
  utilityProcess: { fork: forkUtility },
};

// electron-store takes the module as a whole, the host takes its parts.
// biome-ignore lint/style/noDefaultExport: Electron's module has one
export default parts;
const { crashReporter, dialog, globalShortcut, Menu, nativeTheme, net, powerMonitor, protocol } = parts;
const { safeStorage, session, shell, utilityProcess } = parts;

export {
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
};
