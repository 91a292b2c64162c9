// The application menu. Everything the tray can do is here too, so that no action hangs on a tray being visible.
import type { Menu, MenuItemConstructorOptions } from 'electron';
import type { Words } from './words/words.ts';

export interface MenuActions {
  show(): void;
  settings(): void;
  /** Opens the file dialog. */
  importFiles(): void;
  openDataFolder(): void;
  quit(): void;
  setKeepRunning(keep: boolean): void;
}

export interface MenuState {
  platform: NodeJS.Platform;
  /** Running from the source tree: adds reload and the developer tools. */
  development: boolean;
  /** The answer to "keep running when the window closes"; asked on first use, so it may be open. */
  keepRunning: boolean;
  /** The timer's items; none while nobody is in a profile. */
  timer: MenuItemConstructorOptions[];
  words: Words;
}

/** Sets the application menu; call again when the state changes. */
export function setMenu(
  menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>,
  state: MenuState,
  actions: MenuActions,
): void {
  menu.setApplicationMenu(menu.buildFromTemplate(menuTemplate(state, actions)));
}

/** The menu as data. */
export function menuTemplate(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  const mac = state.platform === 'darwin';
  const { words } = state;
  return [
    ...(mac ? [appMenu(words, actions)] : []),
    fileMenu(state, actions, mac),
    editMenu(words, mac),
    viewMenu(state),
    ...(state.timer.length > 0 ? [{ label: plain(words.timer.menu, mac), submenu: state.timer }] : []),
    { label: words.menu.window, role: 'windowMenu' },
    helpMenu(words, actions, mac),
  ];
}

/** macOS shows no access keys. */
function plain(label: string, mac: boolean): string {
  return mac ? label.replace('&', '') : label;
}

function appMenu(words: Words, actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: 'Lectern',
    submenu: [
      { role: 'about', label: words.menu.about },
      { type: 'separator' },
      settingsItem(words, actions),
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide', label: words.menu.hide },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit', label: words.menu.quitApp },
    ],
  };
}

function fileMenu(state: MenuState, actions: MenuActions, mac: boolean): MenuItemConstructorOptions {
  const { words } = state;
  const importItem: MenuItemConstructorOptions = {
    label: words.import,
    accelerator: 'CmdOrCtrl+O',
    click: () => actions.importFiles(),
  };
  if (mac) {
    return {
      label: plain(words.menu.file, mac),
      submenu: [importItem, { type: 'separator' }, { role: 'close' }],
    };
  }
  return {
    label: words.menu.file,
    submenu: [
      importItem,
      { label: words.show, click: () => actions.show() },
      settingsItem(words, actions),
      { type: 'separator' },
      {
        label: words.menu.keepRunning,
        type: 'checkbox',
        checked: state.keepRunning,
        click: (item) => actions.setKeepRunning(item.checked),
      },
      { type: 'separator' },
      { label: words.quit, accelerator: 'CmdOrCtrl+Q', click: () => actions.quit() },
    ],
  };
}

function settingsItem(words: Words, actions: MenuActions): MenuItemConstructorOptions {
  return { label: words.settings, accelerator: 'CmdOrCtrl+,', click: () => actions.settings() };
}

function editMenu(words: Words, mac: boolean): MenuItemConstructorOptions {
  return {
    label: plain(words.menu.edit, mac),
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'delete' },
      { type: 'separator' },
      { role: 'selectAll' },
    ],
  };
}

function viewMenu({ platform, development, words }: MenuState): MenuItemConstructorOptions {
  return {
    label: plain(words.menu.view, platform === 'darwin'),
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      // Ctrl and the unshifted key, which the role alone does not answer to.
      { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false, acceleratorWorksWhenHidden: true },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      ...(development
        ? ([
            { type: 'separator' },
            { role: 'reload' },
            { role: 'toggleDevTools' },
          ] as MenuItemConstructorOptions[])
        : []),
    ],
  };
}

function helpMenu(words: Words, actions: MenuActions, mac: boolean): MenuItemConstructorOptions {
  return {
    label: plain(words.menu.help, mac),
    role: 'help',
    submenu: [
      { label: words.menu.dataFolder, click: () => actions.openDataFolder() },
      ...(mac ? [] : ([{ role: 'about', label: words.menu.about }] as MenuItemConstructorOptions[])),
    ],
  };
}
