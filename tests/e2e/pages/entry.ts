// The way in: the welcome page and the questions that may be skipped.
import { expect, type Page } from '@playwright/test';

/** Goes through onboarding without answering anything and waits for the shell. */
export async function enterApp(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  // Has been asked of the core, so that by then the keys are heard too.
  await expect(page.getByTestId('timer-pill')).toBeVisible();
}

export async function goTo(
  page: Page,
  section:
    | 'Today'
    | 'Library'
    | 'Subjects'
    | 'Search'
    | 'Ask'
    | 'Practice'
    | 'Notes'
    | 'Progress'
    | 'Settings',
) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: section }).click();
}

/** Imports a file by the picker, from anywhere, and waits until all of it can be read. */
export async function importFile(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await chooser).setFiles(path);
  await expect(page.getByText(/\d+ pages/).first()).toBeVisible({ timeout: 60_000 });
}
