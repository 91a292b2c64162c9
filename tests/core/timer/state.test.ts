import { describe, expect, it } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { importAndSettle, textFile } from '../../support/materials.ts';
import { glossaryPage } from '../quizzes/kit.ts';
import { hour, minute, openTimer } from './kit.ts';

describe('the presets', () => {
  it.each([
    ['short_sessions', { focus: 15, break: 3, longBreak: 15 }],
    ['long_sessions', { focus: 50, break: 10, longBreak: 30 }],
    ['mixed', { focus: 25, break: 5, longBreak: 15 }],
    [null, { focus: 25, break: 5, longBreak: 15 }],
  ] as const)('of somebody who likes %s', async (studyPreference, lengths) => {
    const { timer, client } = await openTimer();
    await client.people.update({ studyPreference });
    expect((await timer.state()).presets).toEqual({ ...lengths, longBreakEvery: 4 });
  });

  it('give way to the settings, and a start without minutes takes them', async () => {
    const { timer, client } = await openTimer();
    await client.settings.set({ focusMinutes: 40, breakMinutes: 7, longBreakMinutes: 21, longBreakEvery: 2 });
    expect((await timer.state()).presets).toEqual({ focus: 40, break: 7, longBreak: 21, longBreakEvery: 2 });
    expect((await timer.start({ kind: 'focus' })).live).toMatchObject({ plannedMs: 40 * minute });
    await timer.finish();
    expect((await timer.start({ kind: 'long_break' })).live).toMatchObject({ plannedMs: 21 * minute });
  });
});

describe('a target', () => {
  async function furnish() {
    const kit = await openTimer();
    const { client } = kit;
    const subject = await client.subjects.create({ name: 'Biology' });
    const topic = await client.subjects.createTopic({ subjectId: subject.id, name: 'Cells' });
    const material = await importAndSettle(client, textFile('mitosis.txt', 'Cells divide in four steps.'));
    await client.library.move({ ids: [material.id], subjectId: null, topicId: topic.id });
    return { ...kit, subjectId: subject.id, topicId: topic.id, material };
  }

  it('that is a topic brings its subject, a material its topic and subject', async () => {
    const { timer, subjectId, topicId, material } = await furnish();
    expect((await timer.start({ kind: 'focus', target: { topicId } })).live!.target).toEqual({
      subjectId,
      topicId,
      materialId: null,
      lessonId: null,
      name: 'Cells',
    });
    expect((await timer.retarget({ target: { materialId: material.id } })).live!.target).toEqual({
      subjectId,
      topicId,
      materialId: material.id,
      lessonId: null,
      name: material.title,
    });
    expect((await timer.retarget({ target: {} })).live!.target).toEqual({
      subjectId: null,
      topicId: null,
      materialId: null,
      lessonId: null,
      name: null,
    });
  });

  it('of another profile is not found, whichever part of it', async () => {
    const { timer, as, subjectId, topicId, material } = await furnish();
    const bo = as('bo');
    await bo.people.create({ name: 'Bo' });
    for (const target of [{ subjectId }, { topicId }, { materialId: material.id }])
      await expectFault(bo.timer.start({ kind: 'focus', target }), 'NOT_FOUND');
    expect((await bo.timer.state()).live).toBeNull();
    expect((await timer.start({ kind: 'focus', target: { subjectId } })).live).not.toBeNull();
  });

  it('that is not found leaves a running break alone', async () => {
    const { timer } = await openTimer();
    await timer.start({ kind: 'break' });
    const materialId = '00000000-0000-7000-8000-000000000000';
    await expectFault(timer.start({ kind: 'focus', target: { materialId } }), 'NOT_FOUND');
    expect((await timer.state()).live).toMatchObject({ kind: 'break' });
  });

  it('is offered again: the last five, each once, most recent first', async () => {
    const { timer, client, clock } = await openTimer();
    const names = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];
    const ids = new Map<string, string>();
    for (const name of names) ids.set(name, (await client.subjects.create({ name })).id);
    for (const name of [...names, 'Three']) {
      await timer.start({ kind: 'count_up', target: { subjectId: ids.get(name)! } });
      clock.advance(minute);
      await timer.finish();
    }
    const offered = async () => (await timer.state()).recentTargets.map(({ name }) => name);
    expect(await offered()).toEqual(['Three', 'Six', 'Five', 'Four', 'Two']);
    await client.subjects.remove({ id: ids.get('Six')! });
    expect(await offered()).toEqual(['Three', 'Five', 'Four', 'Two', 'One']);
  });
});

describe('the card about the last session', () => {
  it('says what was done meanwhile', async () => {
    const { timer, client, clock } = await openTimer();
    const { id: materialId } = await importAndSettle(client, textFile('cells.md', glossaryPage));
    for await (const _ of await client.quizzes.generate({ scope: { materialId }, count: 5 }));
    const [quiz] = await client.quizzes.list();
    const attempt = await client.quizzes.start({ quizId: quiz!.id });
    const thread = await client.tutor.create({ scope: { materialId } });
    const ask = async (text: string) => {
      for await (const _ of await client.tutor.ask({ threadId: thread.id, text }));
    };
    const answer = (nth: number) =>
      client.quizzes.answer({
        attemptId: attempt.id,
        questionId: attempt.questions[nth]!.id,
        dontKnow: true,
        given: [],
        latencyMs: 4000,
      });

    await ask('Before it began?');
    await answer(0);
    clock.advance(minute);
    await timer.start({ kind: 'focus', minutes: 25 });
    clock.advance(5 * minute);
    await ask('What is a cell?');
    await answer(1);
    await answer(2);
    clock.advance(20 * minute);
    expect((await timer.state()).finished).toMatchObject({
      questionsAsked: 1,
      quizAnswers: 2,
      xp: 25,
      nextBreak: 'break',
    });
  });

  it('suggests a long break after every nth whole focus of the study day', async () => {
    const { timer, client, clock } = await openTimer();
    await client.settings.set({ longBreakEvery: 2 });
    const breaks: unknown[] = [];
    for (let i = 0; i < 4; i += 1) {
      await timer.start({ kind: 'focus', minutes: 10 });
      clock.advance(10 * minute);
      breaks.push((await timer.state()).finished?.nextBreak);
    }
    await timer.start({ kind: 'focus', minutes: 10 });
    clock.advance(5 * minute);
    breaks.push((await timer.finish()).finished?.nextBreak);
    expect(breaks).toEqual(['break', 'long_break', 'break', 'long_break', 'break']);
  });

  it('stays until it is dismissed', async () => {
    const { timer, study } = await openTimer();
    await study(10);
    expect((await timer.state()).finished).not.toBeNull();
    expect((await timer.dismissFinished()).finished).toBeNull();
  });

  it('stays until the next start', async () => {
    const { timer, study } = await openTimer();
    await study(10);
    expect((await timer.start({ kind: 'break' })).finished).toBeNull();
  });

  it('stays until the study day ends', async () => {
    const { timer, clock, study } = await openTimer();
    await study(10);
    // From 10:00 in Berlin to 03:30 and to 04:30.
    clock.jump(17 * hour + 20 * minute);
    expect((await timer.state()).finished).not.toBeNull();
    clock.jump(hour);
    expect((await timer.state()).finished).toBeNull();
  });

  it('goes with the session, and shows what was edited', async () => {
    const { timer, study, client } = await openTimer();
    const { sessionId } = await study(10);
    const { id: subjectId } = await client.subjects.create({ name: 'Biology' });
    await timer.edit({ sessionId, target: { subjectId }, minutes: 8 });
    expect((await timer.state()).finished).toMatchObject({
      target: { name: 'Biology' },
      durationSeconds: 480,
    });
    await timer.remove({ sessionId });
    expect((await timer.state()).finished).toBeNull();
  });
});
