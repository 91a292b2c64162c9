// Highlights through the contract: made on words of a page, found again, and true to the page after it was read anew.
import { expect, test } from 'vitest';
import { maxHighlightChars } from '#contract/highlights.ts';
import { expectFault } from '../../support/fault.ts';
import { importAndSettle, textFile } from '../../support/materials.ts';
import { type Client, startApp } from '../../support/start-app.ts';
import { importPages, rows, wavesBook } from '../tutor/kit.ts';

const unknown = '0192e6a0-0000-7000-8000-000000000000';

async function withBook() {
  const app = await startApp();
  const { id: materialId } = await importPages(app.client, wavesBook);
  return { ...app, app, materialId };
}

/** Where words stand on a page, as a selection of them would say. */
async function placeOf(client: Client, materialId: string, page: number, words: string) {
  const { text } = await client.reader.page({ materialId, page });
  const charFrom = text.indexOf(words);
  if (charFrom === -1) throw new Error(`not on page ${page}: ${words}`);
  return { materialId, page, charFrom, charTo: charFrom + words.length };
}

test('words of a page are marked with their colour and note, and the quote is what the page says', async () => {
  const { client, clock, materialId } = await withBook();
  const place = await placeOf(client, materialId, 2, 'An echo is a sound');
  const made = await client.highlights.create({ ...place, colour: 'blue', note: 'Why $v = 340$?' });
  expect(made).toMatchObject({
    ...place,
    quote: 'An echo is a sound',
    colour: 'blue',
    note: 'Why $v = 340$?',
  });
  expect(made).toMatchObject({ lost: false, materialTitle: 'Waves', createdAt: clock.now() });
  expect(await client.highlights.list()).toEqual([made]);
});

test('the same place is the mark that is there, as it looks', async () => {
  const { client, materialId } = await withBook();
  const place = await placeOf(client, materialId, 2, 'An echo');
  const first = await client.highlights.create({ ...place, colour: 'green', note: 'mine' });
  expect(await client.highlights.create({ ...place, colour: 'pink' })).toEqual(first);
  expect(await client.highlights.list()).toHaveLength(1);
  const longer = await client.highlights.create({ ...place, charTo: place.charTo + 3 });
  expect(longer.id).not.toBe(first.id);
});

test('nothing, too much, and what is not on the page are refused with the reason', async () => {
  const { client, materialId } = await withBook();
  const long = await importAndSettle(client, textFile('long.txt', 'word '.repeat(2000)));
  const leaf = await importAndSettle(client, textFile('leaf.txt', 'A leaf \u{1F343} falls.'));
  const refusal = async (page: number, charFrom: number, charTo: number, id = materialId) => {
    const call = client.highlights.create({ materialId: id, page, charFrom, charTo });
    return (await expectFault(call, 'BAD_REQUEST')).params?.reason;
  };
  const { text } = await client.reader.page({ materialId, page: 1 });
  const blank = text.search(/\s/);
  expect(await refusal(1, 5, 5)).toBe('empty');
  expect(await refusal(1, 9, 5)).toBe('empty');
  expect(await refusal(1, blank, blank + 1)).toBe('empty');
  expect(await refusal(1, 0, maxHighlightChars + 1, long.id)).toBe('too_long');
  expect(await refusal(1, text.length - 3, text.length + 1)).toBe('not_there');
  expect(await refusal(99, 0, 5)).toBe('not_there');
  // Half of the leaf.
  expect(await refusal(1, 0, 8, leaf.id)).toBe('not_there');
  await expectFault(
    client.highlights.create({ materialId: unknown, page: 1, charFrom: 0, charTo: 5 }),
    'NOT_FOUND',
  );
  expect(await client.highlights.list()).toEqual([]);
});

test('marks of one file come by place, those of all files newest first', async () => {
  const { client, clock, materialId } = await withBook();
  const other = await importAndSettle(client, textFile('other.txt', 'Another file altogether.'));
  const made: string[] = [];
  for (const [page, words] of [
    [2, 'Bats find moths'],
    [1, 'A transverse wave'],
    [2, 'An echo'],
  ] as const) {
    clock.advance(1000);
    made.push((await client.highlights.create(await placeOf(client, materialId, page, words))).id);
  }
  const elsewhere = await client.highlights.create(await placeOf(client, other.id, 1, 'Another'));
  const [bats, wave, echo] = made;
  const ids = async (input: Parameters<Client['highlights']['list']>[0]) =>
    (await client.highlights.list(input)).map(({ id }) => id);
  expect(await ids({ materialId })).toEqual([wave, echo, bats]);
  expect(await ids({})).toEqual([elsewhere.id, echo, wave, bats]);
  expect(await ids({ materialId: unknown })).toEqual([]);
});

test('searching reads marked words and notes, whatever the case and accents', async () => {
  const { client, materialId } = await withBook();
  const echo = await client.highlights.create(await placeOf(client, materialId, 2, 'An echo is a sound'));
  const wave = await client.highlights.create({
    ...(await placeOf(client, materialId, 1, 'A transverse wave')),
    note: 'Onde à travers',
  });
  const found = async (text: string) => (await client.highlights.list({ text })).map(({ id }) => id);
  expect(await found(' ECHO ')).toEqual([echo.id]);
  expect(await found('onde a')).toEqual([wave.id]);
  expect(await found('fundamental')).toEqual([]);
});

test('editing changes what is given', async () => {
  const { client, clock, materialId } = await withBook();
  const made = await client.highlights.create(await placeOf(client, materialId, 2, 'An echo'));
  clock.advance(1000);
  const noted = await client.highlights.edit({ highlightId: made.id, note: 'Hm.' });
  expect(noted).toEqual({ ...made, note: 'Hm.', updatedAt: clock.now() });
  expect(await client.highlights.edit({ highlightId: made.id, colour: 'pink' })).toEqual({
    ...noted,
    colour: 'pink',
  });
  await expectFault(client.highlights.edit({ highlightId: unknown, note: '' }), 'NOT_FOUND');
});

test('a removed mark is gone, comes back as it was, and is gone for good after the next start', async () => {
  const { app, client, materialId } = await withBook();
  const made = await client.highlights.create(await placeOf(client, materialId, 2, 'An echo'));
  await client.highlights.remove({ highlightId: made.id });
  expect(await client.highlights.list()).toEqual([]);
  await expectFault(client.highlights.edit({ highlightId: made.id, note: 'x' }), 'NOT_FOUND');
  await client.highlights.restore({ highlightId: made.id });
  expect(await client.highlights.list()).toEqual([made]);
  await client.highlights.remove({ highlightId: made.id });
  const again = await app.restart();
  expect(await again.client.highlights.list()).toEqual([]);
  await expectFault(again.client.highlights.restore({ highlightId: made.id }), 'NOT_FOUND');
});

test('words marked anew after their mark was removed are marked once when that is taken back', async () => {
  const { client, materialId } = await withBook();
  const place = await placeOf(client, materialId, 2, 'An echo');
  const old = await client.highlights.create(place);
  await client.highlights.remove({ highlightId: old.id });
  const anew = await client.highlights.create({ ...place, colour: 'pink' });
  expect(anew.id).not.toBe(old.id);
  await client.highlights.restore({ highlightId: old.id });
  expect(await client.highlights.list()).toEqual([anew]);
});

test('a mark follows its words when the page was read anew, and is lost when they are gone or not told apart', async () => {
  const { app, client, materialId } = await withBook();
  const place = await placeOf(client, materialId, 2, 'An echo');
  const made = await client.highlights.create(place);
  const { text } = await client.reader.page({ materialId, page: 2 });
  const reads = async (changed: string) => {
    rows(app, 'UPDATE material_pages SET text = ? WHERE material_id = ? AND page = 2', changed, materialId);
    return (await client.highlights.list({ materialId }))[0];
  };
  const moved = { charFrom: place.charFrom + 6, charTo: place.charTo + 6 };
  expect(await reads(`Sound ${text}`)).toEqual({ ...made, ...moved });
  // What stands at the new place is this mark.
  expect((await client.highlights.create({ ...place, ...moved })).id).toBe(made.id);
  expect(await reads(text.replace('An echo', 'A sound'))).toEqual({ ...made, lost: true });
  expect(await reads(`${text.replace('An echo', 'A sound')} An echo. An echo.`)).toEqual({
    ...made,
    lost: true,
  });
  expect(await reads(text)).toEqual(made);
});

test('marks of a removed file are not shown until it is back', async () => {
  const { client, materialId } = await withBook();
  const made = await client.highlights.create(await placeOf(client, materialId, 2, 'An echo'));
  await client.library.remove({ ids: [materialId] });
  expect(await client.highlights.list()).toEqual([]);
  await expectFault(client.highlights.edit({ highlightId: made.id, note: 'x' }), 'NOT_FOUND');
  await client.library.restore({ ids: [materialId] });
  expect(await client.highlights.list()).toEqual([made]);
});

test('every change is told with its file, and a mark that was there already is none', async () => {
  const { client, materialId } = await withBook();
  const place = await placeOf(client, materialId, 2, 'An echo');
  const facts = await client.system.events();
  const { id: highlightId } = await client.highlights.create(place);
  await client.highlights.create(place);
  await client.highlights.edit({ highlightId, colour: 'green' });
  await client.highlights.remove({ highlightId });
  await client.highlights.restore({ highlightId });
  await client.settings.set({ theme: 'dark' });
  const told = [];
  for await (const fact of facts) {
    if (fact.type === 'settings.changed') break;
    told.push(fact);
  }
  expect(told).toEqual(Array.from({ length: 4 }, () => ({ type: 'highlights.changed', materialId })));
});
