import { describe, expect, it, vi } from 'vitest';
import { glyphOf, studyMenu, timerLine } from '#main/study-menu.ts';
import { english } from '#main/words/english.ts';
import { choose, item } from './fakes.ts';
import { biology, chemistry, fakeStudy, running, time, viewOf } from './study-kit.ts';

function menu(view: ReturnType<typeof viewOf> | null) {
  const study = fakeStudy();
  study.set(view);
  const show = vi.fn();
  const mini = { open: false, toggle: vi.fn() };
  return { study, show, mini, items: studyMenu(study, { show, time, now: 0, mini, words: english }) };
}

describe('the timer’s line', () => {
  it.each([
    ['counts down from what was planned', running(), 0, '25:00 Biology'],
    ['goes on by itself while it runs', running({ activeMs: 60_000 }), 17_500, '23:43 Biology'],
    ['shows 0:01 to the last moment', running({ plannedMs: 2_000 }), 1_999, '0:01 Biology'],
    ['ends at zero, however late it is looked at', running(), 99 * 60_000, '0:00 Biology'],
    [
      'stands still while paused',
      running({ state: 'paused', activeMs: 60_000 }),
      50_000,
      '24:00 paused Biology',
    ],
    [
      'counts up where there is no end',
      running({ kind: 'count_up', plannedMs: null }),
      65_000,
      '1:05 Biology',
    ],
    ['names a break', running({ kind: 'break', plannedMs: 300_000 }), 0, '5:00 Break'],
  ] as const)('%s', (_name, live, now, line) => {
    expect(timerLine(viewOf({ live }), now, english)).toBe(line);
  });

  it('is not there without a timer', () => {
    expect(timerLine(viewOf({}), 0, english)).toBeNull();
    expect(timerLine(null, 0, english)).toBeNull();
  });
});

describe('the glyph', () => {
  it.each([
    ['idle', null],
    ['focus', running()],
    ['focus', running({ kind: 'count_up' })],
    ['paused', running({ state: 'paused' })],
    ['break', running({ kind: 'long_break' })],
  ] as const)('is %s', (glyph, live) => {
    expect(glyphOf(viewOf({ live }))).toBe(glyph);
  });
});

describe('the timer’s menu', () => {
  it('is not there while nobody is in a profile', () => {
    expect(menu(null).items).toEqual([]);
  });

  it('starts what was studied last, and others by name', () => {
    const { items, study } = menu(viewOf({ recentTargets: [biology, chemistry] }));
    choose(items, 'Start 25 min (Biology)');
    choose(items, 'Chemistry');
    expect(study.started).toMatchObject([
      { kind: 'focus', minutes: null, target: { subjectId: 's' } },
      { kind: 'focus', minutes: null, target: { subjectId: 'c' } },
    ]);
    expect(study.started[0]).not.toHaveProperty('target.name');
  });

  it('starts a lesson by its title', () => {
    const crests = { subjectId: 's', topicId: 't', materialId: 'm', lessonId: 'l', name: 'Crests' };
    const { items, study } = menu(viewOf({ recentTargets: [crests] }));
    choose(items, 'Start 25 min (Crests)');
    const { name: _name, ...ids } = crests;
    expect(study.started).toEqual([{ kind: 'focus', minutes: null, target: ids }]);
  });

  it('offers no choice where there is none', () => {
    expect(item(menu(viewOf({})).items, 'Start')).toBeUndefined();
    expect(item(menu(viewOf({})).items, 'Start 25 min')).toBeDefined();
  });

  it.each([
    [running(), ['Pause', 'Finish'], ['pause', 'finish']],
    [running({ state: 'paused' }), ['Resume', 'Finish'], ['resume', 'finish']],
    [running({ kind: 'break' }), ['End Break'], ['finish']],
  ] as const)('steers the one that is there (%#)', (live, labels, acts) => {
    const { items, study } = menu(viewOf({ live }));
    for (const label of labels) choose(items, label);
    expect(study.acts).toEqual(acts);
  });

  it('says today’s minutes and the streak, which cannot be chosen', () => {
    const { items } = menu(viewOf({}));
    expect(item(items, 'Today 32 of 45 min')?.enabled).toBe(false);
    expect(item(items, 'Streak 6')?.enabled).toBe(false);
  });

  it('opens and closes the small window', () => {
    const { items, mini } = menu(viewOf({}));
    expect(item(items, 'Mini Window')?.checked).toBe(false);
    choose(items, 'Mini Window');
    expect(mini.toggle).toHaveBeenCalled();
  });

  it('leads to the window when a session was cut off', () => {
    const { items, show } = menu(
      viewOf({
        recovered: {
          sessionId: 'x',
          kind: 'focus',
          target: biology,
          startedAt: 0,
          activeMs: 18 * 60_000,
          plannedMs: null,
        },
      }),
    );
    choose(items, 'A Session Was Cut Off…');
    expect(show).toHaveBeenCalled();
  });
});
