// The application menu. Everything the tray can do is here too, so that no action hangs on a tray being visible.
import type { Menu, MenuItemConstructorOptions } from 'electron';

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
  return [
    ...(mac ? [appMenu(actions)] : []),
    fileMenu(state, actions, mac),
    editMenu(mac),
    viewMenu(state),
    ...(state.timer.length > 0 ? [{ label: mac ? 'Timer' : '&Timer', submenu: state.timer }] : []),
    { label: 'Window', role: 'windowMenu' },
    helpMenu(actions, mac),
  ];
}

function appMenu(actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: 'Lectern',
    submenu: [
      { role: 'about', label: 'About Lectern' },
      { type: 'separator' },
      settingsItem(actions),
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide', label: 'Hide Lectern' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit', label: 'Quit Lectern' },
    ],
  };
}

function fileMenu(state: MenuState, actions: MenuActions, mac: boolean): MenuItemConstructorOptions {
  const importItem: MenuItemConstructorOptions = {
    label: 'Import…',
    accelerator: 'CmdOrCtrl+O',
    click: () => actions.importFiles(),
  };
  if (mac) {
    return { label: 'File', submenu: [importItem, { type: 'separator' }, { role: 'close' }] };
  }
  return {
    label: '&File',
    submenu: [
      importItem,
      { label: 'Show Lectern', click: () => actions.show() },
      settingsItem(actions),
      { type: 'separator' },
      {
        label: 'Keep Running When Closed',
        type: 'checkbox',
        checked: state.keepRunning,
        click: (item) => actions.setKeepRunning(item.checked),
      },
      { type: 'separator' },
      { label: 'Quit', accelerator: 'CmdOrCtrl+Q', click: () => actions.quit() },
    ],
  };
}

function settingsItem(actions: MenuActions): MenuItemConstructorOptions {
  return { label: 'Settings…', accelerator: 'CmdOrCtrl+,', click: () => actions.settings() };
}

function editMenu(mac: boolean): MenuItemConstructorOptions {
  return {
    label: mac ? 'Edit' : '&Edit',
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

function viewMenu({ platform, development }: MenuState): MenuItemConstructorOptions {
  return {
    label: platform === 'darwin' ? 'View' : '&View',
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

function helpMenu(actions: MenuActions, mac: boolean): MenuItemConstructorOptions {
  return {
    label: mac ? 'Help' : '&Help',
    role: 'help',
    submenu: [
      { label: 'Open Data Folder', click: () => actions.openDataFolder() },
      ...(mac ? [] : ([{ role: 'about', label: 'About Lectern' }] as MenuItemConstructorOptions[])),
    ],
  };
}
