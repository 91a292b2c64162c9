// The guards in support guard: each of these journeys does what no journey may, and must be failed for it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/test.ts';

test.fail('a page that leaves for another address is noticed', async ({ page }) => {
  const left = page.context().waitForEvent('request', (request) => request.url().includes('192.0.2.1'));
  await page.evaluate(() => window.open('http://192.0.2.1:9/'));
  await left;
});

test.fail('a page that asks another address is noticed', async ({ page }) => {
  const blocked = page.waitForEvent('console', (message) => message.type() === 'error');
  await page.evaluate(() => fetch('http://192.0.2.1:9/').catch(() => {}));
  await blocked;
});

test.fail('an error nobody caught is noticed', async ({ page }) => {
  const thrown = page.waitForEvent('pageerror');
  await page.evaluate(() => void setTimeout(() => reportError(new Error('nobody caught this'))));
  await thrown;
});

test.fail('a host that reaches out is noticed', async ({ page, host }) => {
  await expect(page.locator('#root')).not.toBeEmpty();
  writeFileSync(join(host.dataDir, 'network-record'), 'connect 192.0.2.1:80');
});
