// The achievements there are. Nothing here rewards studying at night, and nothing is listed before it can be reached.
import type { Counted } from './counters.ts';

export interface Definition {
  /** Stable: what was unlocked is remembered by it, and the face words it. */
  code: string;
  title: string;
  description: string;
  badgeIcon: string;
  criteriaType: Counted;
  criteriaValue: number;
  /** 1 for the first of those with the same criteria, then 2, 3. */
  tier: number;
}

/** In the order of the gallery. */
export const definitions: readonly Definition[] = [
  ...family('lessons_completed', 'book-open', [
    ['first_lesson', 1, 'First lesson', 'Complete a lesson'],
    ['bookworm', 25, 'Bookworm', 'Complete 25 lessons'],
  ]),
  ...family('quizzes_completed', 'clipboard-check', [
    ['first_quiz', 1, 'First quiz', 'Finish a quiz'],
    ['quiz_runner', 50, 'Quiz runner', 'Finish 50 quizzes'],
  ]),
  ...family('perfect_quizzes', 'circle-check-big', [
    ['full_marks', 1, 'Full marks', 'All right at the first attempt, in a quiz of five questions or more'],
    ['full_marks_10', 10, 'Full marks again', 'Ten quizzes all right at the first attempt'],
  ]),
  ...family('score_gain', 'trending-up', [
    ['comeback', 30, 'Comeback', 'Score 30 points more than on an earlier day, in the same topic'],
  ]),
  ...family('topics_mastered', 'mountain', [
    ['summit', 1, 'Summit', 'Master a topic'],
    ['summit_5', 5, 'Five summits', 'Have five topics mastered at once'],
    ['summit_20', 20, 'Twenty summits', 'Have twenty topics mastered at once'],
  ]),
  ...family('mistakes_fixed', 'wrench', [
    ['fixer', 20, 'Fixer', 'Get 20 questions right that you missed on an earlier day'],
  ]),
  ...family('streak_days', 'flame', [
    ['streak_7', 7, 'A week', 'Study 7 days in a row'],
    ['streak_30', 30, 'A month', 'Study 30 days in a row'],
    ['streak_100', 100, 'A hundred days', 'Study 100 days in a row'],
  ]),
  ...family('returned_after_days', 'door-open', [
    ['welcome_back', 14, 'Welcome back', 'Study again after two weeks or more without'],
  ]),
  ...family('study_minutes', 'hourglass', [
    ['five_hours', 300, 'Five hours', 'Study for 5 hours in all'],
    ['fifty_hours', 3000, 'Fifty hours', 'Study for 50 hours in all'],
  ]),
  ...family('single_session_minutes', 'target', [
    ['deep_focus', 50, 'Deep focus', 'Study for 50 minutes in one session'],
  ]),
  ...family('subjects_in_week', 'scale', [
    ['balanced', 3, 'Balanced', 'Study three subjects within one week'],
  ]),
  ...family('doubts_resolved', 'message-circle-question', [['curious', 10, 'Curious', 'Solve 10 doubts']]),
  ...family('materials_ready', 'library', [
    ['librarian', 1, 'Librarian', 'Bring in a material'],
    ['librarian_10', 10, 'Head librarian', 'Bring in 10 materials'],
  ]),
  ...family('reviews_done', 'brain', [
    ['memory', 100, 'Memory', 'Review 100 cards'],
    ['memory_1000', 1000, 'Long memory', 'Review 1,000 cards'],
  ]),
  ...family('mature_cards', 'archive', [['keeper', 50, 'Keeper', 'Know 50 cards for three weeks or longer']]),
  ...family('level', 'medal', [
    ['level_5', 5, 'Level 5', 'Reach level 5'],
    ['level_10', 10, 'Level 10', 'Reach level 10'],
    ['level_25', 25, 'Level 25', 'Reach level 25'],
  ]),
];

type Step = [code: string, criteriaValue: number, title: string, description: string];

function family(criteriaType: Counted, badgeIcon: string, steps: Step[]): Definition[] {
  return steps.map(([code, criteriaValue, title, description], i) => ({
    code,
    title,
    description,
    badgeIcon,
    criteriaType,
    criteriaValue,
    tier: i + 1,
  }));
}
