// Reading order, paragraphs, hyphens, headers and headings of pages whose every line stands where the test put it.
import { describe, expect, test } from 'vitest';
import { type Block, makePdf, type PageSpec, type PlacedText } from '../fixtures/pdf.ts';
import { headingsOf, readAll } from './support.ts';

async function readPage(...blocks: Block[]) {
  return (await readAll(await makePdf({ pages: [{ kind: 'text', blocks }] })))[0]!;
}

async function readPlaced(texts: PlacedText[], rotate: 0 | 90 | 180 | 270 = 0) {
  return (await readAll(await makePdf({ pages: [{ kind: 'placed', texts, rotate }] })))[0]!.text;
}

const left = [
  'The first column begins with this line of',
  'plain words, goes on with a second line of',
  'them, then with a third that is as long as',
  'the others, and with a fourth that is full,',
  'until at its end it runs over to the next',
];
const right = [
  'column, where the sentence is finished at',
  'last. The second column has as many lines',
  'as the first, so that they stand side by',
  'side, line beside line, and a reader who',
  'mixed them would understand nothing.',
];

describe('reading order', () => {
  test('two columns are read one after the other, the title before and the note after them', async () => {
    const spec: PageSpec = {
      kind: 'columns',
      left,
      right,
      title: 'A Title across Both Columns',
      note: 'A note at the foot.',
    };
    const [page] = await readAll(await makePdf({ pages: [spec] }));
    expect(page!.text).toBe(
      ['A Title across Both Columns', `${left.join(' ')} ${right.join(' ')}`, 'A note at the foot.'].join(
        '\n\n',
      ),
    );
    expect(headingsOf(page!)).toEqual([['A Title across Both Columns', 1]]);
  });

  test('a table is kept row by row', async () => {
    const rows = [
      ['Planet', 'Moons', 'Year'],
      ['Earth', '1', '365 days'],
      ['Mars', '2', '687 days'],
      ['Jupiter', '95', '12 years'],
      ['Saturn', '146', '29 years'],
    ];
    const texts = rows.flatMap((row, y) =>
      row.map((text, x) => ({ text, x: 72 + x * 150, y: 100 + y * 15 })),
    );
    expect(await readPlaced(texts)).toBe(rows.map((row) => row.join('  ')).join('\n'));
  });

  test('the order in which the file draws its lines does not matter', async () => {
    const lines = [
      'The first line of this page is long enough',
      'to be followed by a second one, and',
      'by a third.',
    ];
    const texts = lines.map((text, index) => ({ text, x: 72, y: 100 + index * 14 }));
    expect(await readPlaced([...texts].reverse())).toBe(lines.join(' '));
  });

  test.each([90, 180, 270] as const)(
    'a page turned by %i degrees reads like an upright one',
    async (rotate) => {
      const lines = ['These lines are turned with their page, which', 'changes nothing for who reads them.'];
      const texts = lines.map((text, index) => ({ text, x: 72, y: 100 + index * 14 }));
      expect(await readPlaced(texts, rotate)).toBe(lines.join(' '));
    },
  );

  test('lines drawn sideways read in their own direction', async () => {
    const lines = ['A wide table is often set sideways on its', 'page, so that its lines run upwards.'];
    const texts = lines.map((text, index) => ({ text, x: 100 + index * 14, y: 600, rotate: -90 }));
    expect(await readPlaced(texts)).toBe(lines.join(' '));
  });

  test('a slanted watermark is left out', async () => {
    const body = [
      'The words of the page are what counts, and',
      'there are many more of them than in any mark',
      'that is stamped across the page.',
    ];
    const texts: PlacedText[] = body.map((text, index) => ({ text, x: 72, y: 100 + index * 14 }));
    texts.push({ text: 'DRAFT', x: 100, y: 500, size: 80, rotate: -45 });
    expect(await readPlaced(texts)).toBe(body.join(' '));
  });

  test('indices stay in their line', async () => {
    const texts = [
      { text: 'Water is H', x: 72, y: 100, size: 12 },
      { text: '2', x: 128.1, y: 106, size: 8 },
      { text: 'O and x', x: 132.6, y: 100, size: 12 },
      { text: '2', x: 174.7, y: 96, size: 8 },
      { text: 'is a square.', x: 183, y: 100, size: 12 },
    ];
    expect(await readPlaced(texts)).toBe('Water is H2O and x2 is a square.');
  });
});

describe('paragraphs', () => {
  test('lines are joined by a space, paragraphs set apart by a blank line', async () => {
    const page = await readPage(
      'The lines of a paragraph are joined\ninto one, however many there are.',
      'This is another paragraph.',
    );
    expect(page.text).toBe(
      'The lines of a paragraph are joined into one, however many there are.\n\nThis is another paragraph.',
    );
  });

  test('an indented first line starts a paragraph without a gap', async () => {
    const texts = [
      { text: 'This paragraph fills both of its lines, or nearly so, as', x: 72, y: 100 },
      { text: 'printed books have it and as readers are used to see it.', x: 72, y: 114 },
      { text: 'The next one is known by the indent of its first line, as', x: 90, y: 128 },
      { text: 'it is the habit where paragraphs have no gaps.', x: 72, y: 142 },
    ];
    const [one, two] = [texts.slice(0, 2), texts.slice(2)].map((lines) =>
      lines.map(({ text }) => text).join(' '),
    );
    expect(await readPlaced(texts)).toBe(`${one}\n\n${two}`);
  });

  test('list items keep lines of their own and continue on hanging lines', async () => {
    const texts = [
      { text: '• The first item of this list is longer than a single line', x: 72, y: 100 },
      { text: 'and goes on in the next.', x: 82, y: 114 },
      { text: '• The second is short.', x: 72, y: 128 },
      { text: '• So is the third.', x: 72, y: 142 },
    ];
    expect(await readPlaced(texts)).toBe(
      '• The first item of this list is longer than a single line and goes on in the next.\n• The second is short.\n• So is the third.',
    );
  });

  test('a spacing accent and its letter become one letter', async () => {
    expect((await readPage('It is na¨ive to think that caf´es close.')).text).toBe(
      'It is naïve to think that cafés close.',
    );
  });
});

describe('hyphens at line ends', () => {
  test.each([
    ['The develop-\nment of the theory took many years.', 'The development of the theory took many years.'],
    [
      'This is a well-\nknown result of the theory, and a useful one.',
      'This is a well-known result of the theory, and a useful one.',
    ],
    [
      'We add the vectors by the head-to-\ntail method that was shown before.',
      'We add the vectors by the head-to-tail method that was shown before.',
    ],
    [
      'It was written by Jean-\nPaul in the winter of that year.',
      'It was written by Jean-Paul in the winter of that year.',
    ],
    [
      'The war of 1914-\n1918 changed the map of the continent.',
      'The war of 1914-1918 changed the map of the continent.',
    ],
  ])('%j', async (lines, joined) => {
    expect((await readPage(lines)).text).toBe(joined);
  });

  test('a compound that the document writes elsewhere keeps its hyphen', async () => {
    const page = await readPage(
      'A force-field surrounds the magnet on all sides.',
      'The strength of a force-\nfield is measured at a point.',
    );
    expect(page.text).toContain('The strength of a force-field is');
  });

  test('a word that the document writes elsewhere loses it', async () => {
    const page = await readPage(
      'To understand is to know the reasons for it.',
      'Few people under-\nstand the reasons for it.',
    );
    expect(page.text).toContain('Few people understand the reasons');
  });
});

describe('running headers and footers', () => {
  const body = (number: number): Block[] => [
    `Chapter text number ${number} begins here and fills the line with\nwords before it goes on to the next one.`,
  ];

  test('headers and page numbers that repeat are dropped on every page', async () => {
    const pages = Array.from({ length: 5 }, (_, index): PageSpec => {
      return {
        kind: 'text',
        blocks: body(index + 1),
        header: 'Introduction to Testing',
        footer: String(index + 41),
      };
    });
    for (const page of await readAll(await makePdf({ pages }))) {
      expect(page.text).not.toContain('Introduction to Testing');
      expect(page.text).not.toMatch(/\b4\d$/);
      expect(page.text).toContain(`Chapter text number ${page.page} begins`);
    }
  });

  test('headers that alternate between left and right pages are dropped too', async () => {
    const pages = Array.from({ length: 6 }, (_, index): PageSpec => {
      const header = index % 2 === 0 ? `${index + 10} The Book` : `The Chapter ${index + 10}`;
      return { kind: 'text', blocks: body(index + 1), header };
    });
    for (const page of await readAll(await makePdf({ pages }))) expect(page.text).toMatch(/^Chapter text/);
  });

  test('a single page keeps its first and last line', async () => {
    const [page] = await readAll(
      await makePdf({ pages: [{ kind: 'text', blocks: body(1), header: 'Only once', footer: '7' }] }),
    );
    expect(page!.text).toMatch(/^Only once\n\n[\s\S]*\n\n7$/);
  });

  test('a slide’s title repeated on the next slide is kept', async () => {
    const slide = (text: string): PageSpec => ({
      kind: 'placed',
      texts: [
        { text: 'Photosynthesis', x: 72, y: 40, size: 28 },
        { text, x: 72, y: 120 },
        { text: 'The rest of the slide has some more words on it.', x: 72, y: 150 },
      ],
    });
    const pages = await readAll(
      await makePdf({ pages: [slide('Light reactions come first.'), slide('The dark ones follow.')] }),
    );
    for (const page of pages) expect(page.text).toMatch(/^Photosynthesis\n\n/);
  });
});

describe('headings', () => {
  const body =
    'A paragraph of ordinary text, set in ordinary type,\nlong enough to be the body of this document.';

  test('larger type makes headings, the largest of level 1', async () => {
    const page = await readPage(
      { heading: 'Motion', size: 24 },
      body,
      { heading: 'Projectiles and\nTheir Paths', size: 16 },
      body,
    );
    expect(headingsOf(page)).toEqual([
      ['Motion', 1],
      ['Projectiles and Their Paths', 2],
    ]);
  });

  test('bold type at body size makes a heading of a line of its own', async () => {
    const page = await readPage({ lines: 'Section Key Terms', size: 11, font: 'bold' }, body, body);
    expect(headingsOf(page)).toEqual([['Section Key Terms', 1]]);
  });

  test('italic type at body size does not', async () => {
    const page = await readPage({ lines: 'A remark in passing', size: 11, font: 'italic' }, body, body);
    expect(headingsOf(page)).toEqual([]);
  });

  test('a whole paragraph in large type is no heading', async () => {
    const large = Array.from({ length: 6 }, () => 'A long quotation in large type that fills its line').join(
      '\n',
    );
    const page = await readPage({ lines: large, size: 14 }, body, body, body, body, body, body);
    expect(headingsOf(page)).toEqual([]);
  });
});
