// Profiles through the contract: entering, leaving, describing, deleting.
import { expect, test } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { startApp } from '../../support/start-app.ts';

test('a new session has no profile and may not read anything that belongs to one', async () => {
  const { client } = await startApp({ profile: false });
  expect(await client.people.current()).toBeNull();
  await expectFault(client.settings.get(), 'PROFILE_REQUIRED');
  await expectFault(client.subjects.list(), 'PROFILE_REQUIRED');
});

test('creating a profile needs a name only and enters it', async () => {
  const { client } = await startApp({ profile: false });
  const made = await client.people.create({ name: '  Noor  ' });
  expect(made).toMatchObject({ name: 'Noor', locked: false, onboardingCompleted: false, gradeLevel: null });
  expect((await client.people.current())?.id).toBe(made.id);
});

test('a name of spaces is refused before anything is written', async () => {
  const { client } = await startApp({ profile: false });
  const data = await expectFault(client.people.create({ name: '   ' }), 'BAD_REQUEST');
  expect(data).toEqual({ retryable: false });
  expect(await client.people.list()).toEqual([]);
});

test('a single unlocked profile is entered by itself in a new session', async () => {
  const { as } = await startApp();
  expect((await as('another window').people.current())?.name).toBe('Ada');
});

test('with two profiles a new session chooses', async () => {
  const { client, as } = await startApp();
  await client.people.create({ name: 'Grace' });
  const other = as('another window');
  expect(await other.people.current()).toBeNull();
  const cards = await other.people.list();
  expect(cards.map((card) => card.name)).toContain('Ada');
  const ada = cards.find((card) => card.name === 'Ada');
  expect((await other.people.select({ id: ada?.id ?? '' })).name).toBe('Ada');
});

test('leaving a profile does not fall back into it', async () => {
  const { client } = await startApp();
  await client.people.leave();
  expect(await client.people.current()).toBeNull();
  await expectFault(client.settings.get(), 'PROFILE_REQUIRED');
});

test('onboarding writes what was answered and counts as done when skipped', async () => {
  const { client } = await startApp();
  expect((await client.people.completeOnboarding({})).onboardingCompleted).toBe(true);
  const told = await client.people.completeOnboarding({
    name: 'Ada L.',
    gradeLevel: 'undergraduate',
    primaryGoal: 'understand_deeply',
    studyPreference: 'question_first',
    dailyGoalMinutes: 45,
  });
  expect(told).toMatchObject({
    name: 'Ada L.',
    gradeLevel: 'undergraduate',
    studyPreference: 'question_first',
  });
  expect((await client.settings.get()).dailyGoalMinutes).toBe(45);
});

test('an answer can be taken back to "prefer not to say"', async () => {
  const { client } = await startApp();
  await client.people.update({ gradeLevel: 'postgraduate', avatar: 'heron' });
  expect(await client.people.update({ gradeLevel: null })).toMatchObject({
    gradeLevel: null,
    avatar: 'heron',
  });
});

test('deleting asks for the name and ends the profile in every session', async () => {
  const { client, as } = await startApp();
  const second = as('second');
  await second.people.current();
  await expectFault(client.people.remove({ confirmName: 'ada' }), 'BAD_REQUEST');
  await client.people.remove({ confirmName: 'Ada' });
  expect(await client.people.list()).toEqual([]);
  await expectFault(second.settings.get(), 'PROFILE_REQUIRED');
});

test('profiles are still there after a restart', async () => {
  const first = await startApp();
  await first.client.people.update({ name: 'Ada Lovelace' });
  const second = await first.restart();
  expect((await second.client.people.current())?.name).toBe('Ada Lovelace');
});

test('after a restart the first call of any kind finds the lone profile again', async () => {
  const first = await startApp();
  await first.client.subjects.create({ name: 'Physics' });
  await first.app.close();
  const second = await startApp({ dataDir: first.dataDir, profile: false });
  expect((await second.client.subjects.list()).map(({ name }) => name)).toEqual(['Physics']);
});
