// Puts the Electron host together from parts it is handed, in the order Electron asks for: what must precede ready,
// then ready, then the core, then the window. It decides nothing else; each part has its own file.
import type Electron from 'electron';
import type { App as Core } from '#core/app.ts';
import type { Clock, Computer, Engine, Log, Ports } from '#core/ports.ts';
import { createSecrets, type Vault } from '#host/secrets.ts';
import { createClosing, type ShellState } from './closing.ts';
import { describe, keepDumpsLocal, watchForCrashes } from './crash.ts';
import { createEncryptedFile } from './encrypted-file.ts';
import { forkEngine } from './engine.ts';
import { openWayOut } from './fetch.ts';
import { createImporting } from './importing.ts';
import { claimInstance } from './instance.ts';
import { setMenu } from './menu.ts';
import { createMiniWindow } from './mini-window.ts';
import { lockNavigation } from './navigation.ts';
import { bundleOrigin, originOf } from './origin.ts';
import { type Paths, unpackedPath } from './paths.ts';
import { lockPermissions } from './permissions.ts';
import { createPower } from './power.ts';
import { lockRequests } from './requests.ts';
import { ringAtTheEnd } from './ringing.ts';
import { acceptPorts } from './rpc.ts';
import { mountScheme, privilegedSchemes } from './scheme.ts';
import { createShutdown } from './shutdown.ts';
import { createStudy, type Study } from './study.ts';
import { studyMenu } from './study-menu.ts';
import { followTimerShortcut } from './timer-shortcut.ts';
import { createTray, type Run, statusNotifierHostFound, type TrayIcon } from './tray.ts';
import { createMainWindow } from './window.ts';
import { wordsFor } from './words/words.ts';

/** The parts of Electron this app uses, and no more. */
export type ElectronParts = Pick<
  typeof Electron,
  | 'BrowserWindow'
  | 'Menu'
  | 'Notification'
  | 'Tray'
  | 'app'
  | 'crashReporter'
  | 'dialog'
  | 'globalShortcut'
  | 'ipcMain'
  | 'nativeTheme'
  | 'net'
  | 'powerMonitor'
  | 'protocol'
  | 'safeStorage'
  | 'session'
  | 'shell'
  | 'utilityProcess'
>;

export interface HostParts {
  electron: ElectronParts;
  process: Pick<NodeJS.Process, 'on' | 'argv' | 'env' | 'platform' | 'cwd'>;
  paths: Paths;
  clock: Clock;
  log: Log;
  run: Run;
  computer: Computer;
  keychain: Vault;
  openState(dataDir: string): ShellState;
  createEngine(spawn: () => Electron.UtilityProcess): Engine;
  /** False when another host has the data folder open. */
  claim(dataDir: string): Promise<boolean>;
  createCore(ports: Ports): Promise<Core>;
}

/** One window, one student at a time: the desktop is one session. */
const desktopSession = 'desktop';

const appId = 'app.lectern';

/** Without "persist:" Electron keeps it in memory. */
const outsidePartition = 'outside';

/** Runs the app until it quits; resolves when the window is on its way. Call before ready. */
export async function runHost(parts: HostParts): Promise<void> {
  const { electron, process, paths, clock, log } = parts;
  const { app, dialog, nativeTheme } = electron;
  const { platform } = process;

  app.setPath('userData', paths.dataDir);
  app.setPath('sessionData', paths.browserData);
  app.setPath('crashDumps', paths.crashDumps);
  keepDumpsLocal(electron.crashReporter);
  app.enableSandbox();
  electron.protocol.registerSchemesAsPrivileged(privilegedSchemes);
  if (platform === 'win32') app.setAppUserModelId(appId);

  const url = developmentUrl(app.isPackaged, process.env) ?? `${bundleOrigin}/`;
  const origin = originOf(url) ?? bundleOrigin;
  const shutdown = createShutdown({ app, process, log });
  let study: Study | undefined;
  // The student's own choice once there is one; before, and while nobody is here, the system's.
  const words = () => wordsFor(study?.view()?.settings.locale ?? (app.isReady() ? app.getLocale() : ''));
  watchForCrashes({ process, app, dialog, words, log });
  lockNavigation({ app, shell: electron.shell, origin, log });

  const quit = () => app.quit();
  const importing = createImporting({
    dialog,
    sessionId: desktopSession,
    window: () => window.current(),
    words,
    log,
  });
  const state = parts.openState(paths.dataDir);
  let tray: TrayIcon | undefined;
  let ready = false;
  const page = {
    BrowserWindow: electron.BrowserWindow,
    nativeTheme,
    platform,
    preload: paths.preload,
    url,
    icon: paths.icon,
    words,
  };
  const window = createMainWindow({
    ...page,
    dialog,
    monotonic: clock.monotonic,
    log,
    quit,
    onClose: createClosing({
      platform,
      dialog,
      state,
      trayVisible: () => tray?.visible() === true,
      quitting: shutdown.quitting,
      quit,
      changed: () => drawMenu(),
      words,
    }),
  });
  const mini = createMiniWindow({ ...page, changed: () => drawMenu() });
  // Before the core runs there is nothing to show, and on the way out there is nothing to show any more.
  const show = () => {
    if (ready && !shutdown.quitting()) window.show();
  };
  const showSettings = () => {
    if (ready && !shutdown.quitting()) window.showAt('/settings');
  };
  const importFiles = () => {
    show();
    importing.ask();
  };
  const time = (instant: number) =>
    new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(instant);
  const drawMenu = () =>
    setMenu(
      electron.Menu,
      {
        platform,
        development: !app.isPackaged,
        keepRunning: state.onClose() === 'keep',
        timer: study ? studyMenu(study, menuParts()) : [],
        words: words(),
      },
      {
        show,
        settings: showSettings,
        importFiles,
        quit,
        openDataFolder: () => void electron.shell.openPath(paths.dataDir),
        setKeepRunning: (keep) => state.setOnClose(keep ? 'keep' : 'quit'),
      },
    );

  const menuParts = () => ({
    show,
    time,
    now: clock.monotonic(),
    mini: { open: mini.current() !== undefined, toggle: mini.toggle },
    words: words(),
  });

  const first = claimInstance({
    app,
    args: process.argv,
    cwd: process.cwd(),
    show,
    importFiles: importing.take,
  });
  if (!first) return;
  app.on('activate', show);
  // The window is hidden, not closed; if it goes all the same, the app stays until it is asked to quit.
  app.on('window-all-closed', () => {});

  await app.whenReady();
  if (!(await parts.claim(paths.dataDir))) {
    const { title, text } = words().taken;
    dialog.showErrorBox(title, text);
    app.exit(1);
    return;
  }
  lockPermissions(electron.session.defaultSession, origin);
  lockRequests(electron.session.defaultSession, { origin, development: !app.isPackaged, log });
  app.setAboutPanelOptions({ applicationName: 'Lectern', applicationVersion: app.getVersion() });
  drawMenu();

  const engine = parts.createEngine(() =>
    forkEngine({
      utilityProcess: electron.utilityProcess,
      entry: paths.engine,
      pdfjsDir: paths.pdfjs,
      env: process.env,
    }),
  );
  let core: Core;
  try {
    core = await parts.createCore({
      dataDir: paths.dataDir,
      migrationsDir: paths.migrations,
      resourcesDir: paths.resources,
      unpacked: unpackedPath,
      version: app.getVersion(),
      host: 'electron',
      clock,
      log,
      engine,
      fetch: openWayOut({ net: electron.net, session: electron.session.fromPartition(outsidePartition) }),
      secrets: createSecrets(
        [
          parts.keychain,
          createEncryptedFile({ safeStorage: electron.safeStorage, platform, path: paths.keys }),
        ],
        log,
      ),
      power: createPower(electron.powerMonitor),
      computer: parts.computer,
    });
  } catch (error) {
    log.write('error', 'host.start-failed', describe(error));
    const { title, text } = words().unopened;
    dialog.showErrorBox(title, text(paths.logs));
    await engine.close().catch(() => {});
    app.exit(1);
    return;
  }
  // Ends the engine too, once nothing asks it for pages any more.
  shutdown.add('core', () => core.close());
  mountScheme(electron.protocol, paths.renderer, (path) => core.openBytes(desktopSession, path));
  acceptPorts({
    ipcMain: electron.ipcMain,
    router: core.router,
    sessionId: desktopSession,
    contents: () => [window.current(), mini.current()].flatMap((open) => open?.webContents ?? []),
    origin,
    log,
  });
  core.start();
  importing.connect(core);
  ready = true;
  window.show();
  study = createStudy({ router: core.router, sessionId: desktopSession, clock, log });
  const following = study;
  study.onChange(drawMenu);
  ringAtTheEnd({
    Notification: electron.Notification,
    study,
    isWatched: () => window.current()?.isFocused() === true,
    show,
    words,
  });
  const shortcut = followTimerShortcut(electron.globalShortcut, study, log);
  // Before the core goes, which is what they ask.
  shutdown.addFirst('study', async () => {
    shortcut.destroy();
    await following.close();
  });
  tray = await createTray({
    Tray: electron.Tray,
    Menu: electron.Menu,
    nativeTheme,
    platform,
    desktop: process.env.XDG_CURRENT_DESKTOP ?? '',
    image: paths.trayImage,
    hostFound: () => statusNotifierHostFound(parts.run),
    actions: { show, importFiles, settings: showSettings, quit },
    timer: () => (study ? studyMenu(study, menuParts()) : []),
    words,
    study,
    clock,
    log,
  });
  shutdown.add('tray', () => tray?.destroy());
  log.write('info', 'host.started', { version: app.getVersion(), platform, packaged: app.isPackaged });
}

// Only a run from the source tree may load from a development server, and only from this computer.
function developmentUrl(packaged: boolean, env: NodeJS.ProcessEnv): string | null {
  const url = env.ELECTRON_RENDERER_URL;
  if (packaged || url === undefined || !URL.canParse(url)) return null;
  return ['localhost', '127.0.0.1'].includes(new URL(url).hostname) ? url : null;
}
