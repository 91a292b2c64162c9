// What every journey starts from. Import `test` and `expect` from here, never from @playwright/test:
//
//   import { expect, test } from './support/test.ts';
//   test('a student …', async ({ page, host }) => { await page.getByRole('button', { name: '…' }).click(); });
//
// `host`  a running app of this test alone, with an empty data folder: { origin, dataDir, link(), stop(), kill() }.
// `page`  a browser page that has opened the host's link and shows the app.
// `join`  opens the app in a second, separate browser: `const other = await join();`
// `restart`  stops the host and starts it on the same data folder and port; reload pages afterwards. While a test
//         holds the host down, pages may complain.
//
// Every test also fails, without asking for it, when the page requests anything but its own host, when the host or
// its engine tries to reach the network, and when the page logs an error. A test whose point is a failure allows the
// last with `test.use({ allowPageErrors: true })`.
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type Host, removeData, startHost } from './host.ts';

interface Fixtures {
  host: Host;
  join: () => Promise<Page>;
  restart: () => Promise<void>;
  allowPageErrors: boolean;
  /** What went wrong in any page of this test; checked at its end. */
  pageErrors: string[];
  /** Addresses other than the host's own that any page asked for; checked at its end. */
  foreignRequests: string[];
}

export const test = base.extend<Fixtures>({
  // As root Chromium needs this; the packaged one's other default switches would turn web security off.
  launchOptions: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      await use({ executablePath: process.env.LECTERN_BROWSER, args: ['--no-sandbox'] });
    },
    { scope: 'worker' },
  ],
  allowPageErrors: [false, { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
  host: async ({}, use) => {
    const host = await startHost();
    await use(host);
    await host.stop();
    const outbound = host.outbound();
    await removeData(host);
    expect(outbound, 'the app must not reach for the network').toEqual([]);
  },

  pageErrors: async ({ allowPageErrors }, use) => {
    const errors: string[] = [];
    await use(errors);
    if (!allowPageErrors) expect(errors, 'the page must not log errors').toEqual([]);
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
  foreignRequests: async ({}, use) => {
    const requests: string[] = [];
    await use(requests);
    expect(requests, 'the page must ask nobody but its own host').toEqual([]);
  },

  context: async ({ context, host, pageErrors, foreignRequests }, use) => {
    watch(context, host, pageErrors, foreignRequests);
    await use(context);
  },

  page: async ({ page, host }, use) => {
    catchPickers(page);
    await page.goto(host.link());
    await use(page);
  },

  join: async ({ browser, host, pageErrors, foreignRequests }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      watch(context, host, pageErrors, foreignRequests);
      const page = await context.newPage();
      catchPickers(page);
      await page.goto(host.link());
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },

  restart: async ({ host }, use) => {
    await use(async () => {
      await host.stop();
      const { port } = new URL(host.origin);
      Object.assign(host, await startHost({ dataDir: host.dataDir, port: Number(port) }));
    });
  },
});

export { expect };

/** The browser hands over file pickers only while somebody listens, and a first listener may come too late for a key. */
function catchPickers(page: Page): void {
  page.on('filechooser', () => undefined);
}

function watch(context: BrowserContext, host: Host, pageErrors: string[], foreignRequests: string[]): void {
  context.on('request', (request) => note(request.url()));
  context.on('page', (page) => page.on('websocket', (socket) => note(socket.url())));
  context.on('weberror', (error) => complain(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') complain(`${message.text()} (${message.location().url})`);
  });

  function complain(what: string): void {
    if (host.isUp()) pageErrors.push(what);
  }

  function note(address: string): void {
    const url = new URL(address);
    if (url.protocol === 'data:' || url.protocol === 'blob:') return;
    if (url.host !== new URL(host.origin).host) foreignRequests.push(address);
  }
}
