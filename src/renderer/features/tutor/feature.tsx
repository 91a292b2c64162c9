// Ask: threads of questions answered from the student's own material.
import { MessageCircleQuestion } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Feature } from '../../lib/feature.ts';
import { useShortcut } from '../../lib/keyboard.ts';
import { useAct, useCommands } from '../../lib/slots.ts';
import { newQuestionPath } from './paths.ts';

function Background() {
  const { t } = useTranslation('tutor');
  const navigate = useNavigate();
  useAct('askAbout', ({ scope, text }) => navigate(newQuestionPath(scope), { state: { text: text ?? '' } }));
  useShortcut('global.newQuestion', () => navigate(newQuestionPath({})));
  const commands = useMemo(
    () => [
      {
        id: 'tutor.new',
        label: t('newQuestion'),
        icon: <MessageCircleQuestion size={16} aria-hidden />,
        shortcut: 'global.newQuestion' as const,
        run: () => navigate(newQuestionPath({})),
      },
    ],
    [t, navigate],
  );
  useCommands(commands);
  return null;
}

export const feature: Feature = {
  id: 'tutor',
  nav: { id: 'ask', to: '/ask', icon: MessageCircleQuestion, order: 4 },
  routes: [
    { path: 'ask', lazy: () => import('./ask-screen.tsx') },
    { path: 'ask/:threadId', lazy: () => import('./ask-screen.tsx') },
  ],
  Background,
};
