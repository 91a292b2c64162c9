// Opens a stored file as the kind of document it was imported as.
import { readFile } from 'node:fs/promises';
import type { ContentType } from '#contract/engine.ts';
import { type EngineDocument, OpenFault } from './document.ts';

/** Reads and opens the file at `path`. Throws OpenFault. */
export async function openDocument(
  path: string,
  contentType: ContentType,
  password?: string,
): Promise<EngineDocument> {
  const data = await readBytes(path);
  if (data.byteLength === 0) throw new OpenFault('FILE_EMPTY');
  // Loaded on demand: a session that only reads notes never pays for the PDF library.
  if (contentType === 'application/pdf') {
    const { openPdf } = await import('./pdf/pdf-document.ts');
    return openPdf(data, password);
  }
  const { openText } = await import('./text/text-document.ts');
  return openText(data, contentType);
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const buffer = await readFile(path);
    // pdf.js takes bytes over, and a pooled buffer would take its neighbours along.
    return buffer.byteLength === buffer.buffer.byteLength
      ? new Uint8Array(buffer.buffer)
      : new Uint8Array(buffer);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code === 'ENOENT') throw new OpenFault('NOT_FOUND');
    throw new OpenFault('FILE_UNREADABLE', code);
  }
}
