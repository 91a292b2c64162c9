// Cards under Practice: sittings, the list of all cards, and proposals from files and lessons. What is due today
// is among the suggestions on Today.
import { Layers, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Feature } from '../../lib/feature.ts';
import { reviewPath } from '../../lib/paths.ts';
import { type Acts, useAct, useCommands } from '../../lib/slots.ts';
import { newCardPath } from './paths.ts';
import { ProposalsDialog } from './proposals-dialog.tsx';

function Background() {
  const { t } = useTranslation('review');
  const navigate = useNavigate();
  const [from, setFrom] = useState<Parameters<Acts['makeCards']>[0] | null>(null);
  useAct('makeCards', setFrom);
  const commands = useMemo(
    () => [
      {
        id: 'review.start',
        label: t('start'),
        icon: <Layers size={16} aria-hidden />,
        run: () => navigate(reviewPath),
      },
      {
        id: 'review.new',
        label: t('newCard'),
        icon: <Plus size={16} aria-hidden />,
        run: () => navigate(newCardPath),
      },
    ],
    [t, navigate],
  );
  useCommands(commands);
  return from ? <ProposalsDialog from={from} onClose={() => setFrom(null)} /> : null;
}

export const feature: Feature = {
  id: 'review',
  routes: [
    { path: 'practice/review', lazy: () => import('./review-screen.tsx') },
    { path: 'practice/cards', lazy: () => import('./cards-screen.tsx') },
    { path: 'practice/cards/new', lazy: () => import('./cards-screen.tsx') },
    { path: 'practice/cards/from', lazy: () => import('./cards-screen.tsx') },
  ],
  Background,
};
