// Exams: a date, a plan by day that leads to it, an outlook with the rows behind it, and sittings to try oneself out.
import { CalendarCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Feature } from '../../lib/feature.ts';
import { practicePaths } from '../../lib/paths.ts';
import { useCommands } from '../../lib/slots.ts';
import { newExamPath } from './paths.ts';
import { TodayCard } from './today-card.tsx';

function Background() {
  const { t } = useTranslation('exams');
  const navigate = useNavigate();
  const commands = useMemo(() => {
    const icon = <CalendarCheck size={16} aria-hidden />;
    return [
      { id: 'exams.list', label: t('title'), icon, run: () => void navigate(practicePaths.exams) },
      { id: 'exams.new', label: t('add'), icon, run: () => void navigate(newExamPath) },
    ];
  }, [t, navigate]);
  useCommands(commands);
  return null;
}

export const feature: Feature = {
  id: 'exams',
  routes: [
    { path: 'practice/exams', lazy: () => import('./exams-screen.tsx') },
    { path: 'practice/exams/new', lazy: () => import('./exams-screen.tsx') },
    { path: 'practice/exams/:examId', lazy: () => import('./exam-screen.tsx') },
  ],
  Background,
  TodayCard,
};
