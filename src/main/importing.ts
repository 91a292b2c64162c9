// Files from outside the window: the dialog, the command line, "open with". They wait here until the core runs, so a
// double click on a PDF that starts Lectern is not lost.
import type { BrowserWindow, Dialog } from 'electron';
import type { App as Core } from '#core/app.ts';
import type { Log } from '#core/ports.ts';
import { describe } from './crash.ts';
import { importEndings } from './instance.ts';
import type { Words } from './words/words.ts';

export interface ImportingParts {
  dialog: Pick<Dialog, 'showOpenDialog'>;
  sessionId: string;
  window(): BrowserWindow | undefined;
  words(): Words;
  log: Log;
}

export interface Importing {
  /** Hands files to the core, now or as soon as it runs. */
  take(paths: string[]): void;
  /** Asks for files and hands them over; one dialog at a time. */
  ask(): void;
  /** From here on files go straight to the core. */
  connect(core: Pick<Core, 'importPaths'>): void;
}

export function createImporting({ dialog, sessionId, window, words, log }: ImportingParts): Importing {
  let core: Pick<Core, 'importPaths'> | undefined;
  let waiting: string[] = [];
  let asking = false;

  const take = (paths: string[]) => {
    if (paths.length === 0) return;
    if (core === undefined) {
      waiting.push(...paths);
      return;
    }
    core
      .importPaths(sessionId, paths)
      .catch((error) => log.write('error', 'import.hand-over-failed', describe(error)));
  };

  const chooseFiles = async () => {
    const options = {
      title: words().importing.title,
      properties: ['openFile' as const, 'multiSelections' as const],
      filters: [{ name: words().importing.kinds, extensions: [...importEndings] }],
    };
    const owner = window();
    const chosen = await (owner ? dialog.showOpenDialog(owner, options) : dialog.showOpenDialog(options));
    if (!chosen.canceled) take(chosen.filePaths);
  };

  return {
    take,
    ask() {
      if (asking) return;
      asking = true;
      chooseFiles()
        .catch((error) => log.write('error', 'import.dialog-failed', describe(error)))
        .finally(() => {
          asking = false;
        });
    },
    connect(running) {
      core = running;
      const paths = waiting;
      waiting = [];
      take(paths);
    },
  };
}
