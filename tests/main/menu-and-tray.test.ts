import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type MenuState, menuTemplate } from '#main/menu.ts';
import { studyMenu } from '#main/study-menu.ts';
import { createTray, type Run, statusNotifierHostFound, trayImage } from '#main/tray.ts';
import { english } from '#main/words/english.ts';
import { createTestClock } from '../support/start-app.ts';
import { as, choose, FakeTheme, FakeTray, fakeMenu, item, recordLog } from './fakes.ts';
import { fakeStudy, running, time, viewOf } from './study-kit.ts';

beforeEach(() => {
  FakeTray.made = [];
});

function actions() {
  return {
    show: vi.fn(),
    settings: vi.fn(),
    importFiles: vi.fn(),
    openDataFolder: vi.fn(),
    quit: vi.fn(),
    setKeepRunning: vi.fn(),
  };
}
const state = (change: Partial<MenuState> = {}): MenuState => ({
  platform: 'linux',
  development: false,
  keepRunning: false,
  timer: [],
  words: english,
  ...change,
});

describe('the application menu', () => {
  it.each(['linux', 'win32', 'darwin'] as const)('on %s has everything the tray has', (platform) => {
    const does = actions();
    const template = menuTemplate(state({ platform }), does);
    choose(template, 'Import…');
    expect(does.importFiles).toHaveBeenCalled();
    if (platform === 'darwin') {
      expect(item(template, 'quit')).toBeDefined();
      expect(item(template, 'windowMenu')).toBeDefined();
      return;
    }
    choose(template, 'Show Lectern');
    choose(template, 'Quit');
    expect(does.show).toHaveBeenCalled();
    expect(does.quit).toHaveBeenCalled();
  });

  it.each(['linux', 'win32', 'darwin'] as const)('on %s can edit, zoom and fill the screen', (platform) => {
    const template = menuTemplate(state({ platform }), actions());
    for (const role of [
      'undo',
      'cut',
      'copy',
      'paste',
      'selectAll',
      'zoomIn',
      'zoomOut',
      'resetZoom',
      'togglefullscreen',
    ]) {
      expect(item(template, role), role).toBeDefined();
    }
  });

  it('starts with the app’s own menu on macOS only', () => {
    expect(menuTemplate(state({ platform: 'darwin' }), actions())[0]?.label).toBe('Lectern');
    expect(menuTemplate(state(), actions())[0]?.label).toBe('&File');
  });

  it('shows and changes what closing the window does, where that is a choice', () => {
    const does = actions();
    const template = menuTemplate(state({ keepRunning: true }), does);
    expect(item(template, 'Keep Running When Closed')?.checked).toBe(true);
    choose(template, 'Keep Running When Closed', false);
    expect(does.setKeepRunning).toHaveBeenCalledWith(false);
    expect(
      item(menuTemplate(state({ platform: 'darwin' }), does), 'Keep Running When Closed'),
    ).toBeUndefined();
  });

  it('has developer tools in development only', () => {
    expect(item(menuTemplate(state(), actions()), 'toggleDevTools')).toBeUndefined();
    expect(item(menuTemplate(state({ development: true }), actions()), 'toggleDevTools')).toBeDefined();
  });

  it('opens the data folder', () => {
    const does = actions();
    choose(menuTemplate(state(), does), 'Open Data Folder');
    expect(does.openDataFolder).toHaveBeenCalled();
  });
});

interface TraySetUp {
  platform?: NodeJS.Platform;
  hostFound?: boolean;
  Tray?: unknown;
}

async function tray({ platform = 'linux', hostFound = true, Tray = FakeTray }: TraySetUp = {}) {
  const theme = new FakeTheme();
  const does = actions();
  const log = recordLog();
  const ask = vi.fn(async () => hostFound);
  const study = fakeStudy();
  const clock = createTestClock();
  const icon = await createTray({
    Tray: as(Tray),
    Menu: as(fakeMenu()),
    nativeTheme: as(theme),
    platform,
    desktop: 'KDE',
    image: (name) => name,
    hostFound: ask,
    actions: does,
    timer: () =>
      studyMenu(study, {
        show: does.show,
        time,
        now: clock.monotonic(),
        mini: { open: false, toggle() {} },
        words: english,
      }),
    words: () => english,
    study,
    clock,
    log,
  });
  return { icon, theme, does, log, ask, study, clock, made: FakeTray.made[0] as FakeTray };
}

describe('the tray', () => {
  it('offers Show first, Import, Settings and Quit while nobody is in a profile', async () => {
    const { made, does } = await tray();
    expect(made.menu.map((entry) => entry.label ?? entry.type)).toEqual([
      'Show Lectern',
      'Import…',
      'Settings…',
      'separator',
      'Quit',
    ]);
    for (const name of ['Show Lectern', 'Import…', 'Settings…', 'Quit']) choose(made.menu, name);
    const calls = [does.show, does.importFiles, does.settings, does.quit];
    expect(calls.map((call) => call.mock.calls.length)).toEqual([1, 1, 1, 1]);
  });

  it('shows the running timer as a picture and, second by second, as a line', async () => {
    const { made, study, clock } = await tray();
    study.set(viewOf({ live: running({ activeMs: 0 }) }));
    expect(made.calls).toContain('image:tray-focus-dark.png');
    clock.advance(61_000);
    expect(made.calls.at(-1)).toBe('tip:23:59 Biology');
    expect(item(made.menu, 'Pause')).toBeDefined();
    study.set(viewOf({}));
    expect(made.calls).toContain('image:tray-dark.png');
    expect(made.calls.slice(-2)).toEqual(['tip:Lectern', 'menu']);
  });

  it('is not put up on a Linux desktop that draws none', async () => {
    const { icon } = await tray({ hostFound: false });
    expect(icon.visible()).toBe(false);
    expect(FakeTray.made).toEqual([]);
    expect(() => icon.destroy()).not.toThrow();
  });

  it.each(['win32', 'darwin'] as const)('needs no question on %s', async (platform) => {
    const { icon, ask } = await tray({ platform, hostFound: false });
    expect(ask).not.toHaveBeenCalled();
    expect(icon.visible()).toBe(true);
  });

  it('does without when the system refuses one', async () => {
    const Tray = class {
      constructor() {
        throw new Error('no tray');
      }
    };
    const { icon, log } = await tray({ platform: 'win32', Tray });
    expect(icon.visible()).toBe(false);
    expect(log.events()).toEqual(['tray.failed', 'tray.start']);
  });

  it('changes its glyph with the theme and sets its menu again', async () => {
    const { made, theme } = await tray();
    expect(made.calls).toEqual(['image:tray-dark.png', 'tip:Lectern', 'menu']);
    theme.shouldUseDarkColors = true;
    theme.emit('updated');
    expect(made.calls.slice(3)).toEqual(['image:tray-white.png', 'menu']);
  });

  it('brings the window forward on a click, except on macOS, where a click opens the menu', async () => {
    const linux = await tray();
    linux.made.emit('click');
    expect(linux.does.show).toHaveBeenCalled();
    FakeTray.made = [];
    const mac = await tray({ platform: 'darwin' });
    expect(mac.made.listenerCount('click')).toBe(0);
  });

  it('is gone for good once destroyed', async () => {
    const { icon, theme, made } = await tray();
    icon.destroy();
    expect(icon.visible()).toBe(false);
    expect(theme.listenerCount('updated')).toBe(0);
    icon.destroy();
    expect(made.destroyed).toBe(true);
  });
});

describe('the tray glyph', () => {
  const image = (platform: NodeJS.Platform, desktop: string, dark: boolean, darkPanel = dark) =>
    trayImage({
      platform,
      desktop,
      glyph: 'idle',
      nativeTheme: as({ shouldUseDarkColors: dark, shouldUseDarkColorsForSystemIntegratedUI: darkPanel }),
    });

  it.each([
    ['darwin', '', true, 'trayTemplate.png'],
    ['linux', 'KDE', false, 'tray-dark.png'],
    ['linux', 'KDE', true, 'tray-white.png'],
    ['linux', 'ubuntu:GNOME', false, 'tray-white.png'],
  ] as const)('on %s (%s, dark: %s) is %s', (platform, desktop, dark, name) => {
    expect(image(platform, desktop, dark)).toBe(name);
  });

  it('follows the task bar on Windows, not the apps', () => {
    expect(image('win32', '', false, true)).toBe('tray-white.png');
    expect(image('win32', '', true, false)).toBe('tray-dark.png');
  });

  const systems = [
    ['darwin', false],
    ['linux', false],
    ['linux', true],
  ] as const;
  const glyphs = ['idle', 'focus', 'break', 'paused'] as const;
  it.each(systems.flatMap(([platform, dark]) => glyphs.map((glyph) => [platform, dark, glyph] as const)))(
    'on %s (dark: %s) has a picture of its own for %s, for dense screens too',
    (platform, dark, glyph) => {
      const nativeTheme = as<Electron.NativeTheme>({ shouldUseDarkColors: dark });
      const name = trayImage({ platform, desktop: 'KDE', nativeTheme, glyph });
      expect(name.includes(glyph)).toBe(glyph !== 'idle');
      for (const file of [name, name.replace('.png', '@2x.png')])
        expect(existsSync(fileURLToPath(new URL(`../../resources/tray/${file}`, import.meta.url)))).toBe(
          true,
        );
    },
  );
});

describe('asking the desktop for a tray', () => {
  const found = (answers: Record<string, string | Error>) => {
    const asked: string[] = [];
    const run: Run = async (command) => {
      asked.push(command);
      const answer = answers[command] ?? new Error('ENOENT');
      if (answer instanceof Error) throw answer;
      return answer;
    };
    return statusNotifierHostFound(run).then((yes) => ({ yes, asked }));
  };

  it.each([
    ['busctl', 'b true\n'],
    ['gdbus', '(<true>,)\n'],
    ['dbus-send', '   variant       boolean true\n'],
  ])('believes %s', async (command, answer) => {
    expect((await found({ [command]: answer })).yes).toBe(true);
  });

  it('takes a clear no from the first that answers', async () => {
    expect(await found({ busctl: 'b false\n', gdbus: '(<true>,)' })).toEqual({
      yes: false,
      asked: ['busctl'],
    });
  });

  it('takes silence for a no', async () => {
    expect(await found({})).toEqual({ yes: false, asked: ['busctl', 'gdbus', 'dbus-send'] });
  });
});
