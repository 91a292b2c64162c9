// Unit and contract tests run under Node with real SQLite; `electron` resolves to a fake so that a forgotten
// mock can never start Electron's download.
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that stand in for the window itself: what they load must end with them. */
const apart = ['tests/renderer/client.test.ts'];

export default defineConfig({
  resolve: { alias: { electron: fileURLToPath(new URL('./tests/fakes/electron.ts', import.meta.url)) } },
  test: {
    environment: 'node',
    // Left to itself Vitest keeps one core free, which on two is half of the machine.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: [...configDefaults.exclude, ...apart],
          // A fresh module graph for each file would cost as much as half of the tests. No test may leave a module changed.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: apart } },
    ],
  },
});
