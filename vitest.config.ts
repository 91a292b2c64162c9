// Unit and contract tests run under Node with real SQLite; `electron` resolves to a fake so that a forgotten
// mock can never start Electron's download.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { electron: fileURLToPath(new URL('./tests/fakes/electron.ts', import.meta.url)) } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    environment: 'node',
    // Left to itself Vitest keeps one core free, which on two is half of the machine.
    maxWorkers: '100%',
    // A fresh module graph for each file would cost as much as half of the tests. No test may leave a module changed.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
});
