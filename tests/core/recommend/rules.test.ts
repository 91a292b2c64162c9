// Each rule by the table: when it fires, where it stops, what it says with which numbers, and until when it holds.
import { describe, expect, it } from 'vitest';
import { recommendationType } from '#contract/recommend.ts';
import type { Facts } from '#core/recommend/facts.ts';
import { suggest } from '#core/recommend/rules.ts';
import {
  attempt,
  day,
  doneLesson,
  endsAt,
  exam,
  hour,
  lesson,
  minute,
  now,
  ofType,
  quiet,
  topic,
} from './kit.ts';

/** Six in the evening in Berlin. */
const evening = Date.UTC(2026, 2, 10, 17, 0, 0);
const miss = (over: Partial<Facts['missed'][number]> = {}) => ({
  topicId: 'enzymes',
  topic: 'Enzymes',
  materialId: 'file',
  page: 3,
  at: now - day,
  ...over,
});
const streak = (over: Partial<Facts['streak']> = {}): Facts['streak'] => ({
  ...quiet.streak,
  current: 12,
  ...over,
});
const stretch = (fromMinutes: number, toMinutes: number): Facts['studied'][number] => ({
  startedAt: now - fromMinutes * minute,
  endedAt: now - toMinutes * minute,
  activeMs: (fromMinutes - toMinutes) * minute,
});
/** Sets every rule off in the evening. */
const everything: Facts = {
  ...quiet,
  cards: { ...quiet.cards, due: 18, oldestDue: now },
  attempts: [attempt(now - hour)],
  lessons: [
    doneLesson(),
    lesson({ id: 'next' }),
    lesson({ id: 'begun', topicId: 'plants', openedSeconds: 60, touchedAt: now - hour }),
    doneLesson({ id: 'unchecked', topicId: 'atoms' }),
  ],
  topics: [
    topic({ level: 'needs_work', score: 40 }),
    topic({ topicId: 'acids', name: 'Acids', level: 'fading', score: 74, faded: 8, lastAt: now - 34 * day }),
    topic({ topicId: 'waves', name: 'Waves', level: 'proficient', score: 82 }),
    topic({ topicId: 'atoms', name: 'Atoms', level: 'not_started', score: null, answers: 0, lastAt: null }),
  ],
  missed: [miss(), miss(), miss({ page: 4 })],
  exams: [exam()],
  streak: streak(),
  unused: [{ id: 'file', topicId: null, title: 'bio-ch4.pdf', pages: 24, addedAt: now - 3 * day }],
  studied: [{ startedAt: evening - 95 * minute, endedAt: evening, activeMs: 95 * minute }],
};

it('suggests nothing to a student about whom nothing is known', () => {
  expect(suggest(quiet, now)).toEqual([]);
});

it('has a rule for every kind there is, and each says why with a number', () => {
  const all = suggest(everything, evening);
  expect([...new Set(all.map(({ type }) => type))].sort()).toEqual([...recommendationType.options].sort());
  for (const { type, why } of all) {
    const numbers = Object.values(why).filter((value) => typeof value === 'number');
    expect({ type, numbers: numbers.length > 0 && numbers.every(Number.isInteger) }).toEqual({
      type,
      numbers: true,
    });
  }
});

it('holds nothing back that is over already', () => {
  for (const { type, expiresAt } of suggest(everything, evening))
    expect({ type, later: expiresAt > evening }).toEqual({ type, later: true });
});

describe('cards that are due', () => {
  const cards = (due: number, oldestDue: number | null = now) =>
    ofType('review_due', { cards: { ...quiet.cards, due, oldestDue } });

  it('are suggested from the first one, until the study day ends', () => {
    expect(cards(0)).toEqual([]);
    expect(cards(1)).toMatchObject([
      { referenceId: null, topicId: null, priority: 60, expiresAt: endsAt, why: { count: 1, minutes: 1 } },
    ]);
    expect(cards(18)).toMatchObject([{ priority: 69, why: { count: 18, minutes: 5 } }]);
  });

  it('weigh more the more they are, up to a point', () => {
    expect(cards(60)[0]?.priority).toBe(90);
    expect(cards(500)[0]?.priority).toBe(90);
  });

  it('weigh more when one has waited for longer than a week', () => {
    expect(cards(2, now - 7 * day)[0]?.priority).toBe(61);
    expect(cards(2, now - 7 * day - 1)[0]?.priority).toBe(66);
  });

  it('take as long as cards took so far, once ten were reviewed', () => {
    const minutes = (reviews: number) => {
      const cards = { due: 18, oldestDue: now, pace: { reviews, seconds: reviews * 40 } };
      return ofType('review_due', { cards })[0]?.why.minutes;
    };
    expect([minutes(9), minutes(10)]).toEqual([5, 12]);
  });

  it('need not have been learnt before', () => {
    expect(cards(4, null)[0]?.priority).toBe(62);
  });
});

describe('a quiz that is open', () => {
  it('is taken up again within 72 hours, at the question where it stopped', () => {
    const touchedAt = now - 72 * hour + 1;
    expect(ofType('resume_quiz', { attempts: [attempt(touchedAt)] })).toMatchObject([
      {
        referenceId: 'attempt',
        topicId: 'cells',
        priority: 70,
        expiresAt: touchedAt + 72 * hour,
        why: { title: 'Cells', question: 4, total: 10, at: touchedAt },
      },
    ]);
    expect(ofType('resume_quiz', { attempts: [attempt(now - 72 * hour)] })).toEqual([]);
  });

  it('stopped at its last question when all are answered', () => {
    const answered = { ...attempt(now), answered: 10 };
    expect(ofType('resume_quiz', { attempts: [answered] })[0]?.why).toMatchObject({ question: 10 });
  });
});

describe('a lesson that was begun', () => {
  const begun = (over: Parameters<typeof lesson>[0] = {}) =>
    ofType('resume_lesson', { lessons: [lesson({ openedSeconds: 240, touchedAt: now - hour, ...over })] });

  it('is taken up again within 72 hours, with the minutes that are left', () => {
    expect(begun()).toMatchObject([
      {
        referenceId: 'osmosis',
        topicId: 'cells',
        priority: 70,
        expiresAt: now + 71 * hour,
        why: { title: 'Osmosis', count: 6, at: now - hour },
      },
    ]);
    expect(begun({ touchedAt: now - 72 * hour })).toEqual([]);
  });

  it('has a minute left however long it was open', () => {
    expect(begun({ openedSeconds: 5000 })[0]?.why.count).toBe(1);
  });

  it('is none when it is done or was never open', () => {
    expect(begun({ done: true })).toEqual([]);
    expect(begun({ openedSeconds: 0 })).toEqual([]);
  });
});

describe('mistakes on a topic', () => {
  const misses = (count: number) => Array.from({ length: count }, () => miss());

  it('are worth a look from the third on', () => {
    expect(ofType('fix_mistakes', { missed: misses(2) })).toEqual([]);
    expect(ofType('fix_mistakes', { missed: [...misses(3), miss({ page: 9 })] })).toMatchObject([
      {
        referenceId: 'enzymes',
        topicId: 'enzymes',
        priority: 67,
        expiresAt: now + 3 * day,
        why: { topic: 'Enzymes', count: 4, samePage: 3 },
      },
    ]);
  });

  it('weigh more the more they are, up to 85', () => {
    expect(ofType('fix_mistakes', { missed: misses(10) })[0]?.priority).toBe(85);
    expect(ofType('fix_mistakes', { missed: misses(40) })[0]?.priority).toBe(85);
  });

  it('count for 14 days and topic by topic', () => {
    const old = (at: number) => [...misses(2), miss({ at })];
    expect(ofType('fix_mistakes', { missed: old(now - 14 * day) })).toHaveLength(1);
    expect(ofType('fix_mistakes', { missed: old(now - 14 * day - 1) })).toEqual([]);
    expect(ofType('fix_mistakes', { missed: [...misses(2), miss({ topicId: 'acids' })] })).toEqual([]);
  });
});

describe('a topic', () => {
  it('that needs work is suggested for a week, the weaker the sooner', () => {
    const weak = (score: number) => ofType('weak_topic', { topics: [topic({ level: 'needs_work', score })] });
    expect(weak(49)[0]?.priority).toBe(51);
    expect(weak(38)).toMatchObject([
      {
        referenceId: 'cells',
        topicId: 'cells',
        priority: 57,
        expiresAt: now + 7 * day,
        why: { topic: 'Cells', tenths: 4, count: 6 },
      },
    ]);
  });

  it('that is familiar, or of which too little is known, is not called weak', () => {
    expect(ofType('weak_topic', { topics: [topic({ score: 50 })] })).toEqual([]);
    const few = topic({ level: 'getting_to_know', score: null });
    expect(ofType('weak_topic', { topics: [few] })).toEqual([]);
  });

  it('that fades is suggested for a week, the more it has faded the sooner', () => {
    const fading = topic({ level: 'fading', score: 74, faded: 8, lastAt: now - 34 * day - hour });
    expect(ofType('refresh_topic', { topics: [fading] })).toMatchObject([
      {
        referenceId: 'cells',
        priority: 53,
        expiresAt: now + 7 * day,
        why: { topic: 'Cells', count: 34, before: 82, score: 74 },
      },
    ]);
    expect(ofType('refresh_topic', { topics: [topic({ faded: 7, score: 75 })] })).toEqual([]);
  });

  it('close to mastered is suggested from 78 to 84', () => {
    const at = (score: number, level: 'proficient' | 'familiar' = 'proficient') =>
      ofType('level_up', { topics: [topic({ level, score })] });
    expect(at(77)).toEqual([]);
    expect(at(78)).toMatchObject([
      { referenceId: 'cells', priority: 48, expiresAt: now + 7 * day, why: { topic: 'Cells', score: 78 } },
    ]);
    expect(at(84)).toHaveLength(1);
    expect(at(85)).toEqual([]);
    // Too few answers to be proficient.
    expect(at(80, 'familiar')).toEqual([]);
  });
});

describe('the next lesson', () => {
  const lessons = [doneLesson(), lesson(), lesson({ id: 'third', title: 'Third' })];
  const next = (over: Partial<Facts> = {}) => ofType('next_lesson', { lessons, topics: [topic()], ...over });

  it('is the first one after one that is done', () => {
    expect(next()).toMatchObject([
      {
        referenceId: 'osmosis',
        topicId: 'cells',
        priority: 50,
        expiresAt: now + 14 * day,
        why: { title: 'Osmosis', topic: 'Cells', previous: 'Membranes', number: 2, total: 3 },
      },
    ]);
  });

  it('is none while the one before it is open, and none after the last', () => {
    expect(next({ lessons: [lesson(), lesson({ id: 'second' })] })).toEqual([]);
    expect(next({ lessons: [doneLesson()] })).toEqual([]);
  });

  it('is none in a topic that is mastered, nor while it is under way', () => {
    expect(next({ topics: [topic({ level: 'mastered', score: 90 })] })).toEqual([]);
    const begun = lesson({ openedSeconds: 30, touchedAt: now - hour });
    expect(next({ lessons: [doneLesson(), begun] })).toEqual([]);
    const longAgo = lesson({ openedSeconds: 30, touchedAt: now - 4 * day });
    expect(next({ lessons: [doneLesson(), longAgo] })).toHaveLength(1);
  });
});

describe('a lesson that was done', () => {
  const unasked = topic({ level: 'not_started', score: null, answers: 0, lastAt: null });
  const check = (firstDay: string, answers = 0) =>
    ofType('check_lesson', { lessons: [doneLesson({ firstDay })], topics: [{ ...unasked, answers }] });

  it('is checked from the next study day on, for a week', () => {
    expect(check('2026-03-10')).toEqual([]);
    expect(check('2026-03-09')).toMatchObject([
      {
        referenceId: 'cells',
        topicId: 'cells',
        priority: 58,
        expiresAt: now + 7 * day,
        why: { title: 'Membranes', days: 1 },
      },
    ]);
  });

  it('is not checked once anything of its topic was answered', () => {
    expect(check('2026-03-09', 1)).toEqual([]);
  });

  it('is the latest one of its topic', () => {
    const earlier = doneLesson({ id: 'earlier', title: 'Earlier', firstDay: '2026-03-02' });
    const found = ofType('check_lesson', { lessons: [earlier, doneLesson()], topics: [unasked] });
    expect(found.map(({ why }) => why.title)).toEqual(['Membranes']);
  });
});

describe('a streak', () => {
  const at = (hourOfDay: number, minutes: number, over: Partial<Facts['streak']> = {}, startHour = 4) =>
    ofType(
      'streak_at_risk',
      { streak: streak(over), day: { ...quiet.day, startHour } },
      Date.UTC(2026, 2, 10, hourOfDay - 1, minutes),
    );

  it('is spoken of from 18 o’clock of the student’s day, until it ends', () => {
    expect(at(17, 59)).toEqual([]);
    expect(at(18, 0)).toMatchObject([
      {
        referenceId: null,
        topicId: null,
        priority: 65,
        expiresAt: endsAt,
        why: { count: 5, days: 12, freezes: 2 },
      },
    ]);
    // Past midnight it is still the same study day.
    expect(at(25, 30)).toHaveLength(1);
  });

  it('is spoken of from three days on, while today is open', () => {
    expect(at(19, 0, { current: 3 })).toHaveLength(1);
    expect(at(19, 0, { current: 2 })).toEqual([]);
    expect(at(19, 0, { state: 'done' })).toEqual([]);
    expect(at(19, 0, { state: 'frozen' })).toEqual([]);
    expect(at(19, 0, { onHoliday: true })).toEqual([]);
  });
});

describe('a file nothing was made of', () => {
  const unused = (addedAt: number) =>
    ofType('use_material', {
      unused: [{ id: 'file', topicId: 'cells', title: 'bio-ch4.pdf', pages: 24, addedAt }],
    });

  it('is suggested after two days, for a week', () => {
    expect(unused(now - 2 * day + 1)).toEqual([]);
    expect(unused(now - 2 * day)).toMatchObject([
      {
        referenceId: 'file',
        topicId: 'cells',
        priority: 35,
        expiresAt: now + 7 * day,
        why: { title: 'bio-ch4.pdf', count: 24 },
      },
    ]);
  });
});

describe('a break', () => {
  it('is suggested after 90 minutes, for half an hour', () => {
    expect(ofType('take_break', { studied: [stretch(90, 1)] })).toEqual([]);
    expect(ofType('take_break', { studied: [stretch(90, 0)] })).toMatchObject([
      {
        referenceId: null,
        topicId: null,
        priority: 90,
        expiresAt: now + 30 * minute,
        why: { count: 90 },
      },
    ]);
  });

  it('is not due when there was a pause of five minutes', () => {
    const pause = (minutes: number) => [stretch(60, 0), stretch(120 + minutes, 60 + minutes)];
    expect(ofType('take_break', { studied: pause(4) })[0]?.why.count).toBe(120);
    expect(ofType('take_break', { studied: pause(5) })).toEqual([]);
    // The one that goes on now.
    expect(ofType('take_break', { studied: [stretch(120, 5)] })).toEqual([]);
  });

  it('is not suggested during one', () => {
    expect(ofType('take_break', { studied: [stretch(95, 0)], resting: true })).toEqual([]);
  });
});
