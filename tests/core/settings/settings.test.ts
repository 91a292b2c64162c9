// Preferences through the contract.
import { expect, test } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { startApp } from '../../support/start-app.ts';

test('every preference has a value before anything was set', async () => {
  const { client } = await startApp();
  expect(await client.settings.get()).toEqual({
    theme: 'system',
    locale: null,
    answerLocale: null,
    reduceMotion: null,
    dailyGoalMinutes: 30,
    dayStartHour: 4,
    singleKeyShortcuts: true,
    focusMinutes: null,
    breakMinutes: null,
    longBreakMinutes: null,
    longBreakEvery: 4,
    idleMinutes: 5,
    notifyAtEnd: true,
    warnBeforeEnd: false,
    reminderTime: null,
    globalTimerShortcut: false,
  });
});

test.each(['24:00', '7:30', 'noon'])('a reminder at “%s” is refused', async (reminderTime) => {
  const { client } = await startApp();
  await expectFault(client.settings.set({ reminderTime }), 'BAD_REQUEST');
});

test('setting one preference leaves the others alone and outlives a restart', async () => {
  const first = await startApp();
  await first.client.settings.set({ theme: 'dark' });
  await first.client.settings.set({ singleKeyShortcuts: false, dayStartHour: 0 });
  const second = await first.restart();
  expect(await second.client.settings.get()).toMatchObject({
    theme: 'dark',
    singleKeyShortcuts: false,
    dayStartHour: 0,
    dailyGoalMinutes: 30,
  });
});

test('an empty change is no error', async () => {
  const { client } = await startApp();
  expect((await client.settings.set({})).theme).toBe('system');
});

test('a day cannot begin at seven', async () => {
  const { client } = await startApp();
  await expectFault(client.settings.set({ dayStartHour: 7 }), 'BAD_REQUEST');
});

test('each profile has preferences of its own', async () => {
  const { client, as } = await startApp();
  await client.settings.set({ theme: 'light' });
  const grace = as('grace');
  await grace.people.create({ name: 'Grace' });
  expect((await grace.settings.get()).theme).toBe('system');
});

test('storage names the folder and counts real bytes', async () => {
  const { client, dataDir } = await startApp();
  const storage = await client.settings.storage();
  expect(storage.dataDir).toBe(dataDir);
  expect(storage.databaseBytes).toBeGreaterThan(4096);
  expect(storage.freeBytes).toBeGreaterThan(0);
  expect(storage.fileBytes).toBe(0);
});
