// What the window's close button does. It asks once whether to keep running. Where no tray can be seen the window is
// minimised instead of hidden, since a hidden window with no tray is a program one cannot reach.
import type { BrowserWindow, Dialog, MessageBoxOptions } from 'electron';
import type { Words } from './words/words.ts';

export type CloseChoice = 'keep' | 'quit';

/** What the shell remembers between runs beside the window's place; small, and not the student's data. */
export interface ShellState {
  onClose(): CloseChoice | undefined;
  setOnClose(choice: CloseChoice): void;
}

export interface ClosingParts {
  platform: NodeJS.Platform;
  dialog: Pick<Dialog, 'showMessageBox'>;
  state: ShellState;
  /** Whether a tray icon is on screen. */
  trayVisible(): boolean;
  quitting(): boolean;
  quit(): void;
  /** The remembered choice has changed; the menu shows it. */
  changed(): void;
  words(): Words;
}

/** Handler for the window's close event. */
export function createClosing(
  parts: ClosingParts,
): (event: { preventDefault(): void }, window: BrowserWindow) => void {
  let asking = false;
  return (event, window) => {
    if (parts.quitting()) return;
    event.preventDefault();
    if (parts.platform === 'darwin') {
      hideOnMac(window);
      return;
    }
    const choice = parts.state.onClose();
    if (choice !== undefined) {
      follow(choice, window, parts);
      return;
    }
    if (asking) return;
    asking = true;
    void ask(window, parts).finally(() => {
      asking = false;
    });
  };
}

async function ask(window: BrowserWindow, parts: ClosingParts): Promise<void> {
  const choices: Array<CloseChoice | undefined> = ['keep', 'quit', undefined];
  const { response } = await parts.dialog.showMessageBox(
    window,
    question(parts.words(), parts.trayVisible()),
  );
  const choice = choices[response];
  if (choice === undefined) return;
  parts.state.setOnClose(choice);
  parts.changed();
  follow(choice, window, parts);
}

function question({ closing }: Words, trayVisible: boolean): MessageBoxOptions {
  return {
    type: 'question',
    message: closing.message,
    detail: closing.detail(trayVisible),
    buttons: closing.buttons,
    defaultId: 0,
    cancelId: 2,
  };
}

function follow(choice: CloseChoice, window: BrowserWindow, parts: ClosingParts): void {
  if (choice === 'quit') parts.quit();
  else if (parts.trayVisible()) window.hide();
  else window.minimize();
}

// Hiding a full-screen window on macOS leaves a black space behind.
function hideOnMac(window: BrowserWindow): void {
  if (!window.isFullScreen()) {
    window.hide();
    return;
  }
  window.once('leave-full-screen', () => window.hide());
  window.setFullScreen(false);
}
