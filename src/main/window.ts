// The one window. It is hidden, never destroyed, while the app runs; Electron keeps its place and size by its `name`.
// A page that dies is loaded again, but not for ever.
import type { BrowserWindow, BrowserWindowConstructorOptions, Dialog, NativeTheme } from 'electron';
import type { Log } from '#core/ports.ts';
import type { Words } from './words/words.ts';

// The canvas of the two themes, so that the first frame does not flash.
const canvas = { light: '#f6f3ec', dark: '#1a1917' };

const reloadsAllowed = 3;
const reloadWindowMs = 60_000;

export interface WindowParts {
  BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors' | 'on'>;
  dialog: Pick<Dialog, 'showMessageBox'>;
  platform: NodeJS.Platform;
  preload: string;
  /** What to load: the bundle, or the development server. */
  url: string;
  /** Path of the PNG for the title bar and task bar; macOS takes it from the bundle. */
  icon: string;
  monotonic(): number;
  log: Log;
  quit(): void;
  words(): Words;
  onClose(event: { preventDefault(): void }, window: BrowserWindow): void;
}

export interface MainWindow {
  /** Brings the window forward, out of the tray, the task bar or another desktop; makes it if there is none. */
  show(): void;
  /** The same, at a screen of the page: a path of its hash router. */
  showAt(path: string): void;
  /** The window, unless it is gone. */
  current(): BrowserWindow | undefined;
}

export function createMainWindow(parts: WindowParts): MainWindow {
  let window: BrowserWindow | undefined;

  const current = () => (window !== undefined && !window.isDestroyed() ? window : undefined);
  parts.nativeTheme.on('updated', () => current()?.setBackgroundColor(backgroundFor(parts.nativeTheme)));

  const show = () => {
    const open = current();
    if (open === undefined) {
      window = openWindow(parts);
      return;
    }
    if (open.isMinimized()) open.restore();
    open.show();
    open.focus();
  };

  return {
    current,
    show,
    showAt(path) {
      show();
      // Only the part after # differs, so the page stays and its router goes there.
      current()
        ?.loadURL(`${parts.url}#${path}`)
        .catch(() => {});
    },
  };
}

/** The options the window is made with; the locks among them are tested one by one. */
export function windowOptions(
  parts: Pick<WindowParts, 'nativeTheme' | 'preload' | 'icon' | 'platform'>,
): BrowserWindowConstructorOptions {
  return {
    name: 'main',
    windowStatePersistence: true,
    title: 'Lectern',
    show: false,
    width: 1180,
    height: 800,
    minWidth: 640,
    minHeight: 480,
    backgroundColor: backgroundFor(parts.nativeTheme),
    ...(parts.platform === 'darwin' ? {} : { icon: parts.icon }),
    webPreferences: {
      preload: parts.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Dictionaries would be fetched from the network.
      spellcheck: false,
    },
  };
}

function openWindow(parts: WindowParts): BrowserWindow {
  const window = new parts.BrowserWindow(windowOptions(parts));
  const { log } = parts;
  const deaths: number[] = [];

  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => parts.onClose(event, window));
  window.on('unresponsive', () => log.write('warn', 'window.unresponsive'));
  window.webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (!isMainFrame) return;
    log.write('error', 'window.load-failed', { code, description });
    // ready-to-show will not come; a visible empty window with a menu is better than none.
    window.show();
  });
  window.webContents.on('render-process-gone', (_event, details) => {
    log.write('error', 'window.page-gone', { reason: details.reason, exitCode: details.exitCode });
    if (details.reason === 'clean-exit') return;
    const now = parts.monotonic();
    deaths.push(now);
    if (deaths.filter((at) => now - at < reloadWindowMs).length <= reloadsAllowed)
      window.webContents.reload();
    else void offerReload(window, parts);
  });
  window.loadURL(parts.url).catch(() => {
    // Reported by did-fail-load.
  });
  return window;
}

async function offerReload(window: BrowserWindow, { dialog, quit, words }: WindowParts): Promise<void> {
  const { message, detail, buttons } = words().failing;
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message,
    detail,
    buttons,
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 0) window.webContents.reload();
  else quit();
}

function backgroundFor(nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors'>): string {
  return nativeTheme.shouldUseDarkColors ? canvas.dark : canvas.light;
}
