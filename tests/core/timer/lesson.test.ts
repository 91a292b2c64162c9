// A session about a lesson: what it brings along, what it is called, and what becomes of it when the lesson is put away.
import { describe, expect, it } from 'vitest';
import { makePdf } from '../../fixtures/pdf.ts';
import { expectFault } from '../../support/fault.ts';
import { importAndSettle } from '../../support/materials.ts';
import { takenOut } from '../exchange/kit.ts';
import { add, shelf } from '../lessons/kit.ts';
import { minute, openTimer } from './kit.ts';

async function openLesson() {
  const kit = await openTimer();
  const { subjectId, topicId } = await shelf(kit.client);
  const { id: lessonId } = await add(kit.client, topicId, { title: 'Crests' });
  return { ...kit, subjectId, topicId, lessonId };
}

async function pages(client: Awaited<ReturnType<typeof openTimer>>['client']) {
  const line = (text: string) => ({ kind: 'text' as const, blocks: [text] });
  const pdf = await makePdf({ pages: [line('Water moves in waves.'), line('Waves carry energy.')] });
  return importAndSettle(client, new File([Uint8Array.from(pdf)], 'Water.pdf'));
}

describe('a lesson as a target', () => {
  it('brings its topic and subject, and gives the session its name', async () => {
    const { timer, subjectId, topicId, lessonId } = await openLesson();
    const target = { subjectId, topicId, materialId: null, lessonId, name: 'Crests' };
    expect((await timer.start({ kind: 'focus', target: { lessonId } })).live!.target).toEqual(target);
    expect((await timer.retarget({ target: { topicId } })).live!.target).toEqual({
      ...target,
      lessonId: null,
      name: 'Waves',
    });
    expect((await timer.retarget({ target: { lessonId } })).live!.target).toEqual(target);
  });

  it('brings the material whose pages it is, while that is there, and decides against anything else named', async () => {
    const { timer, client, subjectId, topicId } = await openLesson();
    const { id: materialId } = await pages(client);
    const lesson = { type: 'pdf', title: 'Water', materialId, pageFrom: 1, pageTo: 2 } as const;
    const { id: lessonId } = await add(client, topicId, lesson);
    const other = await shelf(client, 'Chemistry');
    const wish = { lessonId, topicId: other.topicId, subjectId: other.subjectId };
    const target = { subjectId, topicId, materialId, lessonId, name: 'Water' };
    expect((await timer.start({ kind: 'focus', target: wish })).live!.target).toEqual(target);
    await client.library.remove({ ids: [materialId] });
    const without = { ...target, materialId: null };
    expect((await timer.state()).live!.target).toEqual(without);
    expect((await timer.retarget({ target: { lessonId } })).live!.target).toEqual(without);
  });

  it('of another profile is not found, neither to start on, nor to turn to, nor for a past session', async () => {
    const { as, lessonId, clock } = await openLesson();
    const bo = as('bo');
    await bo.people.create({ name: 'Bo' });
    const target = { lessonId };
    await expectFault(bo.timer.start({ kind: 'focus', target }), 'NOT_FOUND');
    await bo.timer.start({ kind: 'count_up' });
    await expectFault(bo.timer.retarget({ target }), 'NOT_FOUND');
    clock.advance(6 * minute);
    const { sessionId } = (await bo.timer.finish()).finished!;
    await expectFault(bo.timer.edit({ sessionId, target }), 'NOT_FOUND');
    expect(await bo.timer.sessions({})).toMatchObject([{ target: { lessonId: null, name: null } }]);
  });

  it.each([
    ['it', 'Waves', false],
    ['its topic', 'Physics', false],
    ['its subject', 'Waves', true],
  ] as const)(
    'is not found once %s is put away, and the session goes by %s',
    async (what, name, bySubject) => {
      const { timer, client, clock, lessonId, topicId, subjectId } = await openLesson();
      await timer.start({ kind: 'count_up', target: { lessonId } });
      clock.advance(6 * minute);
      const { sessionId } = (await timer.finish()).finished!;
      if (what === 'it') await client.lessons.archive({ lessonId });
      else if (what === 'its topic') await client.subjects.removeTopic({ id: topicId });
      else await client.subjects.remove({ id: subjectId });
      const { finished, recentTargets } = await timer.state();
      expect(finished!.target).toMatchObject({ lessonId: null, name });
      expect(recentTargets).toEqual([finished!.target]);
      await expectFault(timer.start({ kind: 'focus', target: { lessonId } }), 'NOT_FOUND');
      // What is offered can be started.
      expect((await timer.start({ kind: 'focus', target: idsOf(recentTargets[0]!) })).live).not.toBeNull();
      expect((await timer.sessions({ subjectId })).map(({ id }) => id)).toEqual([sessionId]);
      expect(bySubject).toBe(recentTargets[0]!.subjectId === null);
      if (what !== 'it') return;
      await client.lessons.restore({ lessonId });
      expect(await timer.sessions({})).toMatchObject([{ target: { lessonId, name: 'Crests' } }]);
    },
  );

  it('stays a session of its topic when the lesson is gone for good', async () => {
    const { timer, clock, sqlite, lessonId, topicId } = await openLesson();
    await timer.start({ kind: 'count_up', target: { lessonId } });
    clock.advance(6 * minute);
    await timer.finish();
    sqlite.pragma('foreign_keys = ON');
    sqlite.prepare('DELETE FROM lessons WHERE id = ?').run(lessonId);
    expect(await timer.sessions({})).toMatchObject([{ target: { topicId, lessonId: null, name: 'Waves' } }]);
  });
});

describe('a session about a lesson', () => {
  it('is listed, offered again once, and keeps the lesson’s new name and place', async () => {
    const { timer, client, clock, subjectId, topicId, lessonId } = await openLesson();
    for (const target of [{ lessonId }, { topicId }, { lessonId }]) {
      await timer.start({ kind: 'count_up', target });
      clock.advance(6 * minute);
      await timer.finish();
    }
    const names = async () => (await timer.state()).recentTargets.map(({ name }) => name);
    expect(await names()).toEqual(['Crests', 'Waves']);
    const { id: moved } = await client.subjects.createTopic({ subjectId, name: 'Sound' });
    await client.lessons.edit({ lessonId, title: 'Tops of waves', topicId: moved });
    await timer.start({ kind: 'count_up', target: { lessonId } });
    clock.advance(6 * minute);
    expect((await timer.finish()).finished!.target).toMatchObject({ topicId: moved, name: 'Tops of waves' });
    expect(await names()).toEqual(['Tops of waves', 'Waves']);
    const sessions = await timer.sessions({});
    expect(sessions.map(({ target }) => target.name)).toEqual([
      'Tops of waves',
      'Tops of waves',
      'Waves',
      'Tops of waves',
    ]);
    expect(sessions[3]!.target.topicId).toBe(topicId);
  });

  it('can be made of one about something else, and the other way round', async () => {
    const { timer, study, subjectId, topicId, lessonId } = await openLesson();
    const { sessionId } = await study(10);
    expect((await timer.edit({ sessionId, target: { lessonId } })).target).toEqual({
      subjectId,
      topicId,
      materialId: null,
      lessonId,
      name: 'Crests',
    });
    expect((await timer.edit({ sessionId, note: 'Twice' })).target.lessonId).toBe(lessonId);
    expect((await timer.edit({ sessionId, target: { subjectId } })).target).toMatchObject({
      topicId: null,
      lessonId: null,
      name: 'Physics',
    });
  });

  it('neither opens the lesson nor completes it', async () => {
    const { timer, client, clock, lessonId } = await openLesson();
    const before = await client.lessons.get({ lessonId });
    await timer.start({ kind: 'focus', minutes: 25, target: { lessonId } });
    clock.advance(26 * minute);
    expect((await timer.state()).finished).toMatchObject({ complete: true, xp: 25 });
    expect(await client.lessons.get({ lessonId })).toEqual(before);
    await expectFault(client.lessons.complete({ lessonId }), 'CONFLICT');
  });

  it('is named by it in the XP log and in what is taken out', async () => {
    const { app, timer, client, clock, lessonId } = await openLesson();
    await timer.start({ kind: 'count_up', target: { lessonId } });
    clock.advance(10 * minute);
    await timer.finish();
    const title = async () => (await client.progress.xpLog({ sourceType: 'study' }))[0]!.title;
    expect(await title()).toBe('Crests');
    const files = await takenOut({ app, client });
    const [head, row] = files.get('sessions.csv')!.toString('utf8').split('\r\n');
    const columns = head!.split(',');
    expect(columns.slice(6, 10)).toEqual(['subject', 'topic', 'material', 'lesson']);
    expect(row!.split(',').slice(6, 10)).toEqual(['Physics', 'Waves', '', 'Crests']);
    await client.lessons.archive({ lessonId });
    expect(await title()).toBe('Waves');
  });

  it('is asked about by its name after a kill', async () => {
    const { timer, clock, restart, lessonId } = await openLesson();
    await timer.start({ kind: 'focus', minutes: 25, target: { lessonId } });
    clock.advance(10 * minute);
    const { client } = await restart();
    const { recovered } = await client.timer.state();
    expect(recovered!.target).toMatchObject({ lessonId, name: 'Crests' });
    const { live } = await client.timer.answerRecovered({ choice: 'continue' });
    expect(live!.target).toMatchObject({ lessonId, name: 'Crests' });
  });
});

const idsOf = ({ name: _name, ...ids }: { name: string | null }) => ids;
