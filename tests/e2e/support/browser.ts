// Finds a Chromium to test with, without downloading one: the one inside @sparticuz/chromium on Linux x64, else an
// installed Chrome, else Playwright's own. Where there is none, one line says what to do; nothing is skipped silently.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as playwrightChromium } from '@playwright/test';
import packaged from '@sparticuz/chromium';

const installed: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) =>
    join(process.env[name] ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
};

export async function findBrowser(): Promise<string> {
  if (process.platform === 'linux' && process.arch === 'x64') return packaged.executablePath();
  const candidates = [...(installed[process.platform] ?? []), playwrightChromium.executablePath()];
  const found = candidates.find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error(
      'No browser to test with: install Google Chrome, or run "npx playwright install chromium".',
    );
  }
  return found;
}
