import { beforeEach, expect, it, vi } from 'vitest';
import { createMiniWindow, miniWindowOptions } from '#main/mini-window.ts';
import { english } from '#main/words/english.ts';
import { as, FakeTheme, FakeWindow } from './fakes.ts';

beforeEach(() => {
  FakeWindow.made = [];
});

function mini() {
  const changed = vi.fn();
  const window = createMiniWindow({
    BrowserWindow: as(FakeWindow),
    nativeTheme: as(new FakeTheme()),
    platform: 'linux',
    preload: '/preload.cjs',
    url: 'app://bundle/',
    icon: '/icon.png',
    words: () => english,
    changed,
  });
  return { window, changed };
}

it('the small window shows the timer above others, without taking the focus', () => {
  const { window } = mini();
  window.toggle();
  const [made] = FakeWindow.made;
  expect(made?.loaded).toBe('app://bundle/#/mini');
  made?.emit('ready-to-show');
  expect(made?.calls).toEqual(['onTop:true', 'showInactive']);
});

it('a second call closes it, and the menu hears of both', () => {
  const { window, changed } = mini();
  window.toggle();
  expect(window.current()).toBeDefined();
  window.toggle();
  expect(window.current()).toBeUndefined();
  expect(changed).toHaveBeenCalledTimes(2);
  window.toggle();
  expect(FakeWindow.made).toHaveLength(2);
});

it('the small window is as locked as the large one', () => {
  const { webPreferences } = miniWindowOptions({
    nativeTheme: as(new FakeTheme()),
    platform: 'linux',
    preload: '/preload.cjs',
    icon: '/icon.png',
    words: () => english,
  });
  expect(webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
});
