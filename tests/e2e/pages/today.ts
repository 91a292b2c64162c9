// The start screen as a student sees it.
import type { Page } from '@playwright/test';

export function todayScreen(page: Page) {
  const day = page.getByTestId('day-card');
  const dialog = page.getByRole('dialog', { name: 'Plan a holiday' });
  return {
    day,
    goal: day.getByRole('img', { name: /minutes? studied today/ }),
    strip: day.getByRole('list', { name: 'The last 14 days' }).getByRole('listitem'),
    next: page.getByTestId('next-card'),
    goOn: (title: string | RegExp) => page.getByRole('main').getByRole('link', { name: title }),
    dialog,
    async planHoliday(lastDay: string) {
      await day.getByRole('button', { name: 'Plan a holiday' }).click();
      await dialog.getByLabel('Last day').fill(lastDay);
      await dialog.getByRole('button', { name: 'Start holiday' }).click();
    },
  };
}
