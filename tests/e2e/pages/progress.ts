// Progress as a student sees it: charts, history, gallery.
import type { Page } from '@playwright/test';

export function progressScreen(page: Page) {
  const year = page.getByRole('grid', { name: /Days of the last year/ });
  return {
    year,
    /** The one square the Tab key leads to. */
    square: year.locator('[tabindex="0"]'),
    dayList: page.getByRole('region', { name: /20\d\d/ }),
    chart: (label: RegExp) => page.getByRole('slider', { name: label }),
    entries: page.getByTestId('xp-entry'),
    achievements: page.getByTestId('achievement'),
    open: (section: 'Overview' | 'Sessions' | 'XP' | 'Achievements') =>
      page
        .getByRole('navigation', { name: 'Progress' })
        .getByRole('link', { name: section, exact: true })
        .click(),
  };
}
