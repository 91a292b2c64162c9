// Materials: taken in, read page by page, organised, deleted without a trace.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { contentType, outlineItem, pageKind } from './engine.ts';
import { faults } from './faults.ts';
import { id, instant } from './ids.ts';

/** Above this the renderer sends a file in parts; below, in one call. */
export const singleCallBytes = 8 * 1024 * 1024;
export const uploadPartBytes = 4 * 1024 * 1024;
/** Refused above this with FILE_TOO_LARGE: a whole-book scan is some 300 MB. */
export const maxFileBytes = 2 * 1024 * 1024 * 1024;

/**
 * queued → extracting → indexing → ready, or needs_ocr (no readable page), failed (errorCode says why), cancelled,
 * locked (waits for a password). `paused` is a flag beside it.
 */
export const processingStatus = z.enum([
  'queued',
  'extracting',
  'indexing',
  'ready',
  'needs_ocr',
  'locked',
  'failed',
  'cancelled',
]);
export type ProcessingStatus = z.infer<typeof processingStatus>;

/** Page numbers by kind; every page of a finished material is in exactly one list. */
export const pageKinds = z.record(pageKind, z.array(z.number().int()));

export const material = z.object({
  id,
  title: z.string(),
  fileName: z.string(),
  contentType,
  byteSize: z.number().int(),
  status: processingStatus,
  paused: z.boolean(),
  /** A fault code when status is failed or locked, with values for its sentence. */
  errorCode: z.string().nullable(),
  errorParams: z.record(z.string(), z.union([z.string(), z.number()])).nullable(),
  /** Null until the file has been opened. */
  pageCount: z.number().int().nullable(),
  /** Pages stored so far; they are readable and searchable already. */
  pagesDone: z.number().int(),
  readablePages: z.number().int(),
  /** Pages that hold no readable text, by kind (never "text"). */
  unreadable: pageKinds,
  /** ISO 639-3 code of the main language, null when unknown. */
  language: z.string().nullable(),
  subjectId: id.nullable(),
  topicId: id.nullable(),
  /** The file holds text that addresses an AI; a notice, nothing more. */
  addressesAi: z.boolean(),
  /** Its text is never given to a model outside this computer. */
  neverSend: z.boolean(),
  uploadedAt: instant,
  deletedAt: instant.nullable(),
});
export type Material = z.infer<typeof material>;

export const materialDetail = material.extend({
  outline: z.array(outlineItem),
  pages: z.array(
    z.object({
      page: z.number().int(),
      kind: pageKind,
      charCount: z.number().int(),
      error: z.string().nullable(),
    }),
  ),
  passageCount: z.number().int(),
});
export type MaterialDetail = z.infer<typeof materialDetail>;

/** `duplicate`: the same bytes were in the library already; `material` is the one that was there. */
export const imported = z.object({ material, duplicate: z.boolean() });
export type Imported = z.infer<typeof imported>;

const place = { subjectId: id.nullish(), topicId: id.nullish() };
const importFaults = faults(
  'PROFILE_REQUIRED',
  'NOT_FOUND',
  'FILE_EMPTY',
  'FILE_TOO_LARGE',
  'FILE_UNSUPPORTED',
  'FILE_UNREADABLE',
  'STORAGE_FULL',
);
const one = faults('PROFILE_REQUIRED', 'NOT_FOUND');
const many = z.object({ ids: z.array(id).min(1).max(500) });

export const libraryContract = {
  /** Stores the file by its SHA-256 and queues it; returns at once. PDF, Markdown and plain text. */
  import: oc
    .errors(importFaults)
    .input(z.object({ file: z.file(), ...place }))
    .output(imported),
  /** Opens an upload for a file over `singleCallBytes`; parts of `uploadPartBytes` follow in order. */
  beginUpload: oc
    .errors(importFaults)
    .input(z.object({ fileName: z.string().max(1000), byteSize: z.number().int().min(0) }))
    .output(z.object({ uploadId: id })),
  uploadPart: oc
    .errors(faults('PROFILE_REQUIRED', 'NOT_FOUND', 'BAD_REQUEST', 'STORAGE_FULL'))
    .input(z.object({ uploadId: id, index: z.number().int().min(0), part: z.file() }))
    .output(z.object({ receivedBytes: z.number().int() })),
  finishUpload: oc
    .errors({ ...importFaults, ...faults('BAD_REQUEST') })
    .input(z.object({ uploadId: id, ...place }))
    .output(imported),
  abortUpload: oc
    .errors(faults('PROFILE_REQUIRED'))
    .input(z.object({ uploadId: id }))
    .output(z.void()),
  /** Imports the sample chapter that ships with the app. */
  importSample: oc.errors(importFaults).output(imported),
  /** Newest first. `deleted: true` lists what can still be restored. */
  list: oc
    .errors(faults('PROFILE_REQUIRED'))
    .input(
      z
        .object({ subjectId: id.optional(), topicId: id.optional(), deleted: z.boolean().optional() })
        .optional(),
    )
    .output(z.array(material)),
  get: oc.errors(one).input(z.object({ id })).output(materialDetail),
  rename: oc
    .errors(one)
    .input(z.object({ id, title: z.string().trim().min(1).max(300) }))
    .output(material),
  /** Moves to a topic (its subject follows), to a subject, or with both null off every shelf. */
  move: oc
    .errors(one)
    .input(many.extend({ subjectId: id.nullable(), topicId: id.nullable() }))
    .output(z.void()),
  /** Keeps the text of materials on this computer, whatever model is chosen; or no longer. */
  setNeverSend: oc
    .errors(one)
    .input(many.extend({ neverSend: z.boolean() }))
    .output(z.void()),
  /** Hides materials everywhere at once; they can be restored for seven days, then go for good. */
  remove: oc.errors(one).input(many).output(z.void()),
  restore: oc.errors(one).input(many).output(z.void()),
  /** Removes row, pages, chunks, full text, vectors and file for good. */
  purge: oc.errors(one).input(many).output(z.void()),
  pause: oc.errors(one).input(z.object({ id })).output(material),
  resume: oc.errors(one).input(z.object({ id })).output(material),
  /** Stops an import; pages stored so far stay readable. */
  cancel: oc.errors(one).input(z.object({ id })).output(material),
  /** Starts a failed or cancelled import again from the first missing or failed page. */
  retry: oc.errors(one).input(z.object({ id })).output(material),
  /** Tries a password on a locked PDF; it is used for this import and never stored. FILE_LOCKED: wrong. */
  unlock: oc
    .errors(faults('PROFILE_REQUIRED', 'NOT_FOUND', 'FILE_LOCKED', 'ENGINE_LOST'))
    .input(z.object({ id, password: z.string().max(500) }))
    .output(material),
};
