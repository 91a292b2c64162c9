// What a level is called: never a bare number, and none at all from few answers.
import { describe, expect, it } from 'vitest';
import type { TopicMastery } from '#contract/mastery.ts';
import {
  basis,
  daysSince,
  directionOf,
  meaning,
  rangeOf,
  weightWords,
} from '#renderer/features/mastery/words.ts';
import { createFormat } from '#renderer/lib/format.ts';
import { createI18n } from '#renderer/lib/i18n.ts';

const t = createI18n('en').getFixedT('en', 'mastery');
const format = createFormat('en-GB', 'UTC');
const now = Date.UTC(2026, 2, 10, 12);
const dayMs = 24 * 3_600_000;

const topic = (over: Partial<TopicMastery>): TopicMastery => ({
  topicId: '01900000-0000-7000-8000-000000000001',
  level: 'familiar',
  score: 64,
  low: 50,
  high: 76,
  answers: 12,
  days: 2,
  lastAt: now - 34.5 * dayMs,
  faded: 0,
  lessonsDone: 0,
  lessons: 0,
  ...over,
});

describe('a level', () => {
  it.each<[Partial<TopicMastery>, string]>([
    [{ level: 'not_started', score: null, answers: 0 }, 'No answers yet'],
    [{ level: 'getting_to_know', score: null, answers: 1 }, '1 answer so far: too few to tell'],
    [{ level: 'getting_to_know', score: null, answers: 2 }, '2 answers so far: too few to tell'],
    [{ level: 'needs_work', score: 31 }, 'Likely to answer about 3 of 10 right'],
    [{ level: 'familiar', score: 64 }, 'Likely to answer about 6 of 10 right'],
    [{ level: 'proficient', score: 78 }, 'Likely to answer about 8 of 10 right'],
    [{ level: 'mastered', score: 86 }, 'Likely to answer 17 of 20 right'],
    [{ level: 'fading' }, 'Not practised for 34 days; a 5-question check will refresh it'],
  ])('%j means: %s', (over, words) => {
    expect(meaning(topic(over), now, t)).toBe(words);
  });

  it('says what it rests on, once there is anything', () => {
    expect(basis(topic({ answers: 1 }), format, t)).toBe('Based on 1 answer, last on 4 Feb 2026');
    expect(basis(topic({ answers: 0, lastAt: null }), format, t)).toBeNull();
  });

  it('has a range only together with a score', () => {
    expect(rangeOf(topic({}))).toEqual({ low: 50, high: 76, score: 64 });
    expect(rangeOf(topic({ score: null, low: null, high: null }))).toBeNull();
  });
});

describe('a piece of evidence', () => {
  it('goes the way its numbers go', () => {
    expect(directionOf({ before: 52, after: 58 })).toBe('up');
    expect(directionOf({ before: 58, after: 52 })).toBe('down');
    expect(directionOf({ before: 98, after: 98 })).toBe('same');
  });

  it('says how much it counted', () => {
    expect(weightWords(1, format, t)).toBe('counts in full');
    expect(weightWords(0.3, format, t)).toBe('counts 30%');
  });
});

it('days are whole ones, and none when the clock was set back', () => {
  expect(daysSince(now - 1.9 * dayMs, now)).toBe(1);
  expect(daysSince(now + dayMs, now)).toBe(0);
});
