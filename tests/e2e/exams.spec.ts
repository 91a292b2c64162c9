// An exam from its date to a mock exam handed in: planned, moved, begun from Today, and taken against the clock.
import type { Page } from '@playwright/test';
import { seriousFaults } from './pages/accessibility.ts';
import { enterApp, goTo } from './pages/entry.ts';
import { enter } from './support/caller.ts';
import type { Host } from './support/host.ts';
import { expect, test } from './support/test.ts';

/** Puts a ready-made subject on the shelf: topics with lessons and questions. */
async function withSubject(page: Page, host: Host) {
  await enterApp(page);
  const { client, hangUp } = await enter(host.link());
  const [profile] = await client.people.list();
  await client.people.select({ id: profile!.id });
  const [subject] = await client.lessons.starters();
  await client.lessons.installStarter({ slug: subject!.slug });
  hangUp();
}

async function addExam(page: Page) {
  await goTo(page, 'Practice');
  await page.getByRole('link', { name: 'Exams' }).click();
  await page.getByRole('button', { name: 'Add exam' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Add exam' });
  await dialog.getByRole('textbox', { name: 'What is it called?' }).fill('Biology midterm');
  await expect(dialog.getByTestId('preview')).toHaveText(/7 days · \d topics? · about \d+ mins? a day/);
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Make plan' }).click();
  await expect(page.getByRole('heading', { name: 'Biology midterm' })).toBeVisible();
}

test('an exam becomes a plan by day, whose parts are moved, ticked, and begun from Today', async ({
  page,
  host,
}) => {
  await withSubject(page, host);
  await addExam(page);
  const items = page.getByTestId('plan-item');
  await expect(items.first()).toContainText('Lesson:');
  await expect(page.getByText('Mixed questions over all topics')).toBeVisible();
  await expect(page.getByText('Too few answers to say anything')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);

  const tomorrow = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: /^Tomorrow/ }) });
  const first = (await items.first().getByRole('checkbox').getAttribute('id'))!;
  const name = (await page.locator(`label[for="${first}"]`).textContent())!;
  await items.first().getByRole('button', { name: /^More/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Tomorrow' }).press('Enter');
  await expect(tomorrow.getByText(name)).toBeVisible();
  await expect(tomorrow.getByLabel('Stays on this day')).toBeVisible();

  await goTo(page, 'Today');
  const card = page.getByTestId('exams-today');
  await expect(card.getByRole('link', { name: 'Biology midterm' })).toBeVisible();
  await expect(card.getByText(name)).toBeHidden();
  await card.getByRole('checkbox').first().click();
  await expect(card.getByRole('checkbox').first()).toBeChecked();
  expect(await seriousFaults(page)).toEqual([]);
});

test('a mock exam tells nothing until it is handed in', async ({ page, host }) => {
  await withSubject(page, host);
  await addExam(page);
  await page.getByRole('button', { name: 'Mock exam' }).click();
  const dialog = page.getByRole('dialog', { name: 'Mock exam' });
  await dialog.getByRole('radio', { name: /^10 questions/ }).click();
  await dialog.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByText('Question 1 of 10')).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/^1[45]:\d\d$/);
  for (let n = 1; n <= 10; n += 1) {
    await expect(page.getByText(`Question ${n} of 10`)).toBeVisible();
    const typed = page.getByRole('textbox', { name: 'Your answer' });
    if (await typed.isVisible()) await typed.fill('cell');
    else await page.keyboard.press('1');
    if (n === 2) await page.getByRole('button', { name: 'Flag' }).click();
    await page
      .getByRole('button', { name: n < 10 ? 'Next' : 'Overview' })
      .last()
      .click();
  }
  await expect(page.getByTestId('verdict')).toBeHidden();
  await expect(page.getByText('10 of 10 answered')).toBeVisible();
  await expect(page.getByRole('button', { name: /^2 .* Flagged/ })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Hand in' }).click();
  await expect(page.getByText(/^\d+ of 10 right/)).toBeVisible();

  await goTo(page, 'Practice');
  await page.getByRole('link', { name: 'Exams' }).click();
  await page.getByRole('link', { name: 'Biology midterm' }).click();
  const sat = page.getByRole('list', { name: 'So far' }).getByRole('link');
  await expect(sat).toHaveText(/Mock exam.*10 questions.*%/);
  expect(await seriousFaults(page)).toEqual([]);
  await sat.click();
  await expect(page.getByText(/^\d+ of 10 right/)).toBeVisible();
});
