// Choosing who answers, in Settings.
import { expect, type Page } from '@playwright/test';
import { goTo } from './entry.ts';

/** Chooses an Ollama at an address and one of its models, and waits until it is ready. */
export async function chooseOllama(page: Page, address: string, model: string): Promise<void> {
  await goTo(page, 'Settings');
  await page.getByRole('link', { name: 'Tutor model' }).click();
  await page.getByRole('radio', { name: /Ollama on this computer/ }).click();
  const field = page.getByRole('textbox', { name: 'Address' });
  await field.fill(address);
  await field.press('Enter');
  await page.getByRole('combobox', { name: 'Model for questions' }).click();
  await page.getByRole('option', { name: model }).click();
  await expect(
    page.getByText(`${model} is ready.`).or(page.getByText(`${model} is being loaded.`)),
  ).toBeVisible();
}
