// Plain text and Markdown: encodings, sections that stand in for pages, headings, and what is refused.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '#engine/text/decode.ts';
import { cutSections } from '#engine/text/sections.ts';
import { headingsOf, openBytes, readAll } from './support.ts';

const text = 'Ein Käfer läuft über den Weg.\nEr läuft weiter.';
const utf16 = (order: 'le' | 'be', mark: boolean) => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return new Uint8Array(order === 'be' ? bytes.swap16() : bytes);
};

describe('bytes become text', () => {
  test.each([
    ['UTF-8', new Uint8Array(Buffer.from(text))],
    ['UTF-8 with a mark', new Uint8Array(Buffer.from(`\ufeff${text}`))],
    ['UTF-16, little end first, with a mark', utf16('le', true)],
    ['UTF-16, big end first, with a mark', utf16('be', true)],
    ['UTF-16, little end first, without', utf16('le', false)],
    ['UTF-16, big end first, without', utf16('be', false)],
    ['the old Western encoding', new Uint8Array(Buffer.from(text, 'latin1'))],
    ['Windows line ends', new Uint8Array(Buffer.from(text.replaceAll('\n', '\r\n')))],
    ['old Mac line ends', new Uint8Array(Buffer.from(text.replaceAll('\n', '\r')))],
  ])('from %s', (_, bytes) => {
    expect(decodeText(bytes)).toBe(text);
  });

  test('a few bad bytes in UTF-8 cost only themselves', () => {
    const bytes = Buffer.concat([
      Buffer.from('Größe über alles, schön und grün '),
      Buffer.from([0xff]),
      Buffer.from(' gut'),
    ]);
    expect(decodeText(new Uint8Array(bytes))).toBe('Größe über alles, schön und grün \ufffd gut');
  });

  test.each([
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48]),
    ],
    ['control characters', new Uint8Array(Array.from({ length: 200 }, (_, index) => (index % 8) + 1))],
  ])('%s is not text', (_, bytes) => {
    expect(decodeText(bytes)).toBeNull();
  });
});

describe('a text document', () => {
  test('of binary data is refused as unreadable', async () => {
    const binary = new Uint8Array(Array.from({ length: 256 }, (_, index) => index));
    await expect(openBytes(binary, 'text/plain')).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      reason: 'not-text',
    });
  });

  test('of blanks only is refused as empty', async () => {
    await expect(openBytes(' \n\u200b\n ', 'text/plain')).rejects.toMatchObject({ code: 'FILE_EMPTY' });
  });

  test('has pages without size and runs', async () => {
    const [page] = await readAll('One paragraph.\n\nAnother.', 'text/plain');
    expect(page).toEqual({
      page: 1,
      kind: 'text',
      text: 'One paragraph.\n\nAnother.',
      width: 0,
      height: 0,
      runs: [],
      headings: [],
      error: null,
    });
  });

  test('joins the lines an editor wrapped and keeps those that end early', async () => {
    const wrapped =
      'This paragraph was wrapped by an editor at sixty\ncharacters or so, which is no reason to keep its\nline ends.';
    const verse = 'Tiger, tiger\nburning bright';
    const [page] = await readAll(`${wrapped}\n\n${verse}`, 'text/plain');
    expect(page!.text).toBe(`${wrapped.replaceAll('\n', ' ')}\n\n${verse}`);
  });

  test('loses hidden characters and keeps what is visible', async () => {
    const [page] = await readAll(
      'vis\u200bible \u202eright\u202c \u{e0041}tags\u0007 caf\u00e9',
      'text/plain',
    );
    expect(page!.text).toBe('visible right tags café');
  });
});

describe('Markdown', () => {
  const source = [
    '# The **Inner** Planets',
    'Mercury is the\nnearest.',
    'Venus\n=====',
    '## Its `clouds`',
    '- acid\n- thick',
    '```\n# no heading\n\nlet x = 1;\n```',
    '| a | b |\n|---|---|\n| 1 | 2 |',
  ].join('\n\n');

  test('has headings by both notations, none inside code', async () => {
    const [page] = await readAll(source, 'text/markdown');
    expect(headingsOf(page!)).toEqual([
      ['The Inner Planets', 1],
      ['Venus', 1],
      ['Its clouds', 2],
    ]);
  });

  test('joins the lines of a paragraph and keeps those of lists, tables and code', async () => {
    const [page] = await readAll(source, 'text/markdown');
    expect(page!.text).toContain('Mercury is the nearest.');
    expect(page!.text).toContain('- acid\n- thick');
    expect(page!.text).toContain('# no heading\n\nlet x = 1;');
    expect(page!.text).toContain('| a | b |\n|---|---|\n| 1 | 2 |');
  });

  test('gives its headings as outline and the first as title', async () => {
    const document = await openBytes(source, 'text/markdown');
    expect(document.info.title).toBe('The Inner Planets');
    expect(document.info.outline.map(({ title, level, page }) => [title, level, page])).toEqual([
      ['The Inner Planets', 1, 1],
      ['Venus', 1, 1],
      ['Its clouds', 2, 1],
    ]);
  });
});

describe('sections', () => {
  test('a heading starts a new section once the one before is not nearly empty', () => {
    const paragraph = 'A sentence of some length, so that it fills the section. '.repeat(20).trim();
    const { sections } = cutSections(
      `# One\n\n${paragraph}\n\n# Two\n\nShort.\n\n# Three\n\nShort too.`,
      'text/markdown',
    );
    expect(sections.map((section) => section.text.split('\n')[0])).toEqual(['One', 'Two']);
  });

  test('hold all the words in order and none is much longer than a page', () => {
    const paragraph = fc.array(fc.lorem({ maxCount: 40, mode: 'sentences' }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 12 }), (paragraphs) => {
        const source = paragraphs.map((sentences) => sentences.join(' ')).join('\n\n');
        const { sections } = cutSections(source, 'text/plain');
        const words = (value: string) => value.split(/\s+/).filter((part) => part !== '');
        expect(sections.flatMap((section) => words(section.text))).toEqual(words(source));
        for (const section of sections) expect(section.text.length).toBeLessThanOrEqual(3000);
      }),
      { numRuns: 50 },
    );
  });
});
