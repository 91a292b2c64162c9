// Stand-ins for the parts of Electron the host is handed. They are event emitters that write down what was asked of
// them; the cast in each factory is the only place where their smaller shape meets Electron's type.
import { EventEmitter } from 'node:events';
import type { Log, LogFields, LogLevel } from '#core/ports.ts';

export interface RecordedLog extends Log {
  lines: Array<{ level: LogLevel; event: string; fields: LogFields }>;
  events(): string[];
}

export function recordLog(): RecordedLog {
  const lines: RecordedLog['lines'] = [];
  return {
    lines,
    events: () => lines.map((line) => line.event),
    write: (level, event, fields = {}) => void lines.push({ level, event, fields }),
  };
}

/** An event whose default can be prevented, like Electron's. */
export function cancellable<T extends object>(
  params?: T,
): T & { preventDefault(): void; prevented: boolean } {
  const event = {
    prevented: false,
    preventDefault() {
      event.prevented = true;
    },
  };
  return Object.assign(event, params);
}

export class FakeApp extends EventEmitter {
  calls: string[] = [];
  paths: Record<string, string> = {};
  isPackaged = true;
  lock = true;
  ready = Promise.withResolvers<void>();
  exitCode: number | null = null;

  setPath(name: string, path: string): void {
    this.calls.push(`setPath:${name}`);
    this.paths[name] = path;
  }
  enableSandbox(): void {
    this.calls.push('enableSandbox');
  }
  setAppUserModelId(id: string): void {
    this.calls.push(`setAppUserModelId:${id}`);
  }
  requestSingleInstanceLock(): boolean {
    this.calls.push('lock');
    return this.lock;
  }
  whenReady(): Promise<void> {
    this.calls.push('whenReady');
    return this.ready.promise;
  }
  setAboutPanelOptions(): void {}
  isReady = () => this.calls.includes('whenReady');
  getLocale = () => 'en-GB';
  getVersion(): string {
    return '9.8.7';
  }
  /** Like Electron: before-quit, then will-quit, and only if nobody objects the end. */
  quit(): void {
    this.calls.push('quit');
    this.emit('before-quit', cancellable());
    const event = cancellable();
    this.emit('will-quit', event);
    if (!event.prevented) this.emit('ended');
  }
  exit(code: number): void {
    this.calls.push(`exit:${code}`);
    this.exitCode = code;
  }
}

export class FakeContents extends EventEmitter {
  mainFrame = { frameToken: 'top', processId: 7 };
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  reloads = 0;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  reload(): void {
    this.reloads += 1;
  }
}

export class FakeWindow extends EventEmitter {
  static made: FakeWindow[] = [];
  webContents = new FakeContents();
  calls: string[] = [];
  destroyed = false;
  minimized = false;
  fullScreen = false;
  loaded: string | null = null;
  options: Electron.BrowserWindowConstructorOptions;
  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
    FakeWindow.made.push(this);
  }
  loadURL(url: string): Promise<void> {
    this.loaded = url;
    return Promise.resolve();
  }
  isDestroyed = () => this.destroyed;
  isMinimized = () => this.minimized;
  isFullScreen = () => this.fullScreen;
  isFocused = () => this.calls.at(-1) === 'focus';
  show = () => void this.calls.push('show');
  showInactive = () => void this.calls.push('showInactive');
  setAlwaysOnTop = (on: boolean) => void this.calls.push(`onTop:${on}`);
  close(): void {
    this.destroyed = true;
    this.emit('closed');
  }
  hide = () => void this.calls.push('hide');
  focus = () => void this.calls.push('focus');
  restore = () => void this.calls.push('restore');
  minimize = () => void this.calls.push('minimize');
  setFullScreen = (on: boolean) => void this.calls.push(`fullScreen:${on}`);
  setBackgroundColor = (color: string) => void this.calls.push(`background:${color}`);
}

export class FakeTheme extends EventEmitter {
  shouldUseDarkColors = false;
  shouldUseDarkColorsForSystemIntegratedUI = false;
}

export class FakeTray extends EventEmitter {
  static made: FakeTray[] = [];
  calls: string[] = [];
  destroyed = false;
  menu: Electron.MenuItemConstructorOptions[] = [];
  constructor(image: string) {
    super();
    this.calls.push(`image:${image}`);
    FakeTray.made.push(this);
  }
  setToolTip = (text: string) => void this.calls.push(`tip:${text}`);
  setTitle = (text: string) => void this.calls.push(`title:${text}`);
  setImage = (image: string) => void this.calls.push(`image:${image}`);
  setContextMenu(menu: unknown): void {
    this.calls.push('menu');
    this.menu = menu as Electron.MenuItemConstructorOptions[];
  }
  isDestroyed = () => this.destroyed;
  destroy(): void {
    this.destroyed = true;
  }
}

/** Menu.buildFromTemplate that gives the template back, and remembers the application menu. */
export function fakeMenu() {
  const menu = {
    current: [] as Electron.MenuItemConstructorOptions[],
    buildFromTemplate: (template: unknown) => template,
    setApplicationMenu(template: unknown) {
      menu.current = template as Electron.MenuItemConstructorOptions[];
    },
  };
  return menu;
}

/** Finds an item by label or role anywhere in a template. */
export function item(
  template: Electron.MenuItemConstructorOptions[],
  name: string,
): Electron.MenuItemConstructorOptions | undefined {
  for (const entry of template) {
    if (entry.label === name || entry.role === name) return entry;
    const inside = Array.isArray(entry.submenu) ? item(entry.submenu, name) : undefined;
    if (inside) return inside;
  }
  return undefined;
}

/** Chooses a menu item as the student would. */
export function choose(template: Electron.MenuItemConstructorOptions[], name: string, checked = false): void {
  const found = item(template, name);
  if (!found?.click) throw new Error(`No item "${name}" that can be chosen`);
  found.click({ checked } as Electron.MenuItem, undefined, {} as Electron.KeyboardEvent);
}

/** A fake where Electron's own type is asked for. */
export function as<T>(fake: unknown): T {
  return fake as T;
}
