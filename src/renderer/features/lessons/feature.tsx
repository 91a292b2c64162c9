// Lessons: subjects with their topics and what there is to learn in them, in an order.
import { GraduationCap } from 'lucide-react';
import type { Feature } from '../../lib/feature.ts';

export const feature: Feature = {
  id: 'lessons',
  nav: { id: 'subjects', to: '/subjects', icon: GraduationCap, order: 2.5 },
  routes: [
    { path: 'subjects', lazy: () => import('./subjects-screen.tsx') },
    { path: 'subjects/ready-made', lazy: () => import('./subjects-screen.tsx') },
    { path: 'subjects/:subjectId', lazy: () => import('./subjects-screen.tsx') },
    { path: 'subjects/from/:materialId', lazy: () => import('./plan-screen.tsx') },
    { path: 'subjects/lesson/:lessonId', lazy: () => import('./lesson-screen.tsx') },
    { path: 'subjects/lesson/:lessonId/edit', lazy: () => import('./editor-screen.tsx') },
    { path: 'subjects/topic/:topicId/new', lazy: () => import('./editor-screen.tsx') },
  ],
};
