// The timer in a small window above all others, for those who want it in sight. It is the same page at another path, so
// it has the locks of the main window and the same line to the core.
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { type WindowParts, windowOptions } from './window.ts';

export interface MiniWindow {
  /** Opens it, or closes it when it is there. */
  toggle(): void;
  current(): BrowserWindow | undefined;
}

export type MiniWindowParts = Pick<
  WindowParts,
  'BrowserWindow' | 'nativeTheme' | 'platform' | 'preload' | 'url' | 'icon' | 'words'
> & {
  /** It was opened or closed. */
  changed(): void;
};

export function createMiniWindow(parts: MiniWindowParts): MiniWindow {
  let window: BrowserWindow | undefined;
  const current = () => (window !== undefined && !window.isDestroyed() ? window : undefined);
  return {
    current,
    toggle() {
      const open = current();
      if (open) {
        open.close();
        return;
      }
      const opened = new parts.BrowserWindow(miniWindowOptions(parts));
      window = opened;
      // Electron's own level keeps it above full-screen documents too.
      opened.setAlwaysOnTop(true, 'floating');
      opened.once('ready-to-show', () => opened.showInactive());
      opened.on('closed', () => {
        window = undefined;
        parts.changed();
      });
      opened.loadURL(`${parts.url}#/mini`).catch(() => opened.destroy());
      parts.changed();
    },
  };
}

export function miniWindowOptions(
  parts: Parameters<typeof windowOptions>[0] & Pick<WindowParts, 'words'>,
): BrowserWindowConstructorOptions {
  return {
    ...windowOptions(parts),
    name: 'mini',
    title: parts.words().timer.miniTitle,
    width: 300,
    height: 132,
    minWidth: 240,
    minHeight: 110,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    autoHideMenuBar: true,
  };
}
