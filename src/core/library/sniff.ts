// What a file is, by its first bytes and, for text, by its name. A name alone never makes a file a PDF.
import { extname } from 'node:path';
import type { ContentType } from '#contract/engine.ts';
import { fault } from '../faults.ts';

const textTypes: Record<string, ContentType> = {
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.txt': 'text/plain',
};

/** pdf.js and every reader look this far for the header. */
export const sniffedBytes = 1024;

/** FILE_UNSUPPORTED for names that can be nothing we read; the bytes have the last word. */
export function refuseByName(fileName: string): void {
  const extension = extname(fileName).toLowerCase();
  if (extension !== '.pdf' && !(extension in textTypes)) throw fault('FILE_UNSUPPORTED', { extension });
}

/** FILE_UNREADABLE (params.reason) when the bytes are not what the name says, FILE_UNSUPPORTED for other kinds. */
export function sniff(head: Uint8Array, fileName: string): ContentType {
  const start = Buffer.from(head.subarray(0, sniffedBytes)).toString('latin1');
  const extension = extname(fileName).toLowerCase();
  if (start.startsWith('%PDF-') || (extension === '.pdf' && start.includes('%PDF-')))
    return 'application/pdf';
  if (extension === '.pdf') throw fault('FILE_UNREADABLE', { reason: 'not-a-pdf' });
  const type = textTypes[extension];
  if (!type) throw fault('FILE_UNSUPPORTED', { extension });
  if (!looksLikeText(start)) throw fault('FILE_UNREADABLE', { reason: 'not-text' });
  return type;
}

/** Zeros are text only in UTF-16, where they stand in every second place. */
function looksLikeText(start: string): boolean {
  if (!start.includes('\0')) return true;
  const isUtf16 = start.startsWith('\u00ff\u00fe') || start.startsWith('\u00fe\u00ff');
  return isUtf16 || !start.includes('\0\0');
}
