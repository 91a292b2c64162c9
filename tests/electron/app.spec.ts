// The real application in a real Electron. Runs where the binary and a display exist and otherwise says which is
// missing; everything it checks is also checked in parts, with fakes, by tests/main.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, test } from '@playwright/test';
import { root, whatIsMissing } from './missing.ts';

const missing = whatIsMissing();
test.skip(missing !== null, missing ?? '');

let app: ElectronApplication;
let dataDir: string;

test.beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'lectern-electron-'));
  app = await _electron.launch({
    args: [root],
    env: { ...(process.env as Record<string, string>), LECTERN_DATA_DIR: dataDir },
  });
});
test.afterEach(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('opens the bundle, without Node in the page', async () => {
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  expect(page.url()).toMatch(/^app:\/\/bundle\//);
  expect(await page.evaluate(() => location.origin)).toBe('app://bundle');
  expect(await page.evaluate(() => typeof (globalThis as { require?: unknown }).require)).toBe('undefined');
  expect(await page.evaluate(() => typeof (globalThis as { process?: unknown }).process)).toBe('undefined');
});

test('reaches the core through its port', async () => {
  const page = await app.firstWindow();
  // The first screen is drawn from what the core answers.
  await expect(page.getByRole('heading').first()).toBeVisible();
});

test('hands out a port when the page asks', async () => {
  const page = await app.firstWindow();
  const ports = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        addEventListener('message', (event) => {
          if ((event.data as { type?: string } | null)?.type === 'lectern:port') resolve(event.ports.length);
        });
        postMessage({ type: 'lectern:connect' }, location.origin);
      }),
  );
  expect(ports).toBe(1);
});

test('opens no second window and leaves its page for nothing', async () => {
  const page = await app.firstWindow();
  expect(await page.evaluate(() => window.open('https://example.org') === null)).toBe(true);
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  expect(page.url()).toMatch(/^app:\/\/bundle\//);
  expect(app.windows()).toHaveLength(1);
});

test('keeps its data where it is told', async () => {
  await app.firstWindow();
  expect(existsSync(join(dataDir, 'lectern.sqlite'))).toBe(true);
  expect(await app.evaluate(({ app: electron }) => electron.getPath('userData'))).toBe(dataDir);
});
