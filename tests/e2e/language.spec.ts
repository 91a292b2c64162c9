// Another language, chosen while the app runs: words, dates and failures follow at once, and it still fits.
import type { Page } from '@playwright/test';
import { seriousFaults } from './pages/accessibility.ts';
import { enterApp, goTo } from './pages/entry.ts';
import { offSideways } from './pages/layout.ts';
import { expect, test } from './support/test.ts';

test('a student switches to Spanish and reads rail, Today and a failure in it at once', async ({ page }) => {
  await page.setViewportSize({ width: 960, height: 640 });
  await enterApp(page);
  await goTo(page, 'Settings');
  await page.getByRole('link', { name: 'Language' }).click();
  await page.getByRole('combobox', { name: 'Language and region' }).click();
  await page.getByRole('option', { name: 'Español (México)' }).click();

  await expect(page.getByRole('heading', { name: 'Idioma' })).toBeVisible();
  await expect(page.getByText(/Por ejemplo: 12,480\.5 · .*20\d\d/)).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  expect(await seriousFaults(page)).toEqual([]);

  const rail = page.getByRole('navigation', { name: 'Principal' });
  for (const name of ['Hoy', 'Biblioteca', 'Asignaturas', 'Buscar', 'Preguntar', 'Práctica', 'Notas'])
    await expect(rail.getByRole('link', { name })).toBeVisible();
  expect(await clippedInRail(page)).toEqual([]);

  await rail.getByRole('link', { name: 'Hoy' }).click();
  await expect(page.getByText('Hoy puede ser el día 1')).toBeVisible();
  await expect(page.getByText('Con 10 minutos o 5 respuestas hoy cuenta')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  expect(await offSideways(page)).toEqual([]);

  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await chooser).setFiles({ name: 'nada.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) });
  await expect(page.getByText('Este archivo está vacío.').first()).toBeVisible();

  // With room for words the rail has them beside its signs.
  await page.setViewportSize({ width: 1280, height: 640 });
  await expect(rail.getByText('Biblioteca')).toBeVisible();
  expect(await clippedInRail(page)).toEqual([]);

  await page.reload();
  await expect(rail.getByRole('link', { name: 'Ajustes' })).toBeVisible();
});

/** Words of the rail that end in an ellipsis. */
function clippedInRail(page: Page): Promise<string[]> {
  return page
    .locator('aside')
    .first()
    .evaluate((rail) =>
      [...rail.querySelectorAll<HTMLElement>('*')]
        .filter((part) => part.clientWidth > 1 && part.scrollWidth > part.clientWidth + 1)
        .filter((part) => getComputedStyle(part).overflowX !== 'visible')
        .map((part) => part.textContent ?? ''),
    );
}
