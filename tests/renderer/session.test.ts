// Changing who is here, while screens wait for what they asked.
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, onTestFinished, test } from 'vitest';
import type { Profile } from '#contract/people.ts';
import { orpc } from '#renderer/lib/client.ts';
import { enterProfile } from '#renderer/lib/session.ts';

const ada = { id: 'ada', name: 'Ada' } as Profile;
const ben = { id: 'ben', name: 'Ben' } as Profile;
const key = ['shelf'];

function cache() {
  const queries = new QueryClient();
  onTestFinished(() => queries.clear());
  return queries;
}

test('another profile finds nothing that was read for the one before', () => {
  const queries = cache();
  enterProfile(queries, ada);
  queries.setQueryData(key, ['her files']);
  enterProfile(queries, ben);
  expect(queries.getQueryData(key)).toBeUndefined();
  expect(queries.getQueryData(orpc.people.current.queryKey())).toEqual(ben);
});

test.each([
  ['the chooser', null],
  ['a profile', ada],
])('told of %s twice, a screen that is waiting is still answered', async (_name, next) => {
  const queries = cache();
  enterProfile(queries, ben);
  enterProfile(queries, next);
  const { promise, resolve } = Promise.withResolvers<string[]>();
  const screen = new QueryObserver(queries, { queryKey: key, queryFn: () => promise });
  onTestFinished(screen.subscribe(() => undefined));
  enterProfile(queries, next);
  resolve(['files']);
  await expect.poll(() => screen.getCurrentResult().data).toEqual(['files']);
});
