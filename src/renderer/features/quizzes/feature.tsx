// Practice: quizzes, attempts, mistakes and reported questions.
import { ListChecks } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Feature } from '../../lib/feature.ts';
import { useAct, useCommands } from '../../lib/slots.ts';
import { makeQuizPath } from './paths.ts';

function Background() {
  const { t } = useTranslation('quizzes');
  const navigate = useNavigate();
  useAct('makeQuiz', ({ scope }) => navigate(makeQuizPath(scope)));
  const commands = useMemo(
    () => [
      {
        id: 'quizzes.new',
        label: t('act.newQuiz'),
        icon: <ListChecks size={16} aria-hidden />,
        run: () => navigate(makeQuizPath({})),
      },
    ],
    [t, navigate],
  );
  useCommands(commands);
  return null;
}

export const feature: Feature = {
  id: 'quizzes',
  nav: { id: 'practice', to: '/practice', icon: ListChecks, order: 5 },
  routes: [
    { path: 'practice', lazy: () => import('./practice-screen.tsx') },
    { path: 'practice/new', lazy: () => import('./practice-screen.tsx') },
    { path: 'practice/attempt/:attemptId', lazy: () => import('./attempt-screen.tsx') },
  ],
  Background,
};
