import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineDocument } from '#engine/document.ts';
import { openPdf } from '#engine/pdf/pdf-document.ts';
import { makeSample } from '../../scripts/make-sample.ts';
import { parseSample, runs } from '../../scripts/sample-text.ts';

const folder = new URL('../../resources/sample/', import.meta.url);
const source = readFileSync(new URL('how-memory-works.md', folder), 'utf8');
const committed = readFileSync(new URL('lectern-sample.pdf', folder));

describe('the sample', () => {
  it('is what its text gives, byte for byte', async () => {
    expect((await makeSample(source)).equals(committed)).toBe(true);
  });

  it('uses only letters that the standard fonts have', () => {
    // Beyond ASCII: the few of Windows-1252 the text needs.
    expect([...source].filter((char) => char > '~' && !'×–ø'.includes(char))).toEqual([]);
  });

  it('defines at least twenty terms and says things with years in them', () => {
    const entries = parseSample(source).filter((block) => block.kind === 'entry');
    expect(entries.filter(({ term }) => !/^\d+$/.test(term)).length).toBeGreaterThanOrEqual(20);
    expect(new Set(source.match(/\b(18|19|20)\d\d\b/g)).size).toBeGreaterThanOrEqual(15);
  });

  it('marks exponents apart from their base', () => {
    expect(runs('10^{14} cells')).toEqual([
      { text: '10', raised: false },
      { text: '14', raised: true },
      { text: ' cells', raised: false },
    ]);
  });
});

describe('the sample as Lectern reads it', () => {
  let document: EngineDocument;
  beforeAll(async () => {
    document = await openPdf(new Uint8Array(committed));
  });
  afterAll(() => document.close());

  it('has 8 to 12 pages of text, a title and an outline in two levels that points into them', async () => {
    const { pageCount, title, outline } = document.info;
    expect(pageCount).toBeGreaterThanOrEqual(8);
    expect(pageCount).toBeLessThanOrEqual(12);
    expect(title).toContain('How Memory Works');
    expect(new Set(outline.map((item) => item.level))).toEqual(new Set([1, 2]));
    for (const item of outline) {
      const page = await document.page(item.page ?? 0);
      expect(page.kind).toBe('text');
      expect(page.text).toContain(item.title);
    }
  });

  it('keeps its definitions whole and free of running lines', async () => {
    const pages = await Promise.all(
      Array.from({ length: document.info.pageCount }, (_, index) => document.page(index + 1)),
    );
    const text = pages.map((page) => page.text).join('\n\n');
    expect(text).toContain('A synapse is the junction where one neuron passes its signal to the next.');
    expect(text).toContain('Chunk: a group of elements that memory treats as a single unit.');
    expect(text).toContain('S = 100 × (L – R) / L');
    expect(text.match(/How Memory Works/g)).toHaveLength(1);
  });
});
