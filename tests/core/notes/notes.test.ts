// Notes through the contract: saved from answers, searched, reworded, and true to what became of their sources.
import { expect, test } from 'vitest';
import { expectFault } from '../../support/fault.ts';
import { startApp } from '../../support/start-app.ts';
import { ask, importPages, rows, wavesBook } from '../tutor/kit.ts';

/** Ada with a book, a question and its answer kept as a note. */
async function withNote() {
  const started = await startApp();
  const { client } = started;
  const { id: materialId } = await importPages(client, wavesBook);
  const { threadId, answer } = await ask(client, '  What is\n an echo?');
  const { note, existed } = await client.notes.saveAnswer({ messageId: answer.id });
  return { ...started, materialId, threadId, answer, note, existed };
}

test('an answer is kept with its question, its words and its sources', async () => {
  const { client, clock, materialId, answer, note, existed } = await withNote();
  expect(existed).toBe(false);
  expect(note).toMatchObject({
    title: 'What is an echo?',
    body: answer.text,
    scope: {},
    messageId: answer.id,
    createdAt: clock.now(),
    updatedAt: clock.now(),
  });
  expect(note.sources).toEqual(answer.citations.map(({ state: _, ...source }) => source));
  expect(note.sources[0]).toMatchObject({ marker: 1, materialId, materialTitle: 'Waves', page: 2 });
  expect(await client.notes.get({ noteId: note.id })).toEqual(note);
  expect(await client.notes.list()).toEqual([note]);
});

test('quotes shown before a model’s text come first in its note', async () => {
  const app = await startApp();
  await importPages(app.client, wavesBook);
  const { answer } = await ask(app.client, 'What is an echo?');
  rows(app, 'UPDATE doubt_messages SET extract = ? WHERE id = ?', 'A quote [1]', answer.id);
  const { note } = await app.client.notes.saveAnswer({ messageId: answer.id });
  expect(note.body).toBe(`A quote [1]\n\n${answer.text}`);
});

test('an answer saved again is the note that is there, as it was reworded', async () => {
  const { client, answer, note } = await withNote();
  const reworded = await client.notes.edit({ noteId: note.id, body: 'In my words [1].' });
  const again = await client.notes.saveAnswer({ messageId: answer.id });
  expect(again).toEqual({ note: reworded, existed: true });
  expect(await client.notes.list()).toHaveLength(1);
});

test('a question, an answer without words and an unknown message cannot be kept', async () => {
  const { client } = await startApp();
  const { events, answer } = await ask(client, 'What is an echo?');
  expect(answer.text).toBe('');
  const [first] = events;
  const question = first?.type === 'question' ? first.message.id : '';
  for (const messageId of [question, answer.id, '0192e6a0-0000-7000-8000-000000000000'])
    await expectFault(client.notes.saveAnswer({ messageId }), 'NOT_FOUND');
  expect(await client.notes.list()).toEqual([]);
});

test('editing changes what is given, and puts the note first', async () => {
  const { client, clock, note, threadId } = await withNote();
  clock.advance(1000);
  const { answer } = await ask(client, 'What is resonance?', threadId);
  const second = (await client.notes.saveAnswer({ messageId: answer.id })).note;
  expect((await client.notes.list()).map(({ id }) => id)).toEqual([second.id, note.id]);
  clock.advance(1000);
  const edited = await client.notes.edit({ noteId: note.id, title: ' Echoes ' });
  expect(edited).toEqual({ ...note, title: 'Echoes', updatedAt: clock.now() });
  expect((await client.notes.list()).map(({ id }) => id)).toEqual([note.id, second.id]);
});

test('searching reads titles and bodies, whatever the case and accents', async () => {
  const { client, note } = await withNote();
  await client.notes.edit({ noteId: note.id, title: 'Écho', body: 'Thrown back by a distant wall.' });
  const found = async (text: string) => (await client.notes.list({ text })).map(({ id }) => id);
  expect(await found(' echo ')).toEqual([note.id]);
  expect(await found('DISTANT wall')).toEqual([note.id]);
  expect(await found('nowhere to be found')).toEqual([]);
});

test('notes can be narrowed to a scope', async () => {
  const { client, note, materialId } = await withNote();
  const { id: threadId } = await client.tutor.create({ scope: { materialId } });
  const { answer } = await ask(client, 'What is resonance?', threadId);
  const inside = (await client.notes.saveAnswer({ messageId: answer.id })).note;
  expect((await client.notes.list({ scope: { materialId } })).map(({ id }) => id)).toEqual([inside.id]);
  expect((await client.notes.list()).map(({ id }) => id)).toContain(note.id);
});

test('a removed note is hidden, can be brought back, and goes for good at the next start', async () => {
  const first = await withNote();
  const { client, answer, note } = first;
  const { id: noteId } = note;
  await client.notes.remove({ noteId });
  expect(await client.notes.list()).toEqual([]);
  await expectFault(client.notes.get({ noteId }), 'NOT_FOUND');
  await expectFault(client.notes.edit({ noteId, title: 'Mine' }), 'NOT_FOUND');
  await client.notes.restore({ noteId });
  expect(await client.notes.get({ noteId })).toEqual(note);
  await client.notes.remove({ noteId });
  const anew = await client.notes.saveAnswer({ messageId: answer.id });
  expect(anew.existed).toBe(false);
  const second = await first.restart();
  await expectFault(second.client.notes.restore({ noteId }), 'NOT_FOUND');
  expect(await second.client.notes.list()).toEqual([anew.note]);
});

test('a note outlives the thread it came from', async () => {
  const first = await withNote();
  await first.client.tutor.remove({ threadId: first.threadId });
  const { client } = await first.restart();
  expect(await client.notes.list()).toEqual([{ ...first.note, messageId: null }]);
});

test('a source leads nowhere while its material is removed, and bears the title it has now', async () => {
  const { client, note, materialId } = await withNote();
  const source = async () => (await client.notes.get({ noteId: note.id })).sources[0];
  await client.library.rename({ id: materialId, title: 'Waves and echoes' });
  expect(await source()).toMatchObject({ materialId, materialTitle: 'Waves and echoes' });
  await client.library.remove({ ids: [materialId] });
  expect(await source()).toMatchObject({ materialId: null, materialTitle: 'Waves', page: 2 });
  await client.library.restore({ ids: [materialId] });
  expect(await source()).toMatchObject({ materialId });
  await client.library.remove({ ids: [materialId] });
  await client.library.purge({ ids: [materialId] });
  expect(await source()).toMatchObject({ materialId: null, materialTitle: 'Waves', page: 2 });
});

test('what was not on its page any more when it was saved has no link', async () => {
  const app = await startApp();
  await importPages(app.client, wavesBook);
  const { answer } = await ask(app.client, 'What is an echo?');
  rows(app, 'UPDATE material_pages SET text = ? WHERE page = 2', 'Something else entirely.');
  const { note } = await app.client.notes.saveAnswer({ messageId: answer.id });
  expect(note.sources[0]).toMatchObject({ marker: 1, materialId: null, quote: answer.citations[0]?.quote });
});

test('saving, editing, removing and restoring are told to the windows', async () => {
  const { client, note } = await withNote();
  const { id: noteId } = note;
  const facts = await client.system.events();
  await client.notes.edit({ noteId, title: 'Echoes' });
  await client.notes.remove({ noteId });
  await client.notes.restore({ noteId });
  for (let i = 0; i < 3; i++) expect((await facts.next()).value).toEqual({ type: 'notes.changed', noteId });
  await facts.return?.(undefined);
});
