// Once before all browser tests: there must be a build and a browser. The packaged browser is unpacked here, so that
// workers starting together do not race to do it.
import { existsSync } from 'node:fs';
import { findBrowser } from './browser.ts';
import { builtHost } from './host.ts';

// biome-ignore lint/style/noDefaultExport: Playwright loads it by its default export
export default async function globalSetup(): Promise<void> {
  if (!existsSync(builtHost)) throw new Error('Nothing is built yet: run "npm run e2e", which builds first.');
  process.env.LECTERN_BROWSER = await findBrowser();
}
