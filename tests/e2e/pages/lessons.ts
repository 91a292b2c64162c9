// Subjects, topics and lessons as a student finds and fills them.
import type { Page } from '@playwright/test';
import { nameIn } from './library.ts';

export function lessonsScreen(page: Page) {
  const main = page.getByRole('main');
  return {
    main,
    done: main.getByRole('button', { name: 'Done', exact: true }),
    open: () =>
      page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Subjects' }).click(),
    add: (name: string) => main.getByRole('button', { name: `Add to my subjects: ${name}` }).click(),
    async newSubject(name: string) {
      await main.getByRole('button', { name: 'New subject' }).first().click();
      await nameIn(page.getByRole('dialog'), name);
    },
    async newTopic(name: string) {
      await main.getByRole('button', { name: 'New topic' }).first().click();
      await nameIn(page.getByRole('dialog'), name);
    },
    async newLesson(title: string, minutes: number, text: string) {
      await main.getByRole('link', { name: /^New lesson in/ }).click();
      await main.getByRole('textbox', { name: 'Title' }).fill(title);
      await main.getByRole('textbox', { name: 'Minutes' }).fill(String(minutes));
      await main.getByRole('textbox', { name: 'Text' }).fill(text);
      await page.keyboard.press('Control+s');
    },
    lesson: (title: string) => main.getByRole('link', { name: title }),
    async choose(of: string, act: string) {
      await main
        .getByRole('button', { name: `${of}: more` })
        .first()
        .click();
      await page.getByRole('menuitem', { name: act, exact: true }).click();
    },
  };
}
