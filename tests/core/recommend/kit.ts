// Facts of a student about whom nothing is to be said, for tests that change one thing of them.
import type { RecommendationType } from '#contract/recommend.ts';
import type { ExamFact, Facts, LessonFact, TopicFact } from '#core/recommend/facts.ts';
import { type Suggestion, suggest } from '#core/recommend/rules.ts';

/** Ten in the morning in Berlin. */
export const now = Date.UTC(2026, 2, 10, 9, 0, 0);
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
export const endsAt = Date.UTC(2026, 2, 11, 3, 0, 0);

export const quiet: Facts = {
  day: { today: '2026-03-10', endsAt, timeZone: 'Europe/Berlin', startHour: 4 },
  cards: { due: 0, oldestDue: null, pace: { reviews: 0, seconds: 0 } },
  attempts: [],
  lessons: [],
  topics: [],
  missed: [],
  exams: [],
  streak: { current: 0, state: 'open', freezes: 2, missingAnswers: 5, onHoliday: false },
  unused: [],
  studied: [],
  resting: false,
};

export function ofType(type: RecommendationType, facts: Partial<Facts>, at = now): Suggestion[] {
  return suggest({ ...quiet, ...facts }, at).filter((one) => one.type === type);
}

export const topic = (over: Partial<TopicFact> = {}): TopicFact => ({
  topicId: 'cells',
  name: 'Cells',
  level: 'familiar',
  score: 60,
  faded: 0,
  answers: 6,
  lastAt: now - day,
  ...over,
});

export const lesson = (over: Partial<LessonFact> = {}): LessonFact => ({
  id: 'osmosis',
  topicId: 'cells',
  title: 'Osmosis',
  minutes: 10,
  openedSeconds: 0,
  done: false,
  firstDay: null,
  touchedAt: null,
  ...over,
});

export const doneLesson = (over: Partial<LessonFact> = {}): LessonFact =>
  lesson({
    id: 'membranes',
    title: 'Membranes',
    done: true,
    firstDay: '2026-03-09',
    touchedAt: now - day,
    openedSeconds: 600,
    ...over,
  });

/** Nine days ahead, at ten in the morning. */
export const exam = (over: Partial<ExamFact> = {}): ExamFact => ({
  id: 'midterm',
  name: 'Biology midterm',
  at: now + 9 * day,
  day: '2026-03-19',
  topicIds: ['cells'],
  ...over,
});

export const attempt = (touchedAt: number): Facts['attempts'][number] => ({
  id: 'attempt',
  topicId: 'cells',
  title: 'Cells',
  answered: 3,
  total: 10,
  touchedAt,
});
