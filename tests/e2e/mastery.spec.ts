// What is known of a topic: from a file filed under it and a quiz about it to the answers behind the number.
import type { Page } from '@playwright/test';
import { seriousFaults } from './pages/accessibility.ts';
import { enterApp, goTo, importFile } from './pages/entry.ts';
import { practiceScreen } from './pages/practice.ts';
import { enter } from './support/caller.ts';
import type { Host } from './support/host.ts';
import { samplePath } from './support/material.ts';
import { expect, test } from './support/test.ts';

async function openMastery(page: Page) {
  await goTo(page, 'Progress');
  await page.getByRole('navigation', { name: 'Progress' }).getByRole('link', { name: 'Mastery' }).click();
}

/** Puts the only file under a topic, as another window of the same student would. */
async function fileUnder(host: Host, topic: string) {
  const { client, hangUp } = await enter(host.link());
  const [profile] = await client.people.list();
  await client.people.select({ id: profile?.id ?? '' });
  const subject = await client.subjects.create({ name: 'Psychology' });
  const { id: topicId } = await client.subjects.createTopic({ subjectId: subject.id, name: topic });
  const [material] = await client.library.list();
  await client.library.move({ ids: [material?.id ?? ''], subjectId: null, topicId });
  hangUp();
}

test('a quiz about a topic gives it a level in words, and the answers behind it can be looked at', async ({
  page,
  host,
}) => {
  await enterApp(page);
  await openMastery(page);
  await expect(page.getByRole('heading', { name: 'No topics yet' })).toBeVisible();
  await importFile(page, samplePath);
  await fileUnder(host, 'Memory');
  await openMastery(page);
  const topic = page.getByTestId('topic').filter({ hasText: 'Memory' });
  await expect(topic).toContainText('Not started');
  await expect(topic).toContainText('No answers yet');

  await goTo(page, 'Practice');
  const practice = practiceScreen(page);
  await practice.make();
  await practice.takeAll();
  await openMastery(page);
  await expect(topic).toContainText('Based on 5 answers');
  await expect(
    topic.getByRole('img', { name: /^Between \d+ and \d+ of 100, most likely \d+$/ }),
  ).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);

  const open = topic.getByRole('button', { name: 'Why this number?' });
  await open.focus();
  await page.keyboard.press('Enter');
  const why = page.getByRole('dialog', { name: 'Why this number? Memory' });
  await expect(why.getByTestId('evidence')).toHaveCount(5);
  await expect(why.getByTestId('evidence').first()).toContainText(/(Right|Wrong).*counts in full/);
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(why).toBeHidden();
  await expect(open).toBeFocused();

  await page.keyboard.press('Enter');
  await why.getByRole('link', { name: 'Open the quiz' }).first().click();
  await expect(page.getByText(/^\d+ of \d+ right/)).toBeVisible();
});
