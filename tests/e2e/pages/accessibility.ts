// What axe calls serious or critical on the page as it is now, with the first element each concerns.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** `rules`: only these; all of them by default. */
export async function seriousFaults(page: Page, rules?: string[]): Promise<string[]> {
  // In the page alone: there are no frames, and a second page for each run would take longer than the run.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
