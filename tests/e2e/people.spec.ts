// Getting in: skipping, telling, locking, switching.
import { seriousFaults } from './pages/accessibility.ts';
import { enterApp, goTo } from './pages/entry.ts';
import { expect, test } from './support/test.ts';

test('a new student is on the start screen two clicks after the first start', async ({ page }) => {
  await enterApp(page);
  await expect(page.getByRole('button', { name: /sample/i })).toBeVisible();
});

test('what was told at the start is kept and can be changed', async ({ page }) => {
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('textbox', { name: 'Name or nickname' }).fill('Noor');
  await page.getByRole('button', { name: 'Start studying' }).click();
  await page.getByRole('button', { name: 'Noor: profile menu' }).click();
  await page.getByRole('menuitem', { name: 'Edit profile' }).click();
  await expect(page.getByRole('textbox', { name: 'Name or nickname' })).toHaveValue('Noor');
});

test('subjects chosen at the start are on the shelf: one that comes with the app, added by keyboard, and one’s own', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  const chip = page.getByRole('button', { name: 'Cell biology' });
  await chip.press('Space');
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
  const own = page.getByRole('textbox', { name: 'Another subject' });
  await own.fill('Latin');
  await own.press('Enter');
  await expect(page.getByRole('button', { name: 'Latin' })).toHaveAttribute('aria-pressed', 'true');
  await own.fill('Dance');
  await own.press('Enter');
  await page.getByRole('button', { name: 'Dance' }).click();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Start studying' }).click();
  await goTo(page, 'Subjects');
  const list = page.getByRole('main');
  for (const name of ['Cell biology', 'Latin'])
    await expect(list.getByRole('link', { name }).first()).toBeVisible();
  await expect(list.getByText('Dance')).toBeHidden();
});

test('a locked profile asks for its password in another browser', async ({ page, join }) => {
  await enterApp(page);
  await page.goto(`${new URL(page.url()).origin}/#/settings/profile`);
  await page.getByRole('button', { name: 'Set a password' }).click();
  await page.getByLabel('New password', { exact: true }).fill('mauve-teapot');
  await page.getByLabel('New password again').fill('mauve-teapot');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /password/i })
    .last()
    .click();
  await expect(page.getByText('This profile asks for a password.')).toBeVisible();

  const other = await join();
  await expect(other.getByText('Who is studying?')).toBeVisible();
  await other.getByRole('button', { name: /Student/ }).click();
  await other.getByLabel('Password').fill('wrong');
  await other.getByRole('button', { name: 'Unlock' }).click();
  await expect(other.getByText('That is not the password.')).toBeVisible();
  await other.getByLabel('Password').fill('mauve-teapot');
  await other.getByRole('button', { name: 'Unlock' }).click();
  await expect(other.getByRole('navigation', { name: 'Main' })).toBeVisible();
});

test('the way in has no serious accessibility fault', async ({ page }) => {
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Skip' })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
});
