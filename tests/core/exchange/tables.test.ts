// Tables in and out: cards as CSV, as text for Anki and as Markdown, quizzes, whatever the encoding and the separator.
import { expect, test } from 'vitest';
import { guessSeparator, readTable } from '#core/exchange/csv.ts';
import { expectFault } from '../../support/fault.ts';
import { type Client, startApp } from '../../support/start-app.ts';
import { fileOf } from './kit.ts';

async function take(client: Client, bytes: Buffer | string, name = 'cards.csv') {
  const found = await client.exchange.look({ file: fileOf(name, bytes) });
  const kinds = found.kinds.map((kind) => ({ name: kind.name, front: kind.front, back: kind.back }));
  return { found, taken: await client.exchange.take({ importId: found.importId, kinds }) };
}

const words = async (client: Client) =>
  (await client.review.list({})).map(({ type, front, back }) => ({ type, front, back })).toReversed();

const utf16 = (text: string, littleEndian: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return littleEndian ? bytes : bytes.swap16();
};

test.each([
  ['UTF-8', Buffer.from('Größe,size\n'), 'utf-8', 'Größe'],
  ['UTF-8 with its mark', Buffer.from('\ufeffGröße;size\n'), 'utf-8', 'Größe'],
  ['UTF-16, little end first', utf16('Größe\tsize\r\n', true), 'utf-16le', 'Größe'],
  ['UTF-16, big end first', utf16('Größe\tsize\r\n', false), 'utf-16be', 'Größe'],
  ['an old spreadsheet', Buffer.from('Gr\u00f6\u00dfe;size\n', 'latin1'), 'windows-1252', 'Größe'],
])('%s is read', async (_, bytes, encoding, front) => {
  const { client } = await startApp();
  const { found } = await take(client, bytes);
  expect(found).toMatchObject({ format: 'csv', encoding, media: 0, hasSchedule: false });
  expect(await words(client)).toEqual([{ type: 'basic', front, back: 'size' }]);
});

test.each([
  ['bytes that are no text', Buffer.from([1, 0, 2, 0]), 'encoding'],
  ['half a character after the mark', Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xc3]), 'encoding'],
  ['nothing', Buffer.from('\n\n'), 'no_rows'],
  ['a header alone', Buffer.from('front,back\n'), 'no_rows'],
  ['a quote that never closes', Buffer.from('a,b\n"c,d\n'), 'damaged'],
])('%s is refused', async (_, bytes, reason) => {
  const { client } = await startApp();
  const fault = await expectFault(client.exchange.look({ file: fileOf('a.csv', bytes) }), 'FILE_UNREADABLE');
  expect(fault.params?.reason).toBe(reason);
});

test('a PDF is no table', async () => {
  const { client } = await startApp();
  await expectFault(client.exchange.look({ file: fileOf('a.csv', '%PDF-1.7') }), 'FILE_UNSUPPORTED');
});

test('cards go out as CSV and come home without being doubled', async () => {
  const { client } = await startApp();
  await client.review.create({ type: 'basic', front: '=SUM(A1)', back: 'a "quoted", word\nand a line' });
  await client.review.create({ type: 'cloze', front: 'The {{heart}}', back: '' });
  const file = await client.exchange.exportCards({ format: 'csv' });
  const text = await file.text();
  const raw = Buffer.from(await file.arrayBuffer());
  expect([...raw.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(text).toContain("'=SUM(A1)");
  const cards = await client.review.list({});
  await client.review.edit({ cardId: cards[1]!.id, back: 'changed' });
  expect((await take(client, raw)).taken).toMatchObject({ made: 0, updated: 1, skipped: 1 });
  expect(await words(client)).toEqual([
    { type: 'basic', front: '=SUM(A1)', back: 'a "quoted", word\nand a line' },
    { type: 'cloze', front: 'The {{heart}}', back: '' },
  ]);
});

test('text for Anki has its header lines and comes back the same elsewhere', async () => {
  const app = await startApp();
  await app.client.review.create({ type: 'basic', front: 'tab\there "x"', back: '**b** $x$' });
  await app.client.review.create({ type: 'cloze', front: 'The {{heart}} pumps', back: 'so' });
  const text = await (await app.client.exchange.exportCards({ format: 'anki_text' })).text();
  expect(text.split('\n').slice(0, 6)).toEqual([
    '#separator:tab',
    '#html:true',
    '#guid column:1',
    '#notetype column:2',
    '#deck column:3',
    '#tags column:7',
  ]);
  const bo = app.as('bo');
  await bo.people.create({ name: 'Bo' });
  const { found, taken } = await take(bo, text, 'cards.txt');
  expect(found.format).toBe('anki_text');
  expect(taken).toMatchObject({ made: 2, skipped: 0 });
  expect((await words(bo)).map(({ back }) => back)).toEqual(['**b** $x$', 'so']);
  expect((await words(bo))[1]).toEqual({ type: 'cloze', front: 'The {{heart}} pumps', back: 'so' });
});

test('cards of a topic as Markdown, and no others', async () => {
  const { client } = await startApp();
  const subject = await client.subjects.create({ name: 'Biology' });
  const topic = await client.subjects.createTopic({ subjectId: subject.id, name: 'Cells' });
  await client.review.create({ type: 'basic', front: 'What?', back: 'This', topicId: topic.id });
  await client.review.create({ type: 'basic', front: 'Other?', back: 'That' });
  const file = await client.exchange.exportCards({ format: 'markdown', topicId: topic.id });
  expect(file.name).toBe('Cells.md');
  expect(await file.text()).toBe('# Cells\n\n## Biology › Cells\n\nWhat?\n\n> This\n\n---\n');
});

test('a quiz is taken from a table, asked, and given back with and without its key', async () => {
  const { client } = await startApp();
  const rows = [
    'Question;Answer;Wrong1;Wrong2;Explanation;Difficulty',
    'Capital of Spain?;Madrid;Lisbon;Rome;It has been since 1561.;easy',
    'The sun is a star.;True;False;;;',
    'Colour or color?;colour | color;;;;hard',
    ';nothing;;;;',
    'Capital of Spain?;Madrid;;;;',
  ].join('\n');
  const made = await client.exchange.takeQuiz({ file: fileOf('q.csv', rows), title: 'Mixed' });
  expect(made).toMatchObject({ questions: 3, skipped: 2 });
  const attempt = await client.quizzes.start({ quizId: made.quizId });
  expect(attempt.questions.map(({ type }) => type)).toEqual(['mcq', 'true_false', 'short']);
  const [capital, sun, colour] = attempt.questions;
  const give = (question: typeof capital, text: string) =>
    client.quizzes.answer({
      attemptId: attempt.id,
      questionId: question!.id,
      given: [question!.options.find((option) => option.text === text)?.id ?? text],
      latencyMs: 5000,
    });
  expect((await give(capital, 'Madrid'))?.correct).toBe(true);
  expect((await give(sun, 'False'))?.correct).toBe(false);
  expect((await give(colour, 'color'))?.correct).toBe(true);

  const markdown = await client.exchange.exportQuiz({ quizId: made.quizId, format: 'markdown' });
  const text = await markdown.text();
  expect(markdown.name).toBe('Mixed.md');
  expect(text).toMatch(/^# Mixed\n\n1\. Capital of Spain\?\n\n {3}A\. /);
  const letter = /([A-C])\. Madrid\n/.exec(text)?.[1];
  expect(text).toContain(`## Answers\n\n1. **${letter}. Madrid**\n   It has been since 1561.`);
  const open = await client.exchange.exportQuiz({ quizId: made.quizId, format: 'markdown', withKey: false });
  expect(await open.text()).toBe(`${text.slice(0, text.indexOf('\n\n## Answers'))}\n`);
  const bare = await client.exchange.exportQuiz({ quizId: made.quizId, format: 'csv', withKey: false });
  expect((await bare.text()).split('\r\n')[0]).toBe(
    'question,option1,option2,option3,option4,option5,option6',
  );
  const table = await client.exchange.exportQuiz({ quizId: made.quizId, format: 'csv' });
  const again = await client.exchange.takeQuiz({ file: table, title: 'Again' });
  expect(again).toMatchObject({ questions: 3, skipped: 0 });
});

test.each([
  ['a,b\nc,d', ','],
  ['a;b,c\nd;e,f\ng;h', ';'],
  ['a\tb\nc, c\td', '\t'],
  ['"x, y"|z\nq|r', '|'],
  ['one word', ','],
])('the separator of %j is %j', (text, separator) => {
  expect(guessSeparator(text)).toBe(separator);
});

test('a table is read with quotes, empty cells and any line end', () => {
  const cells = readTable('a,"b ""x""\nc",\r\n\r\n,"",d\rlast', ',').map((row) => row.cells);
  expect(cells).toEqual([['a', 'b "x"\nc', ''], ['', '', 'd'], ['last']]);
});
