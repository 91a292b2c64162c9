// PDFs made for one test: pages of text by pdfkit, and hand-made bytes for what no library would write.
import PDFDocument from 'pdfkit';

export interface PdfOptions {
  title?: string;
  userPassword?: string;
}

/** One page for each text; an empty text leaves its page blank. */
export async function pdfFile(name: string, pages: string[], options: PdfOptions = {}): Promise<File> {
  return new File([await pdfBytes(pages, options)], name);
}

export function pdfBytes(
  pages: string[],
  { title, userPassword }: PdfOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const document = new PDFDocument({
    autoFirstPage: false,
    size: 'A5',
    // A fixed date, so that the same pages are the same bytes.
    info: { CreationDate: new Date(0), ...(title ? { Title: title } : {}) },
    ...(userPassword ? { userPassword } : {}),
  });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise<Uint8Array<ArrayBuffer>>((resolve) =>
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(parts)))),
  );
  for (const text of pages) {
    document.addPage();
    if (text) document.fontSize(11).text(text);
  }
  document.end();
  return done;
}

/** A PDF whose page tree is empty. */
export function pdfWithoutPages(): File {
  const body =
    '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n' +
    '2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n';
  const xref = `xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n`;
  const trailer = `trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return new File([body + xref + trailer], 'no-pages.pdf');
}
