// `npx playwright test -c tests/electron`: the real application, one instance at a time.
import { defineConfig } from '@playwright/test';

// biome-ignore lint/style/noDefaultExport: Playwright loads the default export
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: './setup.ts',
  outputDir: '../../test-results/electron',
  workers: 1,
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
});
