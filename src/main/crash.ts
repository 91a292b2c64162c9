// What happens when something dies. Crash dumps stay on this computer; faults are logged by name and the app ends in
// order, because a main process that has thrown can no longer be trusted with the library.
import type { App, CrashReporter, Dialog } from 'electron';
import type { Log } from '#core/ports.ts';
import type { Words } from './words/words.ts';

/** Call before ready, after the paths are set. */
export function keepDumpsLocal(crashReporter: Pick<CrashReporter, 'start'>): void {
  crashReporter.start({ uploadToServer: false, ignoreSystemCrashHandler: true });
}

export interface CrashParts {
  process: Pick<NodeJS.Process, 'on'>;
  app: Pick<App, 'on' | 'quit'>;
  dialog: Pick<Dialog, 'showErrorBox'>;
  words(): Words;
  log: Log;
}

/** Logs every death; an exception nobody caught is shown once and ends the app. */
export function watchForCrashes({ process, app, dialog, words, log }: CrashParts): void {
  app.on('child-process-gone', (_event, details) => {
    log.write('error', 'process.gone', {
      type: details.type,
      reason: details.reason,
      exitCode: details.exitCode,
    });
  });
  process.on('unhandledRejection', (reason) => log.write('error', 'main.rejection', describe(reason)));
  let shown = false;
  process.on('uncaughtException', (error) => {
    log.write('error', 'main.exception', describe(error));
    if (shown) return;
    shown = true;
    const { title, text } = words().crashed;
    dialog.showErrorBox(title, text);
    app.quit();
  });
}

/** Name and stack, without the message: a message may quote the student's text. */
export function describe(reason: unknown): { name: string; stack: string | null } {
  if (!(reason instanceof Error)) return { name: typeof reason, stack: null };
  const frames = (reason.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: reason.name, stack: frames.slice(0, 8).join('\n') };
}
