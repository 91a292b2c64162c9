// The rule of exams that are near: from when, how much it weighs, what it counts, and when it is silent.
import { describe, expect, it } from 'vitest';
import { day, exam, hour, now, ofType, topic } from './kit.ts';

describe('an exam', () => {
  const levels = ['proficient', 'mastered', 'familiar', 'fading', 'not_started'] as const;
  const topics = levels.map((level) => topic({ topicId: level, level }));
  const ahead = (over: Parameters<typeof exam>[0] = {}, at = now) =>
    ofType('exam_soon', { topics, exams: [exam({ topicIds: [...levels], ...over })] }, at);

  it('is spoken of until it begins, with the topics that are below Proficient', () => {
    expect(ahead()).toMatchObject([
      {
        referenceId: 'midterm',
        topicId: null,
        priority: 77,
        expiresAt: now + 9 * day,
        why: { title: 'Biology midterm', days: 9, count: 3, total: 5 },
      },
    ]);
    expect(ahead({ topicIds: ['proficient', 'mastered'] })[0]?.why).toMatchObject({ count: 0, total: 2 });
  });

  it('is spoken of from three weeks before, the closer the sooner', () => {
    expect(ahead({ day: '2026-04-01', at: now + 22 * day })).toEqual([]);
    expect(ahead({ day: '2026-03-31', at: now + 21 * day })[0]?.priority).toBe(53);
    expect(ahead({ day: '2026-03-10', at: now + hour })).toMatchObject([{ priority: 95, why: { days: 0 } }]);
  });

  it('is over once it has begun', () => {
    expect(ahead({ day: '2026-03-10', at: now + 1 })).toHaveLength(1);
    expect(ahead({ day: '2026-03-10', at: now })).toEqual([]);
  });

  it('is not spoken of when its topics are gone', () => {
    expect(ahead({ topicIds: ['removed'] })).toEqual([]);
  });
});
