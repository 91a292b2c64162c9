// The promise between the core and its expendable helper process. It is pulled page by page: the core asks for a
// few pages at a time, so pausing, cancelling and bounding memory need no protocol of their own.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';

/** What a page turned out to hold. Only `text` pages are searched, quoted or quizzed. */
export const pageKind = z.enum(['text', 'image_only', 'garbled', 'empty', 'encrypted', 'failed']);
export type PageKind = z.infer<typeof pageKind>;

export const contentType = z.enum(['application/pdf', 'text/markdown', 'text/plain']);
export type ContentType = z.infer<typeof contentType>;

/** One bookmark of the file's outline, depth first. `level` starts at 1; `page` is 1-based, null when it points nowhere. */
export const outlineItem = z.object({
  title: z.string(),
  level: z.number().int().min(1),
  page: z.number().int().min(1).nullable(),
});
export type OutlineItem = z.infer<typeof outlineItem>;

/**
 * Ties stored text to what pdf.js draws: characters [charFrom, charTo) of the page text are, one to one, the characters
 * of text item `item` (index among the items of `page.getTextContent()` that have a `str`) from `offset` on.
 */
export const textRun = z.object({
  charFrom: z.number().int().min(0),
  charTo: z.number().int().min(0),
  item: z.number().int().min(0),
  offset: z.number().int().min(0),
});
export type TextRun = z.infer<typeof textRun>;

/** A heading inside a page's text, [charFrom, charTo); level 1 is the most prominent. */
export const pageHeading = z.object({
  charFrom: z.number().int().min(0),
  charTo: z.number().int().min(0),
  level: z.number().int().min(1).max(6),
});
export type PageHeading = z.infer<typeof pageHeading>;

/**
 * One page, ready to store. `text` is in reading order: paragraphs and headings separated by "\n\n", list and table
 * lines by "\n", lines of a paragraph joined by a space, end-of-line hyphenation undone, running headers, footers and
 * page numbers removed, invisible and bidi-control characters stripped. Width and height are PDF points, unrotated.
 */
export const extractedPage = z.object({
  page: z.number().int().min(1),
  kind: pageKind,
  text: z.string(),
  width: z.number(),
  height: z.number(),
  runs: z.array(textRun),
  headings: z.array(pageHeading),
  error: z.string().nullable(),
});
export type ExtractedPage = z.infer<typeof extractedPage>;

/** An opened document. `handle` is valid in this process only, until `close` or the process ends. */
export const documentInfo = z.object({
  handle: z.string(),
  pageCount: z.number().int().min(0),
  title: z.string().nullable(),
  outline: z.array(outlineItem),
});
export type DocumentInfo = z.infer<typeof documentInfo>;

/** An embedding model as it was loaded. `dim` is the length of its vectors. */
export const loadedEmbedder = z.object({ dim: z.number().int(), maxTokens: z.number().int() });

/**
 * `vectors`: unit vectors one after another, little-endian float32 (texts × dim × 4 bytes). `cutShares`: for each text the
 * share of its words, 0..1, that the tokenizer had to cut into pieces or did not know.
 */
export const embedded = z.object({ vectors: z.file(), cutShares: z.array(z.number()) });

export const pooling = z.enum(['mean', 'cls']);
export type Pooling = z.infer<typeof pooling>;

/** Most texts of one `embed` call. */
export const maxEmbedTexts = 64;

export const engineContract = {
  /** Liveness, memory in bytes and the process id. */
  health: oc.output(z.object({ pid: z.number(), rssBytes: z.number() })),
  /**
   * Opens a stored file. FILE_LOCKED carries params.reason: "needed" (no password given) or "wrong".
   * FILE_UNREADABLE carries params.reason, a short English cause. FILE_EMPTY: no bytes or no pages.
   */
  open: oc
    .errors(faults('FILE_UNREADABLE', 'FILE_LOCKED', 'FILE_EMPTY', 'NOT_FOUND'))
    .input(z.object({ path: z.string(), contentType, password: z.string().optional() }))
    .output(documentInfo),
  /** Extracts pages from..to (1-based, inclusive, at most 16). A page that fails is returned with kind "failed". */
  pages: oc
    .errors(faults('NOT_FOUND', 'BAD_REQUEST'))
    .input(z.object({ handle: z.string(), from: z.number().int().min(1), to: z.number().int().min(1) }))
    .output(z.array(extractedPage)),
  /**
   * Loads a model folder (config.json, tokenizer.json, onnx/model_quantized.onnx or onnx/model.onnx) from this disk; no
   * network is used. Loading a folder that is loaded does nothing; the two used last stay, for one model answers while
   * another reads the library. `pooling`: a text is the mean of its tokens, or its first one. EMBEDDER_UNUSABLE carries
   * params.reason (missing_file with params.file, not_a_model).
   */
  loadEmbedder: oc
    .errors(faults('EMBEDDER_UNUSABLE'))
    .input(
      z.object({
        folder: z.string(),
        threads: z.number().int().min(1),
        pooling: pooling.default('mean'),
      }),
    )
    .output(loadedEmbedder),
  /**
   * Turns texts into unit vectors, one text at a time, between pages of a document. NOT_FOUND: that folder is not loaded
   * (the process is new): load it again.
   */
  embed: oc
    .errors(faults('NOT_FOUND', 'BAD_REQUEST'))
    .input(z.object({ folder: z.string(), texts: z.array(z.string()).max(maxEmbedTexts) }))
    .output(embedded),
  /** Frees a document; closing an unknown handle is fine. */
  close: oc.input(z.object({ handle: z.string() })),
};
