// One small picture a family of achievements, drawn in lines within 24 by 24.
import type { ComponentType } from 'react';
import type { AchievementCriteria } from '#contract/progress.ts';
import { flamePath } from '../../ui/flame.tsx';

export const glyphs: Record<AchievementCriteria, ComponentType> = {
  lessons_completed: () => (
    <>
      <path d="M12 7C10 5.3 7 5 3.5 5.3v12.2C7 17.2 10 17.6 12 19.2c2-1.6 5-2 8.5-1.7V5.3C17 5 14 5.3 12 7Z" />
      <path d="M12 7v12" />
    </>
  ),
  quizzes_completed: () => (
    <>
      <path d="M6 4.5h12v16H6z" />
      <path d="M9.5 3.2h5v2.6h-5zM8.8 10.2l1.2 1.2 2-2.2M8.8 15.6l1.2 1.2 2-2.2M14.5 10.5h1.5M14.5 16h1.5" />
    </>
  ),
  perfect_quizzes: () => (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <circle cx="12" cy="12" r="4.8" />
      <path d="M12 12l5.5-5.5M16.5 4.8v2.7h2.7" />
    </>
  ),
  score_gain: () => (
    <>
      <path d="M3.5 18.5l5-6 3.5 3.5 8-9.5" />
      <path d="M15.5 6h4.8v4.8M3.5 21h17" />
    </>
  ),
  topics_mastered: () => (
    <>
      <path d="M2.5 20l6.5-11 3.5 5.5 2-3 7 8.5z" />
      <path d="M9 9V3.5l4.5 1.8L9 7" />
    </>
  ),
  streak_days: () => (
    <>
      <path d={flamePath} />
      <path d="M12.2 13.5c.2 1.4-.6 2-1.2 2.8-.5.6-.9 1.1-.9 1.9 0 1.2.9 2 1.9 2" />
    </>
  ),
  study_minutes: () => (
    <>
      <circle cx="12" cy="12.5" r="8" />
      <path d="M12 8v4.7l3.2 1.9M5.3 4.5L3 6.6M18.7 4.5L21 6.6" />
    </>
  ),
  single_session_minutes: () => (
    <>
      <path d="M6 3.5h12M6 20.5h12M7.5 3.5c0 4.5 4.5 6 4.5 8.5s-4.5 4-4.5 8.5M16.5 3.5c0 4.5-4.5 6-4.5 8.5s4.5 4 4.5 8.5" />
      <path d="M9.7 18.2h4.6" />
    </>
  ),
  doubts_resolved: () => (
    <>
      <path d="M4 5h16v11.5h-8.5L7 20.5v-4H4z" />
      <path d="M8.7 10.7l2.3 2.3 4.5-4.7" />
    </>
  ),
  materials_ready: () => (
    <path d="M4 4.5h3.6v15H4zM7.6 6.5h3.6v13H7.6zM12.3 7l3.4-.9 3.6 12.5-3.5 1zM2.5 19.8h19" />
  ),
  reviews_done: () => (
    <>
      <path d="M7.5 7.5h11v13h-11z" />
      <path d="M5 17V4.5h10.5M11 14a2.2 2.2 0 1 0 .7-1.6M11 11.2v1.5h1.5" />
    </>
  ),
  mature_cards: () => (
    <>
      <path d="M12 21v-9M12 14c-4.5 0-6.5-2.5-6.5-6 4 0 6.5 2 6.5 6ZM12 12c0-4 2.5-6.5 7-7 0 4.5-2.5 7-7 7Z" />
      <path d="M7.5 21h9" />
    </>
  ),
  subjects_in_week: () => (
    <>
      <path d="M12 3.5v17M7.5 20.5h9M4 7.5h16" />
      <path d="M4 7.5L1.8 13.5h4.4zM20 7.5l-2.2 6h4.4zM1.8 13.5a2.3 2.3 0 0 0 4.4 0M17.8 13.5a2.3 2.3 0 0 0 4.4 0" />
    </>
  ),
  mistakes_fixed: () => (
    <>
      <path d="M4 20l1-4.2L15.8 5l3.2 3.2L8.2 19z" />
      <path d="M13.5 7.3l3.2 3.2M13 20.2l2 1.3 4.5-4.8" />
    </>
  ),
  returned_after_days: () => (
    <>
      <path d="M3.5 11.5L12 4l8.5 7.5M5.8 9.8v10.2h12.4V9.8" />
      <path d="M15.2 14.8H9.3M11.5 12.3l-2.5 2.5 2.5 2.5" />
    </>
  ),
  level: () => <path d="M12 3l2.6 5.6 6 .8-4.4 4.2 1.1 6.1L12 16.7l-5.3 3 1.1-6.1L3.4 9.4l6-.8z" />,
};
