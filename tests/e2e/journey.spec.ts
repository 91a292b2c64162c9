// The main job from the first start to the first XP, as one student would do it, with nothing installed and no network.
import { askScreen } from './pages/ask.ts';
import { enterApp, goTo, importFile } from './pages/entry.ts';
import { practiceScreen } from './pages/practice.ts';
import { answerWord, chapterPath, question } from './support/material.ts';
import { expect, test } from './support/test.ts';

test('a student drops a file, asks it, sees the words on the page, takes a quiz and earns XP', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await enterApp(page);
  await importFile(page, chapterPath);

  await goTo(page, 'Ask');
  const ask = askScreen(page);
  const answer = await ask.ask(question);
  await expect(answer).toContainText('From your material');
  await expect(answer).toContainText(answerWord);

  await ask.marker(answer, 1).click();
  const marked = page.getByTestId('citation-mark');
  await expect(marked.first()).toBeVisible({ timeout: 30_000 });
  const words = (await marked.allTextContents()).join(' ').replace(/\s+/g, ' ');
  const quoted = ((await answer.textContent()) ?? '').replace(/\s+/g, ' ');
  const opening = words.trim().split(' ').slice(0, 4).join(' ');
  expect(opening.length).toBeGreaterThan(3);
  expect(quoted).toContain(opening);
  await page.keyboard.press('Escape');
  await expect(marked).toHaveCount(0);

  await goTo(page, 'Practice');
  const practice = practiceScreen(page);
  await practice.make(5);
  await practice.takeAll();
  await expect(page.getByTestId('xp')).toBeVisible();
});
