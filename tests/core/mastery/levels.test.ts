// Levels in words: what each takes, and that few answers are never a number.
import { describe, expect, it } from 'vitest';
import { constants, observe, range, score, unknown } from '#core/mastery/filter.ts';
import { nothingYet, type Observed, standing } from '#core/mastery/levels.ts';

const now = Date.UTC(2026, 2, 10);
const dayMs = 24 * 3_600_000;

/** After this many right answers to medium questions with four options, the last one just now. */
function afterRight(count: number, over: Partial<Observed> = {}): Observed {
  let belief = unknown;
  for (let n = 0; n < count; n += 1) belief = observe(belief, { right: true, b: 0, guess: 1 / 4, weight: 1 });
  return { ...belief, n: count, answers: count, strongAnswers: 3, days: 2, lastAt: now, ...over };
}

describe('levels', () => {
  it('says "not started" before the first answer', () => {
    expect(standing(nothingYet, now)).toEqual({
      level: 'not_started',
      score: null,
      low: null,
      high: null,
      faded: 0,
    });
  });

  it('gives no number for two answers, or for three that weigh less', () => {
    expect(standing(afterRight(2), now)).toMatchObject({ level: 'getting_to_know', score: null, low: null });
    expect(standing(afterRight(3, { n: 2.1 }), now).level).toBe('getting_to_know');
    expect(standing(afterRight(3), now).score).not.toBeNull();
  });

  it('counts weights as three although 0.3 ten times falls short of it by a rounding error', () => {
    let n = 0;
    for (let at = 0; at < 10; at += 1) n += 0.3;
    expect(n).toBeLessThan(3);
    expect(standing(afterRight(10, { n }), now).score).not.toBeNull();
  });

  it.each([
    [{ mu: -0.5, v: 0.3 }, 'needs_work'],
    [{ mu: 0.4, v: 0.3 }, 'familiar'],
    [{ mu: 1.4, v: 0.3 }, 'proficient'],
    [{ mu: 2.5, v: 0.3 }, 'mastered'],
  ])('reads %o as %s', (belief, level) => {
    expect(standing(afterRight(10, belief), now).level).toBe(level);
  });

  it('calls nobody proficient after four answers', () => {
    expect(standing(afterRight(4, { mu: 2 }), now).level).toBe('familiar');
    expect(standing(afterRight(5, { mu: 2 }), now).level).toBe('proficient');
  });

  const sure = { mu: 2.5, v: 0.3 };
  it.each([
    ['one study day only', { days: 1 }],
    ['seven answers', { n: 7 }],
    ['two strong answers', { strongAnswers: 2 }],
  ])('calls nobody a master with %s', (_what, over) => {
    expect(standing(afterRight(10, { ...sure, ...over }), now).level).toBe('proficient');
  });

  it('leaves the lower end of the range at 70 or more wherever the score is 85', () => {
    for (let v: number = constants.minVariance; v <= constants.v0; v += 0.01)
      for (let mu = 1; mu <= 4; mu += 0.01)
        if (Math.round(score({ mu, v })) >= 85) expect(range({ mu, v }).low).toBeGreaterThanOrEqual(70);
  });

  it('fades when not practising alone took eight points from seventy or more', () => {
    const known = afterRight(10);
    expect(standing(known, now + 30 * dayMs)).toMatchObject({ level: 'proficient', score: 80, faded: 6 });
    expect(standing(known, now + 90 * dayMs)).toMatchObject({ level: 'fading', score: 72, faded: 14 });
  });

  it('never calls a low score that time pulls up fading', () => {
    const weak = afterRight(10, { mu: -2, v: 0.3 });
    const later = standing(weak, now + 365 * dayMs);
    expect(later.score).toBeGreaterThan(standing(weak, now).score ?? 100);
    expect(later).toMatchObject({ level: 'needs_work', faded: 0 });
  });

  it('forgets nothing while the clock stands before the last answer', () => {
    const known = afterRight(10);
    expect(standing(known, now - 400 * dayMs)).toEqual(standing(known, now));
  });
});
