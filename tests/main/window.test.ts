import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type CloseChoice, createClosing } from '#main/closing.ts';
import { createMainWindow, windowOptions } from '#main/window.ts';
import { english } from '#main/words/english.ts';
import { as, cancellable, FakeTheme, FakeWindow, recordLog } from './fakes.ts';

beforeEach(() => {
  FakeWindow.made = [];
});

function setUp(answer = 0) {
  const theme = new FakeTheme();
  const log = recordLog();
  const clock = { ms: 0 };
  const quit = vi.fn();
  const onClose = vi.fn();
  const showMessageBox = vi.fn(async () => ({ response: answer, checkboxChecked: false }));
  const window = createMainWindow({
    words: () => english,
    BrowserWindow: as(FakeWindow),
    nativeTheme: as(theme),
    dialog: as({ showMessageBox }),
    platform: 'linux',
    preload: '/app/preload.cjs',
    url: 'app://bundle/',
    icon: '/app/icon.png',
    monotonic: () => clock.ms,
    log,
    quit,
    onClose,
  });
  const open = () => {
    window.show();
    return FakeWindow.made.at(-1) as FakeWindow;
  };
  return { theme, log, clock, quit, onClose, showMessageBox, window, open };
}

describe('the window', () => {
  it('is sandboxed, isolated and has no Node, no webview and no spell checker', () => {
    const { webPreferences } = windowOptions({
      nativeTheme: as(new FakeTheme()),
      preload: '/p.cjs',
      icon: '/i.png',
      platform: 'linux',
    });
    expect(webPreferences).toEqual({
      preload: '/p.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
  });

  it('remembers its place by name and is never smaller than 640 × 480', () => {
    const { options } = setUp().open();
    expect(options).toMatchObject({
      name: 'main',
      windowStatePersistence: true,
      minWidth: 640,
      minHeight: 480,
      show: false,
    });
  });

  it('loads the page and shows itself when that is ready', () => {
    const made = setUp().open();
    expect(made.loaded).toBe('app://bundle/');
    expect(made.calls).toEqual([]);
    made.emit('ready-to-show');
    expect(made.calls).toEqual(['show']);
  });

  it('has the canvas colour of the page, in both themes, and follows a change', () => {
    const css = readFileSync(new URL('../../src/renderer/styles/tokens.css', import.meta.url), 'utf8');
    const [light, dark] = [...css.matchAll(/--lt-canvas:\s*(#[0-9a-f]{6})/g)].map((match) => match[1]);
    const { theme, open } = setUp();
    const made = open();
    expect(made.options.backgroundColor).toBe(light);
    theme.shouldUseDarkColors = true;
    theme.emit('updated');
    expect(made.calls).toEqual([`background:${dark}`]);
  });

  it('is one: showing it again brings the same one forward, out of the task bar', () => {
    const { open } = setUp();
    const made = open();
    made.minimized = true;
    open();
    expect(FakeWindow.made).toHaveLength(1);
    expect(made.calls).toEqual(['restore', 'show', 'focus']);
  });

  it('is made anew when the old one is gone', () => {
    const { open, window } = setUp();
    open().destroyed = true;
    expect(window.current()).toBeUndefined();
    open();
    expect(FakeWindow.made).toHaveLength(2);
  });

  it('hands its close button to whoever decides', () => {
    const { open, onClose } = setUp();
    const made = open();
    const event = cancellable();
    made.emit('close', event);
    expect(onClose).toHaveBeenCalledWith(event, made);
  });

  it('is shown even when the page does not load, so that its menu can be reached', () => {
    const { open, log } = setUp();
    const made = open();
    made.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://bundle/', false);
    expect(made.calls).toEqual([]);
    made.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://bundle/', true);
    expect(made.calls).toEqual(['show']);
    expect(log.events()).toEqual(['window.load-failed']);
  });

  it('loads a page that died again three times a minute, then asks', async () => {
    const { open, showMessageBox, quit, clock } = setUp(1);
    const made = open();
    const die = () => made.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    die();
    die();
    die();
    expect(made.webContents.reloads).toBe(3);
    die();
    expect(made.webContents.reloads).toBe(3);
    expect(showMessageBox).toHaveBeenCalledTimes(1);
    await vi.waitFor(() => expect(quit).toHaveBeenCalled());
    clock.ms = 120_000;
    die();
    expect(made.webContents.reloads).toBe(4);
  });

  it('does not load a page again that ended on purpose', () => {
    const made = setUp().open();
    made.webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    expect(made.webContents.reloads).toBe(0);
  });
});

interface Closing {
  platform?: NodeJS.Platform;
  remembered?: CloseChoice;
  answer?: number;
  tray?: boolean;
  quitting?: boolean;
}

function closing({ platform = 'linux', remembered, answer = 0, tray = true, quitting = false }: Closing) {
  let choice = remembered;
  const quit = vi.fn();
  const changed = vi.fn();
  const showMessageBox = vi.fn(async (_owner: unknown, _options: { detail: string }) => ({
    response: answer,
  }));
  const close = createClosing({
    words: () => english,
    platform,
    dialog: as({ showMessageBox }),
    state: {
      onClose: () => choice,
      setOnClose: (made) => {
        choice = made;
      },
    },
    trayVisible: () => tray,
    quitting: () => quitting,
    quit,
    changed,
  });
  const window = new FakeWindow();
  const press = async () => {
    const event = cancellable();
    close(event, as(window));
    await new Promise(setImmediate);
    return event.prevented;
  };
  return { press, window, quit, changed, showMessageBox, choice: () => choice };
}

describe('the close button', () => {
  it('asks once whether to keep running, then hides into the tray', async () => {
    const { press, window, showMessageBox, choice, changed } = closing({});
    expect(await press()).toBe(true);
    await press();
    expect(showMessageBox).toHaveBeenCalledTimes(1);
    expect(choice()).toBe('keep');
    expect(changed).toHaveBeenCalledTimes(1);
    expect(window.calls).toEqual(['hide', 'hide']);
  });

  it('minimises instead where no tray can be seen, and says so', async () => {
    const { press, window, showMessageBox } = closing({ tray: false });
    await press();
    expect(window.calls).toEqual(['minimize']);
    expect(showMessageBox.mock.calls[0]?.[1].detail).toContain('no tray');
  });

  it('quits when that was chosen, now and later', async () => {
    const { press, quit, showMessageBox } = closing({ answer: 1 });
    await press();
    await press();
    expect(quit).toHaveBeenCalledTimes(2);
    expect(showMessageBox).toHaveBeenCalledTimes(1);
  });

  it('leaves the window open and asks again after a cancel', async () => {
    const { press, window, showMessageBox, choice, quit } = closing({ answer: 2 });
    await press();
    await press();
    expect(showMessageBox).toHaveBeenCalledTimes(2);
    expect(choice()).toBeUndefined();
    expect(window.calls).toEqual([]);
    expect(quit).not.toHaveBeenCalled();
  });

  it('does not stand in the way of a quit', async () => {
    const { press, window, showMessageBox } = closing({ quitting: true });
    expect(await press()).toBe(false);
    expect(showMessageBox).not.toHaveBeenCalled();
    expect(window.calls).toEqual([]);
  });

  it('hides without a question on macOS, leaving full screen first', async () => {
    const plain = closing({ platform: 'darwin' });
    await plain.press();
    expect(plain.showMessageBox).not.toHaveBeenCalled();
    expect(plain.window.calls).toEqual(['hide']);
    const full = closing({ platform: 'darwin' });
    full.window.fullScreen = true;
    await full.press();
    expect(full.window.calls).toEqual(['fullScreen:false']);
    full.window.emit('leave-full-screen');
    expect(full.window.calls).toEqual(['fullScreen:false', 'hide']);
  });
});
