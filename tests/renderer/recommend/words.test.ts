// Every suggestion is one sentence with its number in it, and leads somewhere.
import { describe, expect, it } from 'vitest';
import { type Recommendation, recommendationType } from '#contract/recommend.ts';
import { destinationOf } from '#renderer/features/recommend/destination.ts';
import { wordsOf } from '#renderer/features/recommend/words.ts';
import { createFormat } from '#renderer/lib/format.ts';
import { createI18n } from '#renderer/lib/i18n.ts';
import { en } from '#renderer/messages/en.ts';

type Why = Recommendation['why'];

const now = Date.UTC(2026, 2, 10, 9);
const format = createFormat('en', 'UTC');
const t = createI18n('en').getFixedT('en', 'recommend');

/** What the core hands over with each kind. */
const whys: Record<Recommendation['type'], Why> = {
  review_due: { count: 18, minutes: 5 },
  resume_quiz: { title: 'Waves', question: 4, total: 10, at: now - 3 * 3_600_000 },
  resume_lesson: { title: 'Osmosis', count: 6, at: now - 3 * 3_600_000 },
  fix_mistakes: { topic: 'Enzymes', count: 4, samePage: 3 },
  weak_topic: { topic: 'Acids', tenths: 4, count: 12 },
  refresh_topic: { topic: 'Acids', count: 34, before: 82, score: 74 },
  next_lesson: { title: 'Osmosis', topic: 'Cells', previous: 'Membranes', number: 2, total: 6 },
  check_lesson: { title: 'Osmosis', days: 3 },
  level_up: { topic: 'Cells', score: 82 },
  exam_soon: { title: 'Biology midterm', days: 9, count: 3, total: 8 },
  streak_at_risk: { count: 5, days: 12, freezes: 1 },
  use_material: { title: 'bio-ch4.pdf', count: 24 },
  take_break: { count: 95 },
};

function said(type: Recommendation['type'], over: Why = {}): string {
  const { key, params } = wordsOf({ type, why: { ...whys[type], ...over } }, format, now);
  return t(`say.${key}`, params);
}

describe.each(recommendationType.options)('%s', (type) => {
  it('says everything it is given, and asks for nothing else', () => {
    const { key, params } = wordsOf({ type, why: whys[type] }, format, now);
    const sentence = t(`say.${key}`, params);
    expect(sentence).not.toContain('{{');
    for (const value of Object.values(params)) expect(sentence).toContain(String(value));
    expect(sentence).toMatch(/\d/);
  });

  it('has words for one as for many', () => {
    if ('count' in whys[type]) expect(said(type, { count: 1 })).not.toBe(said(type, { count: 2 }));
  });

  it('leads somewhere', () => {
    expect(destinationOf({ type, referenceId: 'one' })).toMatchObject({
      kind: expect.stringMatching(/^(path|practise|makeQuiz|break)$/),
    });
  });
});

it('has no sentence that no suggestion uses', () => {
  const used = new Set(
    recommendationType.options.flatMap((type) => [
      wordsOf({ type, why: whys[type] }, format, now).key,
      wordsOf(
        {
          type,
          why: { ...whys[type], samePage: 1, freezes: 0, ...(type === 'exam_soon' ? { count: 0 } : {}) },
        },
        format,
        now,
      ).key,
    ]),
  );
  const there = new Set(Object.keys(en.recommend.say).map((key) => key.replace(/_(one|other)$/, '')));
  expect(there).toEqual(used);
});

it('speaks of a page only when some of the mistakes share it', () => {
  expect(said('fix_mistakes')).toContain('3 are about the same page');
  expect(said('fix_mistakes', { samePage: 1 })).not.toContain('page');
});

it('speaks of a freeze only when there is one', () => {
  expect(said('streak_at_risk')).toBe('5 answers keep your 12 days. A freeze is ready anyway');
  expect(said('streak_at_risk', { freezes: 0 })).toBe('5 answers keep your 12 days');
});

it('says when a lesson was finished as one says it', () => {
  expect(said('check_lesson', { days: 1 })).toContain('“Osmosis” yesterday');
  expect(said('check_lesson')).toContain('“Osmosis” 3 days ago');
});

it('says how many topics of an exam are behind, or that none is', () => {
  expect(said('exam_soon')).toBe('“Biology midterm” is in 9 days: 3 topics of 8 are below Proficient');
  expect(said('exam_soon', { days: 1, count: 1 })).toContain('is tomorrow: 1 topic of 8 is below');
  expect(said('exam_soon', { days: 0, count: 0 })).toBe(
    '“Biology midterm” is today, and all 8 topics are Proficient or better',
  );
});
