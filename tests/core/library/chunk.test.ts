// Passages: they cover the text exactly, respect sections, and do not depend on how the pages arrived.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginning, type Chunk, cutChunks } from '#core/library/chunk.ts';
import { estimateTokens, type TextPage } from '#core/library/units.ts';
import { locateInPages } from '#core/search/passage.ts';

const sentence = fc
  .array(
    fc.constantFrom('energy', 'mass', 'Dr. Ohm', 'the', 'e.g. 3.5', 'força', '光合作用', 'of', 'moves 🙂'),
    {
      minLength: 1,
      maxLength: 24,
    },
  )
  .chain((words) => fc.constantFrom('.', '?', '', ' ').map((end) => words.join(' ') + end));
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 12 }).map((all) => all.join(' '));
const block = fc.oneof(
  { weight: 5, arbitrary: paragraph.map((text) => ({ text, level: null as number | null })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('Waves', 'Heat and work', 'Chapter 3'), fc.integer({ min: 1, max: 4 }))
      .map(([text, level]) => ({ text, level: level as number | null })),
  },
);
const pages = fc
  .array(fc.array(block, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 })
  .map((contents) => contents.map((blocks, i) => pageOf(1 + i * 2, blocks)));

function pageOf(page: number, blocks: { text: string; level: number | null }[]): TextPage {
  let text = '';
  const headings: TextPage['headings'] = [];
  for (const each of blocks) {
    if (text !== '') text += '\n\n';
    if (each.level !== null) {
      headings.push({ charFrom: text.length, charTo: text.length + each.text.length, level: each.level });
    }
    text += each.text;
  }
  return { page, text, headings };
}

const cutAll = (all: TextPage[]) => cutChunks(all, beginning, true).chunks;

/** As an import does it: some pages at a time, carrying only what the cursor still needs. */
function cutInBatches(all: TextPage[], sizes: number[]): Chunk[] {
  const chunks: Chunk[] = [];
  let cursor = beginning;
  let carried: TextPage[] = [];
  let at = 0;
  for (let turn = 0; at < all.length; turn += 1) {
    const size = sizes[turn % sizes.length] as number;
    carried.push(...all.slice(at, at + size));
    at += size;
    const cut = cutChunks(carried, cursor, false);
    chunks.push(...cut.chunks);
    cursor = cut.next;
    carried = carried.filter(({ page }) => page >= cursor.page);
  }
  return [...chunks, ...cutChunks(carried, cursor, true).chunks];
}

describe('passages', () => {
  test('cover every non-blank character exactly once', () => {
    fc.assert(
      fc.property(pages, (all) => {
        const covered = new Map(all.map(({ page, text }) => [page, new Uint8Array(text.length)]));
        for (const chunk of cutAll(all)) {
          for (const { page, text } of all) {
            if (page < chunk.pageFrom || page > chunk.pageTo) continue;
            const from = page === chunk.pageFrom ? chunk.charFrom : 0;
            const to = page === chunk.pageTo ? chunk.charTo : text.length;
            for (let i = from; i < to; i += 1) covered.get(page)![i]! += 1;
          }
        }
        for (const { page, text } of all) {
          for (let i = 0; i < text.length; i += 1) {
            const times = covered.get(page)![i]!;
            expect(times).toBeLessThanOrEqual(1);
            if (text[i]?.trim()) expect(times).toBe(1);
          }
        }
      }),
    );
  });

  test('hold the slices of their pages joined by one line feed, and any place in them can be found again', () => {
    fc.assert(
      fc.property(pages, fc.nat(), fc.nat(), (all, a, b) => {
        const lengths = all.map(({ page, text }) => ({ page, length: text.length }));
        for (const chunk of cutAll(all)) {
          const slice = locateInPages(chunk, lengths, 0, chunk.text.length).map(
            ({ page, charFrom, charTo }) =>
              all.find((each) => each.page === page)!.text.slice(charFrom, charTo),
          );
          expect(slice.join('\n')).toBe(chunk.text);
          const from = a % chunk.text.length;
          const to = from + 1 + (b % (chunk.text.length - from));
          const parts = locateInPages(chunk, lengths, from, to).map(({ page, charFrom, charTo }) =>
            all.find((each) => each.page === page)!.text.slice(charFrom, charTo),
          );
          expect(parts.join('')).toBe(withoutPageBreaks(chunk, lengths, from, to));
        }
      }),
    );
  });

  test('are the same however the pages arrive', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(pages, sizes, (all, turns) => {
        expect(cutInBatches(all, turns)).toEqual(cutAll(all));
      }),
      { numRuns: 300 },
    );
  });

  test('never hold text from both sides of a chapter or section heading', () => {
    fc.assert(
      fc.property(pages, (all) => {
        for (const chunk of cutAll(all)) {
          for (const { page, headings } of all) {
            for (const { charFrom, level } of headings) {
              const isInside =
                level <= 2 &&
                page >= chunk.pageFrom &&
                page <= chunk.pageTo &&
                !(page === chunk.pageFrom && charFrom <= chunk.charFrom) &&
                !(page === chunk.pageTo && charFrom >= chunk.charTo);
              if (isInside) expect(onlyHeadingsBefore(all, chunk, page, charFrom)).toBe(true);
            }
          }
        }
      }),
    );
  });

  test('of running prose have 250 to 350 tokens', () => {
    const prose = 'A body at rest stays at rest until a force acts on it, which anyone can see on a table. ';
    const text = Array.from({ length: 30 }, () => prose.repeat(3).trim()).join('\n\n');
    const chunks = cutAll([{ page: 1, text, headings: [] }]);
    expect(chunks.length).toBeGreaterThan(5);
    for (const { tokens } of chunks.slice(0, -1)) {
      expect(tokens).toBeGreaterThanOrEqual(250);
      expect(tokens).toBeLessThanOrEqual(350);
    }
  });

  test('carry the headings above them, outermost first', () => {
    const page = pageOf(1, [
      { text: 'Motion', level: 1 },
      { text: 'Falling', level: 2 },
      { text: 'All bodies fall alike.', level: null },
      { text: 'Throwing', level: 2 },
      { text: 'A thrown body follows a parabola.', level: null },
    ]);
    expect(cutAll([page]).map(({ heading }) => heading)).toEqual(['Motion › Falling', 'Motion › Throwing']);
  });

  test('join a sentence that runs over a page break', () => {
    const first = { page: 1, text: `${'Filler text here. '.repeat(60)}The force is`, headings: [] };
    const second = {
      page: 2,
      text: `equal to mass times acceleration. ${'More text. '.repeat(90)}`.trim(),
      headings: [],
    };
    const holding = cutAll([first, second]).filter(({ text }) => /force is\s+equal/.test(text));
    expect(holding).toHaveLength(1);
  });
});

test('a text without spaces counts about one token a character', () => {
  expect(estimateTokens('光合作用は光のエネルギーを使う')).toBe(15);
  expect(estimateTokens('word '.repeat(100))).toBe(125);
});

function withoutPageBreaks(
  chunk: Chunk,
  lengths: { page: number; length: number }[],
  from: number,
  to: number,
) {
  let out = chunk.text.slice(from, to);
  let at = 0;
  const breaks: number[] = [];
  for (const { page, length } of lengths) {
    if (page < chunk.pageFrom || page >= chunk.pageTo) continue;
    at += length - (page === chunk.pageFrom ? chunk.charFrom : 0);
    breaks.push(at);
    at += 1;
  }
  for (const position of breaks.toReversed()) {
    if (position >= from && position < to)
      out = out.slice(0, position - from) + out.slice(position - from + 1);
  }
  return out;
}

function onlyHeadingsBefore(all: TextPage[], chunk: Chunk, page: number, charFrom: number): boolean {
  for (const each of all) {
    if (each.page < chunk.pageFrom || each.page > page) continue;
    const from = each.page === chunk.pageFrom ? chunk.charFrom : 0;
    const to = each.page === page ? charFrom : each.text.length;
    for (let i = from; i < to; i += 1) {
      const inHeading = each.headings.some((h) => i >= h.charFrom && i < h.charTo);
      if (each.text[i]?.trim() && !inHeading) return false;
    }
  }
  return true;
}
