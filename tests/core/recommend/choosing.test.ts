// Which suggestions come first, and which few of them are shown.
import { describe, expect, it } from 'vitest';
import { choose, suggest } from '#core/recommend/rules.ts';
import { attempt, hour, now, quiet } from './kit.ts';

describe('the order', () => {
  it('is by weight, then by what is older, then by id', () => {
    const attempts = [
      { ...attempt(now - hour), id: 'b' },
      { ...attempt(now - hour), id: 'a' },
      { ...attempt(now - 2 * hour), id: 'c' },
    ];
    const cards = { ...quiet.cards, due: 60, oldestDue: now };
    expect(suggest({ ...quiet, attempts, cards }, now).map(({ referenceId }) => referenceId)).toEqual([
      null,
      'c',
      'a',
      'b',
    ]);
  });
});

describe('what is shown', () => {
  const row = (type: 'weak_topic' | 'level_up' | 'use_material' | 'next_lesson', topicId: string | null) => ({
    type,
    topicId,
  });

  it('is at most two of a kind and two of a topic', () => {
    const chosen = choose([
      row('weak_topic', 'a'),
      row('weak_topic', 'b'),
      row('weak_topic', 'c'),
      row('level_up', 'a'),
      row('next_lesson', 'a'),
      row('use_material', null),
    ]);
    expect(chosen).toEqual([
      row('weak_topic', 'a'),
      row('weak_topic', 'b'),
      row('level_up', 'a'),
      row('use_material', null),
    ]);
  });

  it('is at most five, about no topic as many as there are', () => {
    const many = (['weak_topic', 'level_up', 'use_material'] as const).flatMap((type) => [
      row(type, null),
      row(type, null),
    ]);
    expect(choose(many)).toEqual(many.slice(0, 5));
  });
});
