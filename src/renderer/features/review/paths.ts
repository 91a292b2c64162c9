// Routes of the cards, written in one place.
import { practicePaths } from '../../lib/paths.ts';

export type CardsTab = 'browse' | 'charts' | 'settings';

export function cardsPath(tab: CardsTab = 'browse'): string {
  return tab === 'browse' ? practicePaths.cards : `${practicePaths.cards}?tab=${tab}`;
}

/** The cards screen with the dialog for a new card open. */
export const newCardPath = `${practicePaths.cards}/new`;

/** The cards screen with the dialog open that proposes cards from a file. */
export const proposalsPath = `${practicePaths.cards}/from`;
