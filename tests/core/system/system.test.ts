// Health, facts, and what happens to errors nobody expected.
import { expect, test } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { createTestClock, startApp } from '../../support/start-app.ts';

test('health needs no profile', async () => {
  const { client, dataDir } = await startApp({ profile: false });
  expect(await client.system.health()).toMatchObject({ databaseOk: true, host: 'test', dataDir });
});

test('facts reach the profile they belong to and no other', async () => {
  const { client, as } = await startApp();
  const grace = as('grace');
  await grace.people.create({ name: 'Grace' });
  const stop = new AbortController();
  const mine = await client.system.events(undefined, { signal: stop.signal });
  const first = mine.next();
  await grace.subjects.create({ name: 'Hers' });
  await client.settings.set({ theme: 'dark' });
  expect((await first).value).toEqual({ type: 'settings.changed' });
  stop.abort();
});

test('the facts of a profile end when its session leaves it, enters another, or it is deleted', async () => {
  const { client, as } = await startApp();
  const grace = await as('grace').people.create({ name: 'Grace' });
  const ended = { done: true, value: undefined };

  const left = await client.system.events();
  const other = as('grace');
  await client.people.leave();
  expect(await left.next()).toEqual(ended);

  await client.people.select({ id: grace.id });
  const graces = await other.system.events();
  const replaced = await client.system.events();
  await client.people.create({ name: 'Bo' });
  expect(await replaced.next()).toEqual(ended);
  await other.settings.set({ theme: 'dark' });
  expect((await graces.next()).value).toEqual({ type: 'settings.changed' });

  await other.people.remove({ confirmName: 'Grace' });
  expect(await graces.next()).toEqual(ended);
});

test('an unexpected error crosses as INTERNAL with a reference that is in the log, and says nothing else', async () => {
  const clock = createTestClock();
  const { client, log } = await startApp({ clock });
  clock.now = () => {
    throw new Error('the essay about my neighbour');
  };
  const data = await expectFault(client.people.create({ name: 'Eve' }), 'INTERNAL');
  const line = log.find(({ event }) => event === 'call.failed');
  expect(data.ref).toBe(line?.fields?.ref);
  expect(JSON.stringify(line)).not.toContain('neighbour');
});

test('a caller who leaves is not logged as a failure', async () => {
  const { client, log } = await startApp();
  const leave = new AbortController();
  const facts = await client.system.events(undefined, { signal: leave.signal });
  const waiting = facts.next();
  leave.abort();
  await expect(waiting).rejects.toThrow();
  expect(log.filter(({ event }) => event === 'call.failed')).toEqual([]);
});
