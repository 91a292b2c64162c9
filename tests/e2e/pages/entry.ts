// The way in: the welcome page and the questions that may be skipped.
import { expect, type Page } from '@playwright/test';

/** Goes through onboarding without answering anything and waits for the shell. */
export async function enterApp(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}

export async function goTo(page: Page, section: 'Library' | 'Search' | 'Ask' | 'Practice' | 'Settings') {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: section }).click();
}
