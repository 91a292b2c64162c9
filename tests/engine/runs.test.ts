// The tie between stored text and what the reader draws: every run must be, character for character, a piece of the
// text item it names, or highlights land on the wrong words.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import type { ExtractedPage } from '#contract/engine.ts';
import { makePdf, type PlacedText } from '../fixtures/pdf.ts';
import { openBytes } from './support.ts';

/** The items as the reader gets them: the same call, with its default options. */
async function readItems(bytes: Uint8Array, number: number): Promise<string[]> {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    data: bytes.slice(),
    verbosity: 0,
    standardFontDataUrl: join(folder, 'standard_fonts') + sep,
    cMapUrl: join(folder, 'cmaps') + sep,
  });
  try {
    const page = await (await task.promise).getPage(number);
    const { items } = await page.getTextContent();
    return items.flatMap((item) => ('str' in item ? [item.str] : []));
  } finally {
    await task.destroy();
  }
}

function expectExactRuns(page: ExtractedPage, items: string[]): void {
  let end = 0;
  for (const { charFrom, charTo, item, offset } of page.runs) {
    expect(charFrom).toBeGreaterThanOrEqual(end);
    expect(charTo).toBeGreaterThan(charFrom);
    expect(page.text.slice(charFrom, charTo)).toBe(items[item]!.slice(offset, offset + charTo - charFrom));
    end = charTo;
  }
  expect(end).toBeLessThanOrEqual(page.text.length);
}

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abcdefghij'), minLength: 1, maxLength: 9 }),
  fc.constantFrom('well-', 'na¨ive', 'x\u00a0y', 'Ünïcödé', 'self-', '3.5', '—', 'end.', '•'),
);
const placedText: fc.Arbitrary<PlacedText> = fc.record({
  text: fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' ')),
  x: fc.integer({ min: 40, max: 400 }),
  y: fc.integer({ min: 40, max: 740 }),
  size: fc.constantFrom(7, 11, 11, 11, 18),
  font: fc.constantFrom('regular', 'bold', 'italic'),
  rotate: fc.constantFrom(0, 0, 0, 0, 90),
});

describe('runs', () => {
  test('are exact, in order and without overlap, wherever text stands on a page', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(placedText, { minLength: 1, maxLength: 25 }), async (texts) => {
        const bytes = await makePdf({ pages: [{ kind: 'placed', texts }] });
        const document = await openBytes(bytes);
        expectExactRuns(await document.page(1), await readItems(bytes, 1));
        await document.close();
      }),
      { numRuns: 60 },
    );
  });

  test('cover every visible character of plain prose except the joints', async () => {
    const lines = 'The lines of a paragraph are joined\ninto one, however many there are.';
    const [bytes] = [await makePdf({ pages: [{ kind: 'text', blocks: [lines] }] })];
    const page = await (await openBytes(bytes)).page(1);
    const covered = page.runs.map(({ charFrom, charTo }) => page.text.slice(charFrom, charTo));
    expect(covered).toEqual(lines.split('\n'));
  });

  test('leave out a dropped hyphen and keep both halves of the word', async () => {
    const bytes = await makePdf({ pages: [{ kind: 'text', blocks: ['The develop-\nment of the theory.'] }] });
    const page = await (await openBytes(bytes)).page(1);
    expect(page.text).toBe('The development of the theory.');
    expect(page.runs.map(({ charFrom, charTo }) => page.text.slice(charFrom, charTo))).toEqual([
      'The develop',
      'ment of the theory.',
    ]);
  });

  test.for(['physics-ch05.pdf', 'fisica-universitaria-ch03.pdf'])(
    'are exact on every page of %s',
    async (name, context) => {
      const path = new URL(`../../../shared/data/textbooks/${name}`, import.meta.url);
      const file = await readFile(path).catch(() => null);
      if (file === null) return context.skip('the textbooks are not on this machine');
      const document = await openBytes(new Uint8Array(file));
      for (let number = 1; number <= document.info.pageCount; number += 4) {
        const page = await document.page(number);
        expect(page.runs.length).toBeGreaterThan(0);
        expectExactRuns(page, await readItems(new Uint8Array(file), number));
      }
    },
  );
});
