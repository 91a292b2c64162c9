// Typesets resources/sample/how-memory-works.md as lectern-sample.pdf. Standard fonts, no compression and a fixed date:
// the same text gives the same bytes on every machine, so a test can hold the two together.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { type Block, parseSample, plain, type Run, runs } from './sample-text.ts';

const folder = new URL('../resources/sample/', import.meta.url);

const colour = { ink: '#25221d', muted: '#575146', accent: '#1f5c4b', line: '#ddd5c6', band: '#f6f3ec' };
const font = {
  body: 'Times-Roman',
  italic: 'Times-Italic',
  bold: 'Times-Bold',
  head: 'Helvetica-Bold',
  sans: 'Helvetica',
};
const page = { width: 498.9, height: 708.66, left: 58, right: 58, top: 70, bottom: 60 }; // ISO B5, in points
const measure = page.width - page.left - page.right;
const body = { size: 10.6, gap: 2.6 };
const title = 'How Memory Works';

interface Place {
  text: string;
  level: number;
  page: number;
}

/** The whole document as bytes. */
export async function makeSample(source: string): Promise<Buffer> {
  const blocks = parseSample(source);
  // The contents list needs page numbers that only a first pass knows; its length does not depend on them.
  const first = await typeset(blocks, []);
  return (await typeset(blocks, first.places)).bytes;
}

async function typeset(blocks: Block[], known: Place[]): Promise<{ bytes: Buffer; places: Place[] }> {
  const doc = new PDFDocument({
    size: [page.width, page.height],
    margins: { top: page.top, bottom: page.bottom, left: page.left, right: page.right },
    autoFirstPage: false,
    bufferPages: true,
    compress: false,
    pdfVersion: '1.7',
    lang: 'en-GB',
    displayTitle: true,
    info: {
      Title: `${title}: A short guide to learning that lasts`,
      Author: 'Lectern contributors',
      Subject: 'How people remember, why they forget, and what to do about it',
      Keywords: 'memory, learning, sample, CC0',
      Creator: 'Lectern',
      CreationDate: new Date(Date.UTC(2026, 0, 1)),
    },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => doc.on('end', resolve));

  const places: Place[] = [];
  drawTitlePage(doc, blocks, known);
  doc.addPage();
  let chapter: PDFKit.PDFOutline | undefined;
  blocks.forEach((block, index) => {
    if (block.kind === 'heading') {
      startHeading(doc, block.level, blocks[index - 1]);
      const shown = doc.bufferedPageRange().count;
      places.push({ text: block.text, level: block.level, page: shown });
      if (block.level === 2) chapter = doc.outline.addItem(block.text, { expanded: true });
      else chapter?.addItem(block.text);
    }
    draw(doc, block);
  });
  drawRunningLines(doc);
  doc.end();
  await ended;
  return { bytes: Buffer.concat(chunks), places };
}

function drawTitlePage(doc: PDFKit.PDFDocument, blocks: Block[], known: Place[]): void {
  doc.addPage();
  doc.rect(0, 0, page.width, 216).fill(colour.accent);
  doc.fillColor('#fffdf9').font(font.head).fontSize(30).text(title, page.left, 98, { width: measure });
  doc.font(font.italic).fontSize(14).text('A short guide to learning that lasts', { width: measure });
  doc.fillColor(colour.accent).font(font.head).fontSize(12).text('Contents', page.left, 262);
  doc.moveDown(0.5);
  for (const block of blocks) {
    if (block.kind !== 'heading' || block.level !== 2) continue;
    const y = doc.y;
    const number = known.find((place) => place.text === block.text)?.page;
    doc
      .fillColor(colour.ink)
      .font(font.body)
      .fontSize(11)
      .text(block.text, page.left, y, { width: measure - 30 });
    doc.text(number === undefined ? '' : String(number), page.left, y, { width: measure, align: 'right' });
    doc.y = y + 19;
  }
  doc
    .fillColor(colour.muted)
    .font(font.italic)
    .fontSize(9)
    .text(
      'Written for Lectern. Released under CC0 1.0: use it for anything, no credit needed.',
      page.left,
      515,
      {
        width: measure,
      },
    );
}

/** Leaves room above a heading and never lets one stand alone at the foot of a page. */
function startHeading(doc: PDFKit.PDFDocument, level: number, before: Block | undefined): void {
  const follows = before?.kind === 'heading';
  const needed = level === 2 ? 110 : 80;
  if (doc.y + needed > page.height - page.bottom) doc.addPage();
  else if (doc.y > page.top + 1) doc.y += follows ? 4 : level === 2 ? 20 : 11;
}

function draw(doc: PDFKit.PDFDocument, block: Block): void {
  doc.x = page.left;
  switch (block.kind) {
    case 'heading': {
      const chapter = block.level === 2;
      doc
        .fillColor(chapter ? colour.accent : colour.ink)
        .font(font.head)
        .fontSize(chapter ? 16 : 11.5);
      doc.text(block.text, page.left, doc.y, { width: measure });
      doc.y += chapter ? 5 : 2.5;
      return;
    }
    case 'paragraph':
      paragraph(doc, block.text, 0, 6);
      return;
    case 'item':
      paragraph(doc, block.text, 14, 3.5);
      return;
    case 'entry':
      keepTogether(doc, 28);
      doc.fillColor(colour.ink).fontSize(body.size).font(font.bold);
      doc.text(`${block.term}: `, page.left, doc.y, { width: measure, lineGap: body.gap, continued: true });
      doc.font(font.body).text(block.text, { width: measure, lineGap: body.gap });
      doc.y += 2.6;
      return;
    case 'formula':
      formula(doc, runs(block.text));
      return;
    case 'table':
      table(doc, block.rows);
      return;
    case 'figure':
      figure(doc);
  }
}

function paragraph(doc: PDFKit.PDFDocument, text: string, indent: number, after: number): void {
  doc.fontSize(body.size).font(font.body);
  const options = { width: measure - indent, lineGap: body.gap };
  const pieces = runs(text);
  // A last line alone on the next page looks like a mistake.
  keepTogether(doc, Math.min(doc.heightOfString(plain(text), options), 30));
  // A new page forgets the colour.
  doc.fillColor(colour.ink);
  pieces.forEach((piece, index) => {
    const more = { ...options, continued: index < pieces.length - 1 };
    doc.fontSize(piece.raised ? body.size * 0.7 : body.size);
    const extra = piece.raised ? { rise: body.size * 0.33 } : {};
    if (index === 0) doc.text(piece.text, page.left + indent, doc.y, { ...more, ...extra });
    else doc.text(piece.text, { ...more, ...extra });
  });
  doc.y += after;
}

/** Centred, letters in italics, exponents raised. */
function formula(doc: PDFKit.PDFDocument, pieces: Run[]): void {
  keepTogether(doc, 34);
  const size = 12;
  const dress = (piece: Run) => doc.font(font.italic).fontSize(piece.raised ? size * 0.72 : size);
  const width = pieces.reduce((sum, piece) => sum + dress(piece).widthOfString(piece.text), 0);
  let x = page.left + (measure - width) / 2;
  const y = doc.y + 4;
  doc.fillColor(colour.ink);
  for (const piece of pieces) {
    dress(piece).text(piece.text, x, y - (piece.raised ? 3 : 0), { lineBreak: false });
    x += doc.widthOfString(piece.text);
  }
  doc.y = y + 24;
}

function table(doc: PDFKit.PDFDocument, rows: string[][]): void {
  const height = 17;
  keepTogether(doc, rows.length * height + 8);
  const left = page.left + measure * 0.17;
  const width = measure * 0.66;
  let y = doc.y + 2;
  rows.forEach((row, index) => {
    if (index % 2 === 0) doc.rect(left, y, width, height).fill(colour.band);
    doc
      .fillColor(colour.ink)
      .font(index === 0 ? font.bold : font.body)
      .fontSize(body.size);
    doc.text(row[0] ?? '', left + 8, y + 4, { width: width / 2, lineBreak: false });
    doc.text(row[1] ?? '', left + width / 2, y + 4, { width: width / 2 - 8, align: 'right' });
    y += height;
  });
  doc.y = y + 10;
}

/** The forgetting curve with reviews on days 1, 4 and 11, each of which raises the stability. */
function figure(doc: PDFKit.PDFDocument): void {
  const height = 120;
  keepTogether(doc, height + 60);
  const left = page.left + 26;
  const width = measure - 36;
  const top = doc.y + 6;
  const days = 30;
  const at = (day: number, recall: number): [number, number] => [
    left + (day / days) * width,
    top + (1 - recall) * height,
  ];
  const spans = [
    { from: 0, to: 1, stability: 2 },
    { from: 1, to: 4, stability: 8 },
    { from: 4, to: 11, stability: 22 },
    { from: 11, to: 30, stability: 60 },
  ];
  doc.lineWidth(0.6).strokeColor(colour.line);
  for (const level of [0.5, 1])
    doc
      .moveTo(...at(0, level))
      .lineTo(...at(days, level))
      .stroke();
  doc
    .strokeColor(colour.muted)
    .moveTo(...at(0, 1))
    .lineTo(...at(0, 0))
    .lineTo(...at(days, 0))
    .stroke();
  curve(doc.strokeColor(colour.muted).dash(2, { space: 2 }), at, { from: 0, to: days, stability: 2 });
  doc.undash().lineWidth(1.4).strokeColor(colour.accent);
  for (const span of spans) curve(doc, at, span);
  doc.fillColor(colour.muted).font(font.sans).fontSize(7.5);
  for (const [label, level] of [
    ['100 %', 1],
    ['50 %', 0.5],
    ['0 %', 0],
  ] as const) {
    doc.text(label, page.left - 6, at(0, level)[1] - 4, { width: 28, align: 'right' });
  }
  for (const day of [0, 10, 20, 30]) {
    doc.text(`day ${day}`, at(day, 0)[0] - 20, top + height + 5, { width: 40, align: 'center' });
  }
  doc
    .font(font.italic)
    .fontSize(9)
    .text(
      'Figure 1. The chance of recall over thirty days, without review (dotted) and with reviews on days 1, 4 and 11.',
      page.left,
      top + height + 20,
      { width: measure },
    );
  doc.y += 10;
}

function curve(
  doc: PDFKit.PDFDocument,
  at: (day: number, recall: number) => [number, number],
  { from, to, stability }: { from: number; to: number; stability: number },
): void {
  const steps = 40;
  doc.moveTo(...at(from, 1));
  for (let step = 1; step <= steps; step += 1) {
    const day = from + ((to - from) * step) / steps;
    doc.lineTo(...at(day, Math.exp(-(day - from) / stability)));
  }
  doc.stroke();
}

/** Running header and page number, drawn last, when every page is known. */
function drawRunningLines(doc: PDFKit.PDFDocument): void {
  const { count } = doc.bufferedPageRange();
  for (let index = 1; index < count; index += 1) {
    doc.switchToPage(index);
    // Text below the margin would start a new page.
    doc.page.margins.bottom = 0;
    doc.fillColor(colour.muted).font(font.sans).fontSize(8);
    doc.text(String(index + 1), page.left, page.height - 40, {
      width: measure,
      align: 'center',
      lineBreak: false,
    });
    // The page on which the text begins carries no header, as in a book.
    if (index === 1) continue;
    doc.text(title, page.left, 36, { width: measure, lineBreak: false });
    doc.moveTo(page.left, 49).lineTo(page.width - page.right, 49);
    doc.lineWidth(0.5).strokeColor(colour.line).stroke();
  }
}

function keepTogether(doc: PDFKit.PDFDocument, height: number): void {
  if (doc.y + height > page.height - page.bottom) doc.addPage();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bytes = await makeSample(readFileSync(new URL('how-memory-works.md', folder), 'utf8'));
  writeFileSync(new URL('lectern-sample.pdf', folder), bytes);
  console.log(`resources/sample/lectern-sample.pdf: ${bytes.length} bytes`);
}
