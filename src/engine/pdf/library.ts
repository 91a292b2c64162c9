// Loads pdf.js for Node. Its parser runs in this process (the process itself is the sandbox), and its data files
// (character maps, standard fonts, decoders) are read from the pdfjs-dist folder: the installed package, or
// LECTERN_PDFJS_DIR where the app is packaged and the package itself is not shipped.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { DocumentInitParameters, PDFDocumentLoadingTask } from 'pdfjs-dist/types/src/display/api.js';

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';

let loaded: Promise<PdfJs> | undefined;

/** pdf.js with its parser attached; loaded on first use, because it takes a few hundred milliseconds. */
export function loadPdfJs(): Promise<PdfJs> {
  loaded ??= importPdfJs();
  return loaded;
}

/** Starts reading a PDF held in memory. The bytes are handed over: do not use them afterwards. */
export async function startLoading(data: Uint8Array, password?: string): Promise<PDFDocumentLoadingTask> {
  const pdfjs = await loadPdfJs();
  const options: DocumentInitParameters = {
    data,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    stopAtErrors: false,
    cMapPacked: true,
    BinaryDataFactory: DataFiles,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    // The only way to a font's real name, and so to its weight.
    fontExtraProperties: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    ...(password === undefined ? {} : { password }),
  };
  return pdfjs.getDocument(options);
}

async function importPdfJs(): Promise<PdfJs> {
  const [pdfjs, worker] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    // @ts-expect-error the package ships no types for its parser
    import('pdfjs-dist/legacy/build/pdf.worker.mjs'),
  ]);
  // pdf.js looks here before it tries to fetch a worker script by address.
  Object.assign(globalThis, { pdfjsWorker: worker });
  return pdfjs;
}

/**
 * Reads pdf.js' data files. Its own reader for Node is not taken in Electron's utility process, which pdf.js mistakes
 * for a browser: without these files, text in fonts that are not embedded would silently be lost.
 */
class DataFiles {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const folder = dataFolders[kind];
    if (folder === undefined || basename(filename) !== filename)
      throw new Error(`no such data file: ${kind}`);
    return new Uint8Array(await readFile(join(pdfJsFolder(), folder, filename)));
  }
}

const dataFolders: Readonly<Record<string, string>> = {
  cMapUrl: 'cmaps',
  standardFontDataUrl: 'standard_fonts',
  wasmUrl: 'wasm',
};

function pdfJsFolder(): string {
  const override = process.env.LECTERN_PDFJS_DIR;
  if (override) return override;
  return dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
}
