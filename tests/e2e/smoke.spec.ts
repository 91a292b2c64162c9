// The app opens at all: the page, its headers, the contract behind it, and a clean end.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { builtHost } from './support/host.ts';
import { expect, test } from './support/test.ts';

test('the start page loads without an error and under its content policy', async ({ page, host }) => {
  await expect(page).toHaveTitle(/Lectern/);
  await expect(page.locator('#root')).not.toBeEmpty();
  const answer = await page.request.get(host.origin);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-security-policy']).toContain("default-src 'none'");
  expect(answer.headers()['x-content-type-options']).toBe('nosniff');
});

test('the check goes the whole way and finds all well', async ({ host }) => {
  const env = { ...process.env, LECTERN_DATA_DIR: host.dataDir };
  const { stdout } = await promisify(execFile)(process.execPath, [builtHost, '--check'], { env });
  expect(JSON.parse(stdout.slice(stdout.indexOf('{')))).toMatchObject({ host: 'web', databaseOk: true });
});

test('the link in the address is gone once it has been used', async ({ page, host }) => {
  expect(page.url()).not.toContain('t=');
  const cookies = await page.context().cookies(host.origin);
  expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Strict' }]);
});

test('a reload after a restart finds the app again', async ({ page, host, restart }) => {
  const before = host.origin;
  await restart();
  expect(host.origin).toBe(before);
  const answer = await page.goto(host.origin);
  expect(answer?.status()).toBe(200);
  await expect(page.locator('#root')).not.toBeEmpty();
});

test('a second browser gets in by a link of its own', async ({ page, join }) => {
  const other = await join();
  await expect(other.locator('#root')).not.toBeEmpty();
  await expect(page.locator('#root')).not.toBeEmpty();
});

test('the host goes on when nobody reads its lines any more', async ({ page, host, join }) => {
  host.hangUp();
  await join();
  await page.reload();
  await expect(page.locator('#root')).not.toBeEmpty();
});

test('a second host on the same data says that one is running', async ({ host }) => {
  const env = { ...process.env, LECTERN_DATA_DIR: host.dataDir };
  const second = promisify(execFile)(process.execPath, [builtHost], { env });
  await expect(second).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('running') });
});

test('the host ends with status 0 when it is asked to', async ({ page, host }) => {
  test.skip(process.platform === 'win32', 'Windows ends a process without asking it');
  await expect(page.locator('#root')).not.toBeEmpty();
  expect(await host.stop()).toBe(0);
});
