// Topics and lessons made from real PDFs.
import { expect, test } from 'vitest';
import { makePdf, type PdfSpec } from '../../fixtures/pdf.ts';
import { expectFault } from '../../support/fault.ts';
import { importAndSettle } from '../../support/materials.ts';
import { type Client, startApp } from '../../support/start-app.ts';
import { rows } from '../tutor/kit.ts';

const prose = 'Words about water,\nand more words about water.';
const pages = (...headings: (string | null)[]): PdfSpec['pages'] =>
  headings.map((heading) => ({
    kind: 'text',
    blocks: heading === null ? [prose] : [{ heading }, prose],
  }));

async function take(client: Client, spec: PdfSpec): Promise<string> {
  const file = new File([Uint8Array.from(await makePdf(spec))], 'Water.pdf');
  return (await importAndSettle(client, file)).id;
}

const book: PdfSpec = {
  title: 'Water',
  pages: pages(null, null, null, null),
  outline: [
    {
      title: 'Rivers',
      page: 1,
      children: [
        { title: 'Springs', page: 1 },
        { title: 'Mouths', page: 1 },
      ],
    },
    { title: 'Seas', page: 3 },
  ],
};

test('bookmarks become topics and lessons', async () => {
  const { client } = await startApp();
  const materialId = await take(client, book);
  expect(await client.lessons.outlineOf({ materialId })).toEqual([
    { name: 'Rivers', lessons: [{ title: 'Springs · Mouths', pageFrom: 1, pageTo: 2 }] },
    { name: 'Seas', lessons: [{ title: 'Seas', pageFrom: 3, pageTo: 4 }] },
  ]);
});

test('without bookmarks headings do', async () => {
  const { client } = await startApp();
  const materialId = await take(client, { title: 'Water', pages: pages('Rivers', null, 'Seas') });
  expect(await client.lessons.outlineOf({ materialId })).toEqual([
    {
      name: 'Water',
      lessons: [
        { title: 'Rivers', pageFrom: 1, pageTo: 2 },
        { title: 'Seas', pageFrom: 3, pageTo: 3 },
      ],
    },
  ]);
});

test('without either there is nothing to propose', async () => {
  const { client } = await startApp();
  const materialId = await take(client, { pages: pages(null, null) });
  await expectFault(client.lessons.outlineOf({ materialId }), 'FILE_NO_TEXT');
});

test('a plan becomes a subject whose lessons are pages of the material', async () => {
  const { client } = await startApp();
  const materialId = await take(client, book);
  const plan = await client.lessons.outlineOf({ materialId });
  const { subjectId } = await client.lessons.makeFromMaterial({
    materialId,
    subject: { name: 'Water' },
    plan,
  });
  const [subject] = await client.subjects.list();
  expect([subject?.id, subject?.topics.map(({ name }) => name)]).toEqual([subjectId, ['Rivers', 'Seas']]);
  expect((await client.lessons.list({ subjectId }))[1]).toMatchObject({
    type: 'pdf',
    title: 'Seas',
    source: 'material',
    materialId,
    pageFrom: 3,
    pageTo: 4,
    minutes: 1,
  });
});

test('what was left out of the plan is not made', async () => {
  const { client } = await startApp();
  const materialId = await take(client, book);
  const [rivers, seas] = await client.lessons.outlineOf({ materialId });
  const { id } = await client.subjects.create({ name: 'Geography' });
  const plan = [
    { ...rivers!, lessons: [] },
    { ...seas!, name: 'Oceans' },
  ];
  await client.lessons.makeFromMaterial({ materialId, subject: { id }, plan });
  expect((await client.subjects.list())[0]?.topics.map(({ name }) => name)).toEqual(['Oceans']);
});

test('a plan that does not fit leaves nothing half made', async () => {
  const app = await startApp();
  const { client } = app;
  const materialId = await take(client, book);
  const plan = await client.lessons.outlineOf({ materialId });
  const make = (change: Partial<Parameters<Client['lessons']['makeFromMaterial']>[0]>) =>
    client.lessons.makeFromMaterial({ materialId, subject: { name: 'Water' }, plan, ...change });
  const empty = await expectFault(make({ plan: [{ name: 'Rivers', lessons: [] }] }), 'BAD_REQUEST');
  expect(empty.params).toEqual({ reason: 'no_pages' });
  const outside = [{ name: 'Rivers', lessons: [{ title: 'All', pageFrom: 1, pageTo: 9 }] }];
  const data = await expectFault(make({ plan: outside }), 'BAD_REQUEST');
  expect(data.params).toEqual({ reason: 'pages_outside', pageCount: 4 });
  const twice = await expectFault(make({ plan: [...plan, plan[0]!] }), 'CONFLICT');
  expect(twice.params).toEqual({ name: 'Rivers' });
  await client.subjects.create({ name: 'Water' });
  await expectFault(make({}), 'CONFLICT');
  expect(rows(app, 'SELECT count(*) AS n FROM topics UNION ALL SELECT count(*) FROM lessons')).toEqual([
    { n: 0 },
    { n: 0 },
  ]);
});
