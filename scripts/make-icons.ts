// Draws every icon file from the two SVGs in resources/ with a headless Chromium. The results are committed, since a
// build must not need a browser; run this by hand after a change of a drawing.
import { readFileSync, writeFileSync } from 'node:fs';
import { type Browser, chromium as playwright } from '@playwright/test';
import chromium from '@sparticuz/chromium';
import { icns, ico, type Picture } from './icon-files.ts';

const resources = new URL('../resources/', import.meta.url);
const appSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

// The name decides how Electron treats a tray picture: "Template" is coloured by macOS, "@2x" is for dense screens.
const trayFiles = ['', '-focus', '-break', '-paused'].flatMap((state) => [
  { name: `tray${state}Template`, state, colour: '#000000' },
  { name: `tray${state}-dark`, state, colour: '#25221d' },
  { name: `tray${state}-white`, state, colour: '#ffffff' },
]);

/** What the corner of the picture tells of the timer: it runs, it is a break, it waits. */
const badges: Record<string, string> = {
  '': '',
  '-focus': '<circle cx="12" cy="12" r="3.4" fill="currentColor" />',
  '-break': '<circle cx="12" cy="12" r="2.7" fill="none" stroke="currentColor" stroke-width="1.4" />',
  '-paused': '<path d="M10.6 9.2v5.6M13.6 9.2v5.6" stroke="currentColor" stroke-width="1.8" />',
};
/** Clears the corner, so that the badge stands apart from the book. */
const corner =
  '<mask id="corner"><rect width="16" height="16" fill="#fff" /><circle cx="12" cy="12" r="4.8" fill="#000" /></mask>';

const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox'],
});
try {
  const app = readFileSync(new URL('icons/icon.svg', resources), 'utf8');
  const pictures: Picture[] = [];
  for (const size of appSizes) {
    const png = await draw(browser, app, size);
    pictures.push({ size, png });
    writeFileSync(new URL(`icons/${size}x${size}.png`, resources), png);
  }
  writeFileSync(new URL('icons/icon.ico', resources), ico(pictures.filter(({ size }) => size <= 256)));
  writeFileSync(new URL('icons/icon.icns', resources), icns(pictures));

  const tray = readFileSync(new URL('tray/tray.svg', resources), 'utf8');
  for (const { name, state, colour } of trayFiles) {
    const svg = withBadge(tray, badges[state] ?? '').replace(/ color="[^"]*"/, ` color="${colour}"`);
    writeFileSync(new URL(`tray/${name}.png`, resources), await draw(browser, svg, 16));
    writeFileSync(new URL(`tray/${name}@2x.png`, resources), await draw(browser, svg, 32));
  }
  console.log('resources/icons and resources/tray are drawn');
} finally {
  await browser.close();
}

async function draw(browser: Browser, svg: string, size: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}

function withBadge(svg: string, badge: string): string {
  if (badge === '') return svg;
  return svg
    .replace(/(<svg[^>]*>)/, `$1${corner}<g mask="url(#corner)">`)
    .replace('</svg>', `</g>${badge}</svg>`);
}
