// In and out in open formats: cards with Anki and as CSV, quizzes as Markdown and CSV. A file that comes in is looked at
// first and taken in only when the student has seen what it holds.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id } from './ids.ts';

export const cardFormat = z.enum(['apkg', 'anki_text', 'csv', 'markdown']);
export const quizFormat = z.enum(['markdown', 'csv']);

/** An Anki package may hold this much, packed and unpacked. */
export const maxPackageBytes = 512 * 1024 * 1024;

/** A picture of a card: PNG, JPEG, GIF or WebP. */
export const maxPictureBytes = 5 * 1024 * 1024;

/** What a file holds, and how its fields could be read. */
export const incoming = z.object({
  importId: id,
  format: z.enum(['apkg', 'anki_text', 'csv']),
  kinds: z.array(
    z.object({
      /** Note type in Anki; "" for a table. */
      name: z.string(),
      fields: z.array(z.string()),
      count: z.number().int(),
      isCloze: z.boolean(),
      /** The first rows, as plain text. */
      samples: z.array(z.array(z.string())),
      /** Guessed fields for question and answer. */
      front: z.number().int(),
      back: z.number().int(),
    }),
  ),
  media: z.number().int(),
  /** Intervals could be kept. */
  hasSchedule: z.boolean(),
  /** Of a table: the encoding that was read. */
  encoding: z.string().nullable(),
});
export type Incoming = z.infer<typeof incoming>;

export const taken = z.object({
  made: z.number().int(),
  /** Cards that were there and got new texts. */
  updated: z.number().int(),
  /** Same text already there, or empty. */
  skipped: z.number().int(),
  media: z.number().int(),
  /** Pictures and sounds left out: too large, of a kind that is not shown, or missing. */
  mediaLeftOut: z.number().int(),
});
export type Taken = z.infer<typeof taken>;

const own = faults('PROFILE_REQUIRED');

export const exchangeContract = {
  /** All cards of the profile, or those of a topic. */
  exportCards: oc
    .errors({ ...own, ...faults('NOT_FOUND') })
    .input(z.object({ format: cardFormat, topicId: id.optional() }))
    .output(z.file()),
  /** `withKey`: answers and reasons after the questions. */
  exportQuiz: oc
    .errors({ ...own, ...faults('NOT_FOUND') })
    .input(z.object({ quizId: id, format: quizFormat, withKey: z.boolean().default(true) }))
    .output(z.file()),
  /**
   * Everything a student made, as one zip of open formats: notes, highlights, cards, quizzes, sessions, XP, lessons and
   * their videos. It may be larger than a message: `address` is a path of the window's own origin to save it from.
   */
  exportAll: oc.errors(own).output(z.object({ fileName: z.string(), address: z.string() })),
  /** Opens an upload for a file too large for one call; parts follow in order as for the library, then `look` with its id. */
  beginLook: oc
    .errors({ ...own, ...faults('FILE_EMPTY', 'FILE_TOO_LARGE', 'STORAGE_FULL') })
    .input(z.object({ fileName: z.string().max(1000), byteSize: z.number().int().min(0) }))
    .output(z.object({ uploadId: id })),
  lookPart: oc
    .errors({ ...own, ...faults('NOT_FOUND', 'BAD_REQUEST', 'STORAGE_FULL') })
    .input(z.object({ uploadId: id, index: z.number().int().min(0), part: z.file() }))
    .output(z.object({ receivedBytes: z.number().int() })),
  abortLook: oc
    .errors(own)
    .input(z.object({ uploadId: id }))
    .output(z.void()),
  /**
   * A small file itself, or an upload that has arrived whole. FILE_UNREADABLE has params.reason: not_anki, damaged,
   * unsafe_path, too_large, encoding, no_rows.
   */
  look: oc
    .errors({
      ...own,
      ...faults(
        'FILE_UNREADABLE',
        'FILE_TOO_LARGE',
        'FILE_UNSUPPORTED',
        'STORAGE_FULL',
        'NOT_FOUND',
        'BAD_REQUEST',
      ),
    })
    .input(z.union([z.object({ file: z.file() }), z.object({ uploadId: id })]))
    .output(incoming),
  /** Takes in what was looked at. Cards exported from here are recognised and updated, not doubled. */
  take: oc
    .errors({ ...own, ...faults('NOT_FOUND', 'BAD_REQUEST', 'STORAGE_FULL') })
    .input(
      z.object({
        importId: id,
        kinds: z.array(z.object({ name: z.string(), front: z.number().int(), back: z.number().int() })),
        keepSchedule: z.boolean().default(false),
        topicId: id.nullable().default(null),
      }),
    )
    .output(taken),
  /** Questions from a CSV: stem, right answer, up to five wrong ones, explanation, difficulty. FILE_UNREADABLE as above, with params.row. */
  takeQuiz: oc
    .errors({ ...own, ...faults('FILE_UNREADABLE', 'FILE_UNSUPPORTED', 'NOT_FOUND') })
    .input(
      z.object({
        file: z.file(),
        title: z.string().trim().min(1).max(200),
        topicId: id.nullable().default(null),
      }),
    )
    .output(z.object({ quizId: id, questions: z.number().int(), skipped: z.number().int() })),
  /** A picture of a card. */
  media: oc
    .errors({ ...own, ...faults('NOT_FOUND') })
    .input(z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }))
    .output(z.file()),
  /** Stores a picture for a card; its text then holds ![…](media:HASH). FILE_UNSUPPORTED: no PNG, JPEG, GIF, WebP. */
  addMedia: oc
    .errors({ ...own, ...faults('FILE_UNSUPPORTED', 'FILE_TOO_LARGE', 'STORAGE_FULL') })
    .input(z.object({ file: z.file() }))
    .output(z.object({ hash: z.string() })),
};
