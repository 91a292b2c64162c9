// Threads through the contract: kept, searched, stopped, tried again, and true to their sources over time.
import { expect, test } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { startApp } from '../../support/start-app.ts';
import { answerIn, ask, importPages, rows, wavesBook } from './kit.ts';

test('a thread takes its title from the first question and keeps it', async () => {
  const { client } = await startApp();
  const { id, title } = await client.tutor.create({ scope: {} });
  expect(title).toBe('');
  await ask(client, '  What is\n an echo?  ', id);
  await ask(client, 'And a standing wave?', id);
  const { thread, messages } = await client.tutor.get({ threadId: id });
  expect(thread).toMatchObject({ title: 'What is an echo?', messageCount: 4 });
  expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant']);
  expect(messages[1]?.parentId).toBe(messages[0]?.id);
});

test('a long first question is cut to a title', async () => {
  const { client } = await startApp();
  const { threadId } = await ask(client, `Why ${'really '.repeat(40)}?`);
  const { title } = (await client.tutor.get({ threadId })).thread;
  expect([...title].length).toBeLessThanOrEqual(80);
  expect(title.endsWith('…')).toBe(true);
});

test('the list is by last use, and searching reads titles and all messages', async () => {
  const { client, clock } = await startApp();
  await importPages(client, wavesBook);
  const first = await ask(client, 'What is an echo?');
  clock.advance(1000);
  const second = await ask(client, 'Wie schön klingt die Saite?');
  clock.advance(1000);
  expect((await client.tutor.threads()).map(({ id }) => id)).toEqual([second.threadId, first.threadId]);
  await ask(client, 'And a standing wave?', first.threadId);
  expect((await client.tutor.threads()).map(({ id }) => id)).toEqual([first.threadId, second.threadId]);
  const [found, ...others] = await client.tutor.threads({ text: 'DISTANT wall' });
  expect(others).toEqual([]);
  expect(found?.id).toBe(first.threadId);
  expect(found?.excerpt).toContain('distant wall');
  expect((await client.tutor.threads({ text: 'schon' })).map(({ id }) => id)).toEqual([second.threadId]);
  expect(await client.tutor.threads({ text: 'nowhere to be found' })).toEqual([]);
});

test('threads can be narrowed to a scope', async () => {
  const { client } = await startApp();
  const { id: materialId } = await importPages(client, wavesBook);
  const inside = await client.tutor.create({ scope: { materialId } });
  await client.tutor.create({ scope: {} });
  expect((await client.tutor.threads({ scope: { materialId } })).map(({ id }) => id)).toEqual([inside.id]);
});

test('a thread is renamed, removed and brought back', async () => {
  const { client } = await startApp();
  const { threadId } = await ask(client, 'What is an echo?');
  expect((await client.tutor.rename({ threadId, title: 'Echoes' })).title).toBe('Echoes');
  await client.tutor.remove({ threadId });
  expect(await client.tutor.threads()).toEqual([]);
  await expectFault(client.tutor.get({ threadId }), 'NOT_FOUND');
  await client.tutor.restore({ threadId });
  expect((await client.tutor.get({ threadId })).messages).toHaveLength(2);
});

test('a removed thread goes for good at the next start', async () => {
  const first = await startApp();
  const { threadId } = await ask(first.client, 'What is an echo?');
  await first.client.tutor.remove({ threadId });
  const second = await first.restart();
  await expectFault(second.client.tutor.restore({ threadId }), 'NOT_FOUND');
  expect(rows(second, 'SELECT id FROM doubt_messages')).toEqual([]);
});

test('stopping before anything was found keeps the question with a stopped answer', async () => {
  const { client } = await startApp();
  await importPages(client, wavesBook);
  const { id } = await client.tutor.create({ scope: {} });
  for await (const { type } of await client.tutor.ask({ threadId: id, text: 'What is an echo?' }))
    if (type === 'searching') break;
  const { messages } = await client.tutor.get({ threadId: id });
  expect(messages.map(({ status }) => status)).toEqual(['done', 'stopped']);
  expect(messages[1]).toMatchObject({ text: '', citations: [], band: null });
});

test('while an answer is on its way only the question is a message', async () => {
  const { client } = await startApp();
  await importPages(client, wavesBook);
  const { id } = await client.tutor.create({ scope: {} });
  const seen: number[] = [];
  for await (const { type } of await client.tutor.ask({ threadId: id, text: 'What is an echo?' })) {
    const { thread, messages } = await client.tutor.get({ threadId: id });
    expect(thread.messageCount).toBe(messages.length);
    seen.push(messages.length);
    if (type === 'answer') expect(messages[1]?.status).toBe('done');
  }
  expect(seen).toEqual([1, 1, 1, 2]);
});

test('an aborted call ends in a stopped answer too', async () => {
  const { client } = await startApp();
  await importPages(client, wavesBook);
  const { id } = await client.tutor.create({ scope: {} });
  const stop = new AbortController();
  const stream = await client.tutor.ask({ threadId: id, text: 'What is an echo?' }, { signal: stop.signal });
  await (async () => {
    for await (const { type } of stream) if (type === 'searching') stop.abort();
  })().catch((error) => expect(error.name).toBe('AbortError'));
  expect((await client.tutor.get({ threadId: id })).messages[1]?.status).toBe('stopped');
});

test('stopping later keeps what was found', async () => {
  const { client } = await startApp();
  await importPages(client, wavesBook);
  const { id } = await client.tutor.create({ scope: {} });
  for await (const { type } of await client.tutor.ask({ threadId: id, text: 'What is an echo?' }))
    if (type === 'found') break;
  const { messages } = await client.tutor.get({ threadId: id });
  expect(messages[1]).toMatchObject({ status: 'stopped', band: 'answer' });
  expect(messages[1]?.citations[0]?.state).toBe('verified');
});

test('a crash leaves no answer that seems to be on its way', async () => {
  const first = await startApp();
  const { threadId, answer } = await ask(first.client, 'What is an echo?');
  rows(first, "UPDATE doubt_messages SET status = 'streaming', message_text = '' WHERE id = ?", answer.id);
  const second = await first.restart();
  const { messages } = await second.client.tutor.get({ threadId });
  expect(messages[1]?.status).toBe('failed');
});

test('asking again replaces the answer, in its old place', async () => {
  const { client } = await startApp();
  const { threadId, answer } = await ask(client, 'What is an echo?');
  await ask(client, 'What is a standing wave?', threadId);
  expect(answer.reason).toBe('no_material');
  await importPages(client, wavesBook);
  const events = [];
  for await (const event of await client.tutor.retry({ questionId: answer.parentId ?? '' }))
    events.push(event);
  const better = answerIn(events);
  const { messages } = await client.tutor.get({ threadId });
  expect(messages).toHaveLength(4);
  expect(messages[1]).toEqual(better);
  expect(better.band).toBe('answer');
});

test('asking again and stopping leaves the earlier answer alone', async () => {
  const { client } = await startApp();
  await importPages(client, wavesBook);
  const { threadId, answer } = await ask(client, 'What is an echo?');
  for await (const { type } of await client.tutor.retry({ questionId: answer.parentId ?? '' }))
    if (type === 'found') break;
  expect((await client.tutor.get({ threadId })).messages[1]).toEqual(answer);
});

test('a removed material keeps its answers and marks their sources removed, until it is restored', async () => {
  const { client } = await startApp();
  const { id } = await importPages(client, wavesBook);
  const { threadId, answer } = await ask(client, 'What is an echo?');
  const states = async () => {
    const { messages } = await client.tutor.get({ threadId });
    expect(messages[1]?.text).toBe(answer.text);
    return new Set(messages[1]?.citations.map(({ state }) => state));
  };
  await client.library.remove({ ids: [id] });
  expect(await states()).toEqual(new Set(['removed']));
  await client.library.restore({ ids: [id] });
  expect(await states()).toEqual(new Set(['verified']));
  await client.library.purge({ ids: [id] });
  expect(await states()).toEqual(new Set(['removed']));
  const { messages } = await client.tutor.get({ threadId });
  expect(messages[1]?.citations[0]).toMatchObject({ materialId: null, materialTitle: 'Waves' });
});

test('a page that reads differently now is opened without a mark, or not linked at all', async () => {
  const app = await startApp();
  await importPages(app.client, wavesBook);
  const { threadId } = await ask(app.client, 'What is an echo?');
  const stateNow = async () =>
    (await app.client.tutor.get({ threadId })).messages[1]?.citations.find(({ quote }) =>
      quote.startsWith('An echo is'),
    );
  const became = (from: string, to: string) =>
    rows(app, 'UPDATE material_pages SET text = replace(text, ?, ?)', from, to);
  became('An echo is a sound', 'New first words. An echo is a sound');
  const moved = await stateNow();
  expect(moved?.state).toBe('verified');
  became('returns to the listener after a distant', 'comes home again to everyone when some');
  expect((await stateNow())?.state).toBe('page_only');
  rows(app, "UPDATE material_pages SET text = 'Another text.'");
  expect((await stateNow())?.state).toBe('unverified');
  rows(app, 'DELETE FROM material_pages');
  expect((await stateNow())?.state).toBe('unverified');
});

test("another profile's threads and materials do not exist", async () => {
  const { client, as } = await startApp();
  const { id: materialId } = await importPages(client, wavesBook);
  const { threadId, answer } = await ask(client, 'What is an echo?');
  const grace = as('grace');
  await grace.people.create({ name: 'Grace' });
  expect(await grace.tutor.threads()).toEqual([]);
  await expectFault(grace.tutor.get({ threadId }), 'NOT_FOUND');
  await expectFault(grace.tutor.rename({ threadId, title: 'Mine' }), 'NOT_FOUND');
  await expectFault(grace.tutor.create({ scope: { materialId } }), 'NOT_FOUND');
  const retried = async () => {
    for await (const _ of await grace.tutor.retry({ questionId: answer.parentId ?? '' }));
  };
  await expectFault(retried(), 'NOT_FOUND');
  expect((await ask(grace, 'What is an echo?')).answer.reason).toBe('no_material');
});
