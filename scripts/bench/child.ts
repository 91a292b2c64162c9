// The helper process from its source, as a host starts it from the bundle.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Engine } from '#core/ports.ts';
import { createEngineLink } from '#engine/link.ts';
import { root, silent } from '../bare-ports.ts';

export function inChild(): Engine {
  return createEngineLink({
    spawn: () =>
      fork(join(root, 'src', 'engine', 'serve.ts'), [], {
        execArgv: ['--max-semi-space-size=8'],
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      }),
    log: silent,
  });
}
