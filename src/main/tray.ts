// The tray icon: the timer, and the way back to the window. Stock GNOME shows no tray and reports nothing, so on Linux
// we ask the session bus whether anybody draws one; every doubt counts as no.
import type { Menu, MenuItemConstructorOptions, NativeTheme, Tray } from 'electron';
import type { Clock, Log } from '#core/ports.ts';
import type { Study } from './study.ts';
import { glyphOf, type TimerGlyph, timerLine } from './study-menu.ts';
import type { Words } from './words/words.ts';

export interface TrayActions {
  show(): void;
  importFiles(): void;
  /** Brings the window forward at the settings. */
  settings(): void;
  quit(): void;
}

export interface TrayParts {
  Tray: new (image: string) => Tray;
  Menu: Pick<typeof Menu, 'buildFromTemplate'>;
  nativeTheme: Pick<
    NativeTheme,
    'shouldUseDarkColors' | 'shouldUseDarkColorsForSystemIntegratedUI' | 'on' | 'off'
  >;
  platform: NodeJS.Platform;
  /** Name of the Linux desktop, from XDG_CURRENT_DESKTOP. */
  desktop: string;
  /** Full path of an image of resources/tray. */
  image(name: string): string;
  /** Whether the desktop draws tray icons; asked on Linux only. */
  hostFound(): Promise<boolean>;
  actions: TrayActions;
  study: Study;
  clock: Pick<Clock, 'monotonic' | 'every'>;
  /** The timer's items as they are now. */
  timer(): MenuItemConstructorOptions[];
  words(): Words;
  log: Log;
}

export interface TrayIcon {
  /** Whether the student can see the icon. */
  visible(): boolean;
  destroy(): void;
}

/** Puts the icon up. A desktop that refuses one leaves the app working without it. */
export async function createTray(parts: TrayParts): Promise<TrayIcon> {
  const { nativeTheme, platform, log } = parts;
  const found = platform !== 'linux' || (await parts.hostFound());
  const tray = found ? open(parts) : undefined;
  log.write('info', 'tray.start', { visible: tray !== undefined });
  if (tray === undefined) return { visible: () => false, destroy: () => {} };

  const { study, clock } = parts;
  let image = '';
  let line = '';
  const paint = () => {
    const wanted = trayImage({ ...parts, glyph: glyphOf(study.view()) });
    if (wanted === image) return;
    image = wanted;
    tray.setImage(parts.image(wanted));
  };
  const tell = () => {
    const timer = timerLine(study.view(), clock.monotonic(), parts.words());
    const next = timer ?? 'Lectern';
    if (next === line) return;
    line = next;
    tray.setToolTip(next);
    if (platform === 'darwin') tray.setTitle(timer ?? '', { fontType: 'monospacedDigit' });
  };
  // Linux trays drop the menu on any change of the picture, so it is set again each time.
  const draw = () => {
    if (tray.isDestroyed()) return;
    paint();
    tell();
    tray.setContextMenu(
      parts.Menu.buildFromTemplate(trayTemplate({ ...parts, timer: parts.timer(), words: parts.words() })),
    );
  };
  image = trayImage({ ...parts, glyph: 'idle' });
  draw();
  // macOS opens the menu on a click; elsewhere a click brings the window forward.
  if (platform !== 'darwin') tray.on('click', () => parts.actions.show());
  nativeTheme.on('updated', draw);
  study.onChange(draw);
  const stopTelling = clock.every(1000, () => {
    if (!tray.isDestroyed()) tell();
  });

  return {
    visible: () => !tray.isDestroyed(),
    destroy() {
      stopTelling();
      nativeTheme.off('updated', draw);
      if (!tray.isDestroyed()) tray.destroy();
    },
  };
}

/** The tray's menu as data; Show comes first, since on Linux a click may only open the menu. */
export function trayTemplate({
  actions,
  timer,
  words,
}: {
  actions: TrayActions;
  timer: MenuItemConstructorOptions[];
  words: Words;
}): MenuItemConstructorOptions[] {
  return [
    { label: words.show, click: () => actions.show() },
    ...(timer.length > 0 ? [{ type: 'separator' as const }, ...timer, { type: 'separator' as const }] : []),
    { label: words.import, click: () => actions.importFiles() },
    { label: words.settings, click: () => actions.settings() },
    { type: 'separator' },
    { label: words.quit, click: () => actions.quit() },
  ];
}

/** File name of the glyph that can be seen on this desktop's panel; macOS colours the template itself. */
export function trayImage({
  platform,
  desktop,
  nativeTheme,
  glyph,
}: Pick<TrayParts, 'platform' | 'desktop' | 'nativeTheme'> & { glyph: TimerGlyph }): string {
  const state = glyph === 'idle' ? '' : `-${glyph}`;
  // Electron knows a template by the end of its name.
  if (platform === 'darwin') return `tray${state}Template.png`;
  const darkPanel =
    platform === 'win32'
      ? nativeTheme.shouldUseDarkColorsForSystemIntegratedUI
      : // GNOME's and Unity's top bar is dark whatever the theme.
        /gnome|unity/i.test(desktop) || nativeTheme.shouldUseDarkColors;
  return `tray${state}-${darkPanel ? 'white' : 'dark'}.png`;
}

/** Runs a program and gives its standard output; rejects when it is missing, fails or takes too long. */
export type Run = (command: string, args: string[]) => Promise<string>;

const watcher = ['org.kde.StatusNotifierWatcher', '/StatusNotifierWatcher'] as const;
const property = 'IsStatusNotifierHostRegistered';
// Each desktop ships at least one of these three, and none needs a library of ours.
const questions: Array<[command: string, args: string[]]> = [
  ['busctl', ['--user', 'get-property', ...watcher, watcher[0], property]],
  [
    'gdbus',
    [
      ...['call', '--session', '--dest', watcher[0], '--object-path', watcher[1]],
      ...['--method', 'org.freedesktop.DBus.Properties.Get', watcher[0], property],
    ],
  ],
  [
    'dbus-send',
    [
      ...['--session', '--print-reply', `--dest=${watcher[0]}`, watcher[1]],
      ...['org.freedesktop.DBus.Properties.Get', `string:${watcher[0]}`, `string:${property}`],
    ],
  ],
];

/** Whether somebody on the session bus draws status icons. */
export async function statusNotifierHostFound(run: Run): Promise<boolean> {
  for (const [command, args] of questions) {
    try {
      return /\btrue\b/.test(await run(command, args));
    } catch {
      // Missing here, or nobody there: the next one tells.
    }
  }
  return false;
}

function open({ Tray, image, log, ...parts }: TrayParts): Tray | undefined {
  try {
    return new Tray(image(trayImage({ ...parts, glyph: 'idle' })));
  } catch (error) {
    log.write('warn', 'tray.failed', { name: error instanceof Error ? error.name : typeof error });
    return undefined;
  }
}
