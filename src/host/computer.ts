// Facts about this computer. An app started from a desktop has a shorter PATH than a terminal, so a program is also
// looked for where its installer puts it.
import { access, constants } from 'node:fs/promises';
import { availableParallelism, homedir, totalmem } from 'node:os';
import { posix, win32 } from 'node:path';
import type { Computer } from '#core/ports.ts';

export interface ComputerInputs {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  home: string;
  memoryBytes: number;
  cores: number;
}

/** The computer this runs on. */
export function thisComputer(): Computer {
  return createComputer({
    platform: process.platform,
    env: process.env,
    home: homedir(),
    memoryBytes: totalmem(),
    cores: availableParallelism(),
  });
}

export function createComputer({ platform, env, home, memoryBytes, cores }: ComputerInputs): Computer {
  return {
    platform,
    ollamaHost: env.OLLAMA_HOST,
    async hasProgram(name) {
      const found = await Promise.all(placesOf(name, { platform, env, home }).map(isExecutable));
      return found.includes(true);
    },
    memoryBytes,
    cores,
  };
}

/** Paths at which the program may lie: the folders of PATH, then its installers' places. */
export function placesOf(
  name: 'ollama',
  { platform, env, home }: Pick<ComputerInputs, 'platform' | 'env' | 'home'>,
): string[] {
  const { delimiter, join } = platform === 'win32' ? win32 : posix;
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  const file = platform === 'win32' ? `${name}.exe` : name;
  return [...folders.map((folder) => join(folder, file)), ...installed()];

  function installed(): string[] {
    if (platform === 'win32') {
      const local = env.LOCALAPPDATA || join(home, 'AppData', 'Local');
      return [join(local, 'Programs', 'Ollama', file)];
    }
    // The macOS application brings the command inside itself; Homebrew has two prefixes.
    const inside = join('Ollama.app', 'Contents', 'Resources', file);
    if (platform === 'darwin') {
      return [
        join('/Applications', inside),
        join(home, 'Applications', inside),
        `/opt/homebrew/bin/${file}`,
        `/usr/local/bin/${file}`,
      ];
    }
    return [`/usr/local/bin/${file}`, `/usr/bin/${file}`, `/snap/bin/${file}`];
  }
}

function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
