// The profile lock.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { startApp, type TestApp } from '../../support/start-app.ts';

async function lockedAda(): Promise<TestApp & { id: string }> {
  const app = await startApp();
  const { id } = await app.client.people.setLock({ password: 'mauve-teapot' });
  await app.client.people.leave();
  return { ...app, id };
}

test('a locked profile opens with its password only', async () => {
  const { client, id } = await lockedAda();
  expect((await expectFault(client.people.select({ id }), 'PROFILE_LOCKED')).params).toEqual({
    reason: 'needed',
  });
  const wrong = await expectFault(client.people.select({ id, password: 'teapot' }), 'PROFILE_LOCKED');
  expect(wrong.params).toEqual({ reason: 'wrong' });
  expect((await client.people.select({ id, password: 'mauve-teapot' })).locked).toBe(true);
});

test('a locked profile is never entered by itself', async () => {
  const { as } = await lockedAda();
  expect(await as('new window').people.current()).toBeNull();
});

test('after five wrong guesses even the right password waits', async () => {
  const { client, clock, id } = await lockedAda();
  for (let guess = 0; guess < 5; guess++)
    await expectFault(client.people.select({ id, password: `no ${guess}` }), 'PROFILE_LOCKED');
  const wait = await expectFault(client.people.select({ id, password: 'mauve-teapot' }), 'PROFILE_LOCKED');
  expect(wait.params).toEqual({ reason: 'wait', seconds: 5 });
  clock.advance(5_000);
  expect((await client.people.select({ id, password: 'mauve-teapot' })).id).toBe(id);
});

test('guesses sent all at once are counted one by one', async () => {
  const { client, id } = await lockedAda();
  const guesses = Array.from({ length: 12 }, (_, n) => client.people.select({ id, password: `no ${n}` }));
  const faults = await Promise.all(guesses.map((guess) => expectFault(guess, 'PROFILE_LOCKED')));
  expect(faults.filter(({ params }) => params?.reason === 'wrong')).toHaveLength(5);
});

test('changing or removing the lock needs the current password', async () => {
  const { client, id } = await lockedAda();
  await client.people.select({ id, password: 'mauve-teapot' });
  await expectFault(client.people.setLock({ password: null }), 'PROFILE_LOCKED');
  await expectFault(client.people.remove({ confirmName: 'Ada' }), 'PROFILE_LOCKED');
  const opened = await client.people.setLock({ password: null, currentPassword: 'mauve-teapot' });
  expect(opened.locked).toBe(false);
});

test('the password is nowhere in the database file, only its argon2id hash', async () => {
  const app = await lockedAda();
  await app.app.close();
  const bytes = await readFile(join(app.dataDir, 'lectern.sqlite'), 'latin1');
  expect(bytes).toContain('$argon2id$');
  expect(bytes).not.toContain('mauve-teapot');
});
