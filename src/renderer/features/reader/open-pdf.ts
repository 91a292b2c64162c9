// Opens a stored PDF in pdf.js: its parser in a worker, its bytes by range, its fonts and maps from our own folder.
// Passwords go to the parser and nowhere else.
import {
  GlobalWorkerOptions,
  getDocument,
  PasswordResponses,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
} from 'pdfjs-dist';
import { type FileSource, StoredFileTransport } from './byte-ranges.ts';
import workerUrl from './pdf-worker.ts?worker&url';

/** Bytes pdf.js asks for at a time; neighbouring asks are joined, so this is the waste of a random access. */
const rangeChunkSize = 64 * 1024;

export interface OpenPdfOptions extends FileSource {
  /** A password is needed, or the last one was wrong. `answer` tries one. */
  onPassword: (answer: (password: string) => void, wrong: boolean) => void;
}

export interface OpeningPdf {
  pdf: Promise<PDFDocumentProxy>;
  /** Ends the worker and every read; safe at any time. */
  close: () => void;
}

export function openPdf({ onPassword, ...source }: OpenPdfOptions): OpeningPdf {
  GlobalWorkerOptions.workerSrc = workerUrl;
  const range = new StoredFileTransport(source);
  const task: PDFDocumentLoadingTask = getDocument({
    range,
    rangeChunkSize,
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl: dataFolder('cmaps'),
    standardFontDataUrl: dataFolder('standard_fonts'),
    wasmUrl: dataFolder('wasm'),
    iccUrl: dataFolder('iccs'),
    // The standard fonts travel with the app: a system's own substitutes are of other widths and squeeze the words.
    useSystemFonts: false,
    verbosity: 0,
  });
  task.onPassword = (answer: (password: string) => void, reason: number) =>
    onPassword(answer, reason === PasswordResponses.INCORRECT_PASSWORD);
  return {
    pdf: task.promise,
    close() {
      range.abort();
      task.destroy().catch(() => {});
    },
  };
}

/** What the parser was still fetching fails with it, in promises of its own that nobody can wait for. */
function forgive(event: PromiseRejectionEvent): void {
  if (/^Worker was (terminated|destroyed)/.test(String(event.reason?.message))) event.preventDefault();
}
window.addEventListener('unhandledrejection', forgive);

function dataFolder(name: string): string {
  return new URL(`pdfjs/${name}/`, document.baseURI).href;
}
