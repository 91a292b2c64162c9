// One running Lectern. A second start, an "open with" and a dropped icon all end here: the window comes forward and
// the files go to the import. Only existing files with an ending we read are let through.
import { statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App } from 'electron';

/** Endings the import reads, as the file dialog wants them: without the dot. */
export const importEndings = ['pdf', 'md', 'markdown', 'txt'] as const;

/**
 * The importable files among command line arguments, absolute and without repeats. Relative ones are resolved against
 * `cwd`; Linux launchers pass file:// addresses.
 */
export function filesIn(args: readonly string[], cwd: string): string[] {
  const found = new Set<string>();
  for (const arg of args) {
    const path = toPath(arg, cwd);
    if (path !== null && isImportable(path)) found.add(path);
  }
  return [...found];
}

export interface InstanceParts {
  app: Pick<App, 'requestSingleInstanceLock' | 'on' | 'quit'>;
  args: readonly string[];
  cwd: string;
  show(): void;
  importFiles(paths: string[]): void;
}

/** Takes the lock and listens. False: another Lectern runs and has been told; this one is quitting. Call before ready. */
export function claimInstance({ app, args, cwd, show, importFiles }: InstanceParts): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  const hand = (paths: string[]) => {
    if (paths.length > 0) importFiles(paths);
  };
  app.on('second-instance', (_event, argv, workingDirectory) => {
    show();
    hand(filesIn(argv.slice(1), workingDirectory));
  });
  // macOS: may come before ready, which is why this listener is set up with the lock.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    show();
    hand(filesIn([path], cwd));
  });
  hand(filesIn(args.slice(1), cwd));
  return true;
}

function toPath(arg: string, cwd: string): string | null {
  if (arg.startsWith('-') || arg.includes('\0')) return null;
  if (!/^file:/i.test(arg)) return resolve(cwd, arg);
  try {
    return fileURLToPath(arg);
  } catch {
    return null;
  }
}

function isImportable(path: string): boolean {
  const ending = extname(path).slice(1).toLowerCase();
  if (!importEndings.some((known) => known === ending)) return false;
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
