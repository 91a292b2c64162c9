// Providers around the router, outermost first: language, cache, tooltips, the pane Ask and Practice show a
// page in, and the cards of Today.
import { QueryClientProvider } from '@tanstack/react-query';
import { Direction } from 'radix-ui';
import { type ReactNode, useEffect, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router/dom';
import { ReaderPane } from '../features/reader/reader-pane.tsx';
import { chooseLanguage, createI18n, directionOf } from '../lib/i18n.ts';
import { createQueryClient } from '../lib/queries.ts';
import { ReaderSlotProvider } from '../lib/reader-slot.tsx';
import { TodayCardsProvider } from '../lib/today-cards.tsx';
import { Announcer } from '../ui/announcer.tsx';
import { Toaster } from '../ui/toast.tsx';
import { TooltipProvider } from '../ui/tooltip.tsx';
import { features } from './features.ts';
import { createRouter } from './routes.tsx';

const todayCards = features.flatMap(({ TodayCard }) => (TodayCard ? [TodayCard] : []));

export function App() {
  const [{ i18n, queries, router }] = useState(() => ({
    i18n: createI18n(chooseLanguage(navigator.languages)),
    queries: createQueryClient(),
    router: createRouter(),
  }));
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <Reading>
          <ReaderSlotProvider pane={ReaderPane}>
            <TodayCardsProvider cards={todayCards}>
              <RouterProvider router={router} />
            </TodayCardsProvider>
          </ReaderSlotProvider>
          <Notifications />
        </Reading>
      </QueryClientProvider>
    </I18nextProvider>
  );
}

/** Tells the page and the primitives which language this is and which way it runs. */
function Reading({ children }: { children: ReactNode }) {
  const { language } = useTranslation().i18n;
  const direction = directionOf(language);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = direction;
  }, [language, direction]);
  return (
    <Direction.Provider dir={direction}>
      <TooltipProvider>{children}</TooltipProvider>
    </Direction.Provider>
  );
}

function Notifications() {
  const { t } = useTranslation('shell');
  return (
    <>
      <Toaster label={t('notifications')} />
      <Announcer />
    </>
  );
}
