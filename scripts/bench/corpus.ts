// Text and PDFs to measure on, made from a seed: a vocabulary with the long tail of real prose, so that rare and
// common words cost what they cost in a book.
import PDFDocument from 'pdfkit';

const syllables =
  'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo ya zen tor mal rin pos dul ver'.split(' ');

/** A generator of numbers in [0, 1) that repeats itself for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `size` made-up words; the lower the index, the more often it is drawn. */
export function vocabulary(size: number, seed = 7): string[] {
  const random = randomFrom(seed);
  const words = new Set<string>();
  while (words.size < size) {
    const length = 2 + Math.floor(random() * 3);
    words.add(Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join(''));
  }
  return [...words];
}

/** Draws words by Zipf's law. */
export function prose(words: readonly string[], count: number, random: () => number): string {
  const out: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const rank = Math.floor(words.length ** random()) - 1;
    const word = words[Math.max(0, rank)]!;
    out.push(i % 14 === 0 ? word[0]!.toUpperCase() + word.slice(1) : i % 14 === 13 ? `${word}.` : word);
  }
  return out.join(' ');
}

/** A PDF of `pages` pages of about 400 words with headings. */
export async function makeBook(pages: number, seed = 11): Promise<Uint8Array> {
  const words = vocabulary(8_000);
  const random = randomFrom(seed);
  const doc = new PDFDocument({ autoFirstPage: false, size: 'A5', margin: 40, compress: true });
  const parts: Buffer[] = [];
  const done = new Promise<void>((resolve) => doc.on('end', resolve));
  doc.on('data', (part: Buffer) => parts.push(part));
  for (let page = 1; page <= pages; page += 1) {
    doc.addPage();
    if (page % 5 === 1)
      doc
        .font('Helvetica-Bold')
        .fontSize(14)
        .text(prose(words, 4, random))
        .moveDown();
    doc.font('Times-Roman').fontSize(9);
    for (let paragraph = 0; paragraph < 4; paragraph += 1) {
      doc.text(prose(words, 98, random)).moveDown(0.5);
    }
  }
  doc.end();
  await done;
  return new Uint8Array(Buffer.concat(parts));
}
