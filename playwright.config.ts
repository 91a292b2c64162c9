// Browser journeys against the built web host. Each test starts its own host on its own data folder (see
// tests/e2e/support), so tests share nothing and may run side by side.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/e2e/support/global-setup.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A browser on a busy machine may miss a beat once; a second miss is a fault. The report names what was flaky.
  retries: 1,
  // One browser and one host a worker. They wait for each other a third of the time, so three keep two cores busy.
  workers: 3,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: process.env.CI ? [['list'], ['html', { open: 'never' }]] : 'list',
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    // Recording costs a third of the time, so only a second try is recorded.
    trace: 'on-first-retry',
    actionTimeout: 15_000,
  },
});
