// Lets Today show cards of other features without importing them: app/ gathers every feature's TodayCard and puts them
// in, features/today takes them out.
import { type ComponentType, createContext, type ReactNode, useContext } from 'react';

const TodayCards = createContext<readonly ComponentType[]>([]);

export function TodayCardsProvider({
  cards,
  children,
}: {
  cards: readonly ComponentType[];
  children: ReactNode;
}) {
  return <TodayCards value={cards}>{children}</TodayCards>;
}

export function useTodayCards(): readonly ComponentType[] {
  return useContext(TodayCards);
}
