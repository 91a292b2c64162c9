// A plan as days, the quiz a planned one begins with, and the dialog's fields as a wish.
import { expect, test } from 'vitest';
import type { PlanItem } from '#contract/exams.ts';
import type { Quiz } from '#contract/quizzes.ts';
import { quizToTake } from '#renderer/features/exams/pick-quiz.ts';
import { daysUntil, planDays, targetDays } from '#renderer/features/exams/plan-days.ts';
import { emptyFields, wishOf } from '#renderer/features/exams/wish.ts';

const item = (day: string, minutes: number) => ({ day, minutes }) as PlanItem;
const at = (text: string) => new Date(text).getTime();

test('the days of a plan end on the day before the exam, and begin today', () => {
  expect(daysUntil('2026-03-10', at('2026-03-13T09:00'))).toEqual(['2026-03-10', '2026-03-11', '2026-03-12']);
  expect(daysUntil('2026-03-10', at('2026-03-10T19:00'))).toEqual(['2026-03-10']);
});

test('days without work are shown while the exam is near, and their minutes are summed', () => {
  const days = ['2026-03-10', '2026-03-11', '2026-03-12'];
  const shown = planDays([item('2026-03-12', 10), item('2026-03-12', 15), item('2026-03-10', 5)], days);
  expect(shown.map(({ day, minutes }) => [day, minutes])).toEqual([
    ['2026-03-10', 5],
    ['2026-03-11', 0],
    ['2026-03-12', 25],
  ]);
});

test('of a far exam only today and days with work are shown', () => {
  const days = daysUntil('2026-03-10', at('2026-06-10T09:00'));
  expect(planDays([item('2026-04-20', 10)], days).map(({ day }) => day)).toEqual([
    '2026-03-10',
    '2026-04-20',
  ]);
  expect(targetDays(days, '2026-03-10')).toHaveLength(21);
});

const quiz = (over: Partial<Quiz>) =>
  ({ openAttemptId: null, attemptCount: 0, questionCount: 5, lastFinishedAt: null, ...over }) as Quiz;

test('a planned quiz goes on with an open one, else takes a new one, else asks for new questions', () => {
  const open = quiz({ id: 'open', openAttemptId: 'a' });
  const fresh = quiz({ id: 'fresh' });
  const early = quiz({ id: 'early', attemptCount: 1, lastFinishedAt: 1 });
  const late = quiz({ id: 'late', attemptCount: 2, lastFinishedAt: 2 });
  expect(quizToTake([fresh, open], true)?.id).toBe('open');
  expect(quizToTake([late, fresh], true)?.id).toBe('fresh');
  expect(quizToTake([late, early], true)).toBeNull();
  expect(quizToTake([late, early], false)?.id).toBe('early');
  expect(quizToTake([], false)).toBeNull();
});

test('the fields are a wish once nothing is missing, and else name what is', () => {
  const now = at('2026-03-10T12:00');
  const fields = { ...emptyFields(now, 30), name: ' Midterm ', topicIds: ['t'], subjectId: 's' };
  expect(wishOf(fields, now)).toEqual({
    name: 'Midterm',
    subjectId: 's',
    at: at('2026-03-17T09:00'),
    topicIds: ['t'],
    minutesPerDay: 30,
    daysOff: [],
  });
  expect(wishOf({ ...fields, name: ' ' }, now)).toBe('name');
  expect(wishOf({ ...fields, date: '' }, now)).toBe('date');
  expect(wishOf({ ...fields, date: '2026-03-09' }, now)).toBe('past');
  expect(wishOf({ ...fields, topicIds: [] }, now)).toBe('topics');
  expect(wishOf({ ...fields, minutesPerDay: '4' }, now)).toBe('minutes');
});
