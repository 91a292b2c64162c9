// Calling a thread solved: needs an answer, pays once ever, ten XP a day at most, and can be taken back.
import { expect, test } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { importAndSettle, textFile } from '../../support/materials.ts';
import { ask } from '../tutor/kit.ts';
import { factsOf, startStudy } from './kit.ts';

async function answered() {
  const study = await startStudy();
  await importAndSettle(
    study.client,
    textFile('sound.md', 'An echo is a sound that a wall has thrown back.'),
  );
  return study;
}

test('a thread in which nothing was answered cannot be solved', async () => {
  const { client } = await answered();
  const { id: threadId } = await client.tutor.create({ scope: {} });
  await expectFault(client.tutor.setSolved({ threadId, solved: true }), 'CONFLICT');
  await ask(client, 'Who was Napoleon?', threadId);
  await expectFault(client.tutor.setSolved({ threadId, solved: true }), 'CONFLICT');
  expect((await client.tutor.get({ threadId })).thread.solvedAt).toBeNull();
});

test('solving pays two XP once, however often it is opened again', async () => {
  const { client, app } = await answered();
  const { threadId } = await ask(client, 'What is an echo?');
  const facts = await factsOf(client, () => client.tutor.setSolved({ threadId, solved: true }));
  expect(facts).toContainEqual({ type: 'xp.changed', total: 2, delta: 2 });
  expect((await client.tutor.threads())[0]?.solvedAt).toBe(app.clock.now());
  expect((await client.tutor.setSolved({ threadId, solved: false })).solvedAt).toBeNull();
  app.clock.jump(24 * 3_600_000);
  expect((await client.tutor.setSolved({ threadId, solved: true })).solvedAt).toBe(app.clock.now());
  expect((await client.progress.xp()).total).toBe(2);
});

test('solving again what is solved keeps the moment it was', async () => {
  const { client, app } = await answered();
  const { threadId } = await ask(client, 'What is an echo?');
  const { solvedAt } = await client.tutor.setSolved({ threadId, solved: true });
  app.clock.advance(1000);
  expect((await client.tutor.setSolved({ threadId, solved: true })).solvedAt).toBe(solvedAt);
});

test('the sixth thread of a day earns nothing', async () => {
  const { client } = await answered();
  for (let n = 0; n < 6; n += 1) {
    const { threadId } = await ask(client, 'What is an echo?');
    await client.tutor.setSolved({ threadId, solved: true });
  }
  expect((await client.progress.xp()).total).toBe(10);
});
