import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Ports } from '#core/ports.ts';
import type { CloseChoice } from '#main/closing.ts';
import { runHost } from '#main/host.ts';
import { pathsFrom } from '#main/paths.ts';
import { testComputer } from '../support/start-app.ts';
import { as, choose, FakeApp, FakeTheme, FakeTray, FakeWindow, fakeMenu, recordLog } from './fakes.ts';

const place = mkdtempSync(join(tmpdir(), 'lectern-host-'));
const pdf = join(place, 'a.pdf');
writeFileSync(pdf, '');
afterAll(() => rmSync(place, { recursive: true, force: true }));
beforeEach(() => {
  FakeWindow.made = [];
  FakeTray.made = [];
});

interface Change {
  platform?: NodeJS.Platform;
  env?: Record<string, string>;
  argv?: string[];
  packaged?: boolean;
  lock?: boolean;
  coreFails?: boolean;
  folderTaken?: boolean;
}

function setUp({
  platform = 'win32',
  env = {},
  argv = ['lectern'],
  packaged = true,
  lock = true,
  coreFails,
  folderTaken = false,
}: Change = {}) {
  const app = new FakeApp();
  app.isPackaged = packaged;
  app.lock = lock;
  const process = Object.assign(new EventEmitter(), { platform, env, argv, cwd: () => place });
  const menu = fakeMenu();
  const log = recordLog();
  const handle = vi.fn(() => void app.calls.push('scheme mounted'));
  const fork = vi.fn(() => new EventEmitter());
  const showErrorBox = vi.fn();
  const openPath = vi.fn(async () => '');
  const state: { onClose?: CloseChoice } = {};
  const core = {
    router: {},
    start: vi.fn(),
    close: vi.fn(async () => {}),
    importPaths: vi.fn(async () => {}),
    openBytes: vi.fn(async () => null),
  };
  const engine = { close: vi.fn(async () => {}) };
  let ports: Ports | undefined;
  let spawn: (() => unknown) | undefined;
  const running = runHost({
    electron: as({
      app,
      BrowserWindow: FakeWindow,
      Menu: menu,
      Tray: FakeTray,
      crashReporter: { start: () => void app.calls.push('crash reporter') },
      dialog: {
        showErrorBox,
        showMessageBox: async () => ({ response: 0 }),
        showOpenDialog: async () => ({ canceled: false, filePaths: [pdf] }),
      },
      globalShortcut: { register: () => true, unregister: () => {} },
      Notification: { isSupported: () => false },
      ipcMain: new EventEmitter(),
      nativeTheme: new FakeTheme(),
      protocol: { registerSchemesAsPrivileged: () => void app.calls.push('scheme registered'), handle },
      session: {
        defaultSession: {
          setPermissionRequestHandler: () => void app.calls.push('permissions'),
          setPermissionCheckHandler: () => {},
          setDevicePermissionHandler: () => {},
          setDisplayMediaRequestHandler: () => {},
          webRequest: { onBeforeRequest: () => void app.calls.push('requests') },
        },
        fromPartition: () => ({}),
      },
      shell: { openPath, openExternal: async () => {} },
      utilityProcess: { fork },
    }),
    process: as(process),
    paths: pathsFrom('/app', place),
    clock: { now: () => 0, monotonic: () => 0, timeZone: () => 'UTC', every: () => () => {} },
    log,
    run: async () => 'b false',
    computer: testComputer,
    keychain: as({}),
    openState: () => ({
      onClose: () => state.onClose,
      setOnClose: (choice) => {
        state.onClose = choice;
      },
    }),
    createEngine(start) {
      spawn = start;
      return as(engine);
    },
    claim: async () => !folderTaken,
    async createCore(given) {
      ports = given;
      if (coreFails) throw new Error('damaged');
      return as(core);
    },
  });
  const start = async () => {
    app.ready.resolve();
    await running;
  };
  return {
    app,
    running,
    start,
    menu,
    log,
    core,
    engine,
    handle,
    fork,
    openPath,
    showErrorBox,
    state,
    ports: () => ports as Ports,
    spawn: () => spawn?.(),
    window: () => FakeWindow.made[0] as FakeWindow,
  };
}

describe('the Electron host', () => {
  it('does before ready what is too late afterwards', async () => {
    const { app, start } = setUp();
    const before = app.calls.slice(0, app.calls.indexOf('whenReady'));
    expect(before).toEqual([
      'setPath:userData',
      'setPath:sessionData',
      'setPath:crashDumps',
      'crash reporter',
      'enableSandbox',
      'scheme registered',
      'setAppUserModelId:app.lectern',
      'lock',
    ]);
    await start();
    expect(app.calls.slice(before.length + 1)).toEqual(['permissions', 'requests', 'scheme mounted']);
  });

  it('locks navigation before any window exists', () => {
    const { app } = setUp();
    expect(app.listenerCount('web-contents-created')).toBe(1);
    expect(FakeWindow.made).toEqual([]);
  });

  it('lends the core the folders, the version and its name', async () => {
    const { start, ports } = setUp();
    await start();
    expect(ports()).toMatchObject({
      dataDir: place,
      migrationsDir: join('/app', 'drizzle'),
      resourcesDir: join('/app', 'resources'),
      version: '9.8.7',
      host: 'electron',
    });
    expect(ports().unpacked('/x/app.asar/y')).toBe('/x/app.asar.unpacked/y');
  });

  it('starts the engine’s process with nothing of the student’s environment but what it needs', async () => {
    const { start, spawn, fork } = setUp({
      env: { OPENAI_API_KEY: 'secret', NODE_OPTIONS: '--inspect', LANG: 'de' },
    });
    await start();
    expect(fork).not.toHaveBeenCalled();
    spawn();
    expect(fork).toHaveBeenCalledWith(join('/app', 'out', 'main', 'engine.js'), [], {
      env: { LANG: 'de', LECTERN_PDFJS_DIR: join('/app', 'out', 'renderer', 'pdfjs') },
      execArgv: [],
      serviceName: 'Lectern reader',
      stdio: 'ignore',
    });
  });

  it('opens the bundle in one window once the core runs, and a tray', async () => {
    const { start, window, core } = setUp();
    await start();
    expect(core.start).toHaveBeenCalledTimes(1);
    expect(FakeWindow.made).toHaveLength(1);
    expect(window().loaded).toBe('app://bundle/');
    expect(FakeTray.made).toHaveLength(1);
  });

  it('takes the files it was started with, and those chosen from menu and tray', async () => {
    const { start, core, menu } = setUp({ argv: ['lectern', pdf] });
    await start();
    expect(core.importPaths).toHaveBeenCalledWith('desktop', [pdf]);
    choose(menu.current, 'Import…');
    await vi.waitFor(() => expect(core.importPaths).toHaveBeenCalledTimes(2));
    const tray = FakeTray.made[0] as FakeTray;
    await vi.waitFor(() => {
      choose(tray.menu, 'Import…');
      expect(core.importPaths.mock.calls.length).toBeGreaterThanOrEqual(3);
    });
  });

  it('shows no window before the core runs, even when asked to', async () => {
    const { app, start } = setUp();
    app.emit('second-instance', {}, ['lectern'], place);
    expect(FakeWindow.made).toEqual([]);
    await start();
    app.emit('second-instance', {}, ['lectern'], place);
    expect(FakeWindow.made).toHaveLength(1);
  });

  it('does nothing more when another Lectern runs', async () => {
    const { app, running } = setUp({ lock: false });
    await running;
    expect(app.calls).not.toContain('whenReady');
    expect(FakeWindow.made).toEqual([]);
  });

  it('opens no window again on the way out', async () => {
    const { app, start } = setUp();
    await start();
    (FakeWindow.made[0] as FakeWindow).destroyed = true;
    const ended = once(app, 'ended');
    app.quit();
    app.emit('second-instance', {}, ['lectern'], place);
    await ended;
    expect(FakeWindow.made).toHaveLength(1);
  });

  it('closes the core on quit, then ends', async () => {
    const { app, start, core } = setUp();
    await start();
    const ended = once(app, 'ended');
    app.quit();
    await ended;
    expect(core.close).toHaveBeenCalledTimes(1);
    expect(FakeTray.made[0]?.destroyed).toBe(true);
  });

  it('stays out of a data folder that the browser host has open, and says so', async () => {
    const { app, start, showErrorBox, ports } = setUp({ folderTaken: true });
    await start();
    expect(showErrorBox).toHaveBeenCalledOnce();
    expect(showErrorBox.mock.calls[0]?.[0]).toContain('already open');
    expect(ports()).toBeUndefined();
    expect(app.calls.at(-1)).toBe('exit:1');
  });

  it('says where the details are and ends when the library cannot be opened', async () => {
    const { app, start, showErrorBox, engine, log } = setUp({ coreFails: true });
    await start();
    expect(showErrorBox.mock.calls[0]?.[1]).toContain(join(place, 'logs'));
    expect(engine.close).toHaveBeenCalled();
    expect(app.exitCode).toBe(1);
    expect(FakeWindow.made).toEqual([]);
    expect(log.events()).toEqual(['host.start-failed']);
  });

  it('shows the remembered close choice in the menu as soon as it is made', async () => {
    const { start, menu, window, state } = setUp({ platform: 'linux' });
    await start();
    window().emit('close', { preventDefault: () => {} });
    await vi.waitFor(() => expect(state.onClose).toBe('keep'));
    // No tray host answered, so the window stays in the task bar.
    await vi.waitFor(() => expect(window().calls).toContain('minimize'));
    choose(menu.current, 'Keep Running When Closed', false);
    expect(state.onClose).toBe('quit');
  });

  it('opens the data folder from the menu', async () => {
    const { start, menu, openPath } = setUp();
    await start();
    choose(menu.current, 'Open Data Folder');
    expect(openPath).toHaveBeenCalledWith(place);
  });

  it.each([
    ['a local development server', { packaged: false }, 'http://localhost:5173/', 'http://localhost:5173/'],
    ['the bundle instead of another computer', { packaged: false }, 'http://192.0.2.1/', 'app://bundle/'],
    ['the bundle when packaged', { packaged: true }, 'http://localhost:5173/', 'app://bundle/'],
  ])('loads %s', async (_name, change, ELECTRON_RENDERER_URL, loaded) => {
    const { start, window } = setUp({ ...change, env: { ELECTRON_RENDERER_URL } });
    await start();
    expect(window().loaded).toBe(loaded);
  });
});
