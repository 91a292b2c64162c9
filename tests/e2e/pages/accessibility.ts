// What axe calls serious or critical on the page as it is now, with the first element each concerns.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** `rules`: only these; all of them by default. */
export async function seriousFaults(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
