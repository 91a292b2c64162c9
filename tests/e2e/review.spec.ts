// Cards from the first one on: made by hand, answered with the keyboard alone, taken back, listed.
import { seriousFaults } from './pages/accessibility.ts';
import { enterApp } from './pages/entry.ts';
import { reviewScreen } from './pages/review.ts';
import { expect, test } from './support/test.ts';

test('cards made by hand are answered with the keyboard, taken back, and found in the list', async ({
  page,
}) => {
  await enterApp(page);
  const review = reviewScreen(page);
  await review.open();
  await expect(page.getByRole('heading', { name: 'No cards yet' })).toBeVisible();
  await review.make(
    { front: 'What carries oxygen?', back: 'The red blood cells' },
    { front: 'The {{heart}} pumps blood.', gaps: true },
  );
  await expect(review.rows).toHaveCount(2);

  await page.getByRole('button', { name: 'Review 2 cards' }).click();
  await expect(review.card).toContainText('What carries oxygen?');
  await expect(review.show).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(review.answerSide).toContainText('The red blood cells');
  await expect(review.good).toBeFocused();
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('4');

  await expect(review.card).toContainText('The […] (gap) pumps blood.');
  await page.keyboard.press('*');
  await expect(review.card).toContainText('Flagged');
  await page.keyboard.press('Space');
  await expect(review.card).toContainText('The heart');

  await page.keyboard.press('Control+z');
  await expect(review.card).toContainText('What carries oxygen?');
  await expect(review.answerSide).toBeHidden();
  await page.keyboard.press('Space');
  await page.keyboard.press('4');
  await expect(review.card).toContainText('pumps blood');
  await page.keyboard.press('Enter');
  await page.keyboard.press('4');
  await expect(page.getByRole('heading', { name: 'Done for now' })).toBeVisible();
  await expect(page.getByText('2 answers, 2 recalled')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);

  await page.getByRole('main').getByRole('link', { name: 'All cards' }).click();
  await page.getByRole('searchbox').fill('oxygen');
  await expect(review.rows).toHaveCount(1);
  await page.getByRole('searchbox').fill('');
  await page.getByRole('checkbox', { name: 'Select all' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { name: 'No cards yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(review.rows).toHaveCount(2);
});
