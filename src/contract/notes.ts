// Notes a student keeps, for now those saved from answers: Markdown text with its sources.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id, instant, scope } from './ids.ts';

/** Where a marker [n] of the text points; `materialId` is null when there is nothing to open. */
export const noteSource = z.object({
  marker: z.number().int().min(1),
  materialId: id.nullable(),
  materialTitle: z.string(),
  page: z.number().int(),
  charFrom: z.number().int(),
  charTo: z.number().int(),
  quote: z.string(),
});
export type NoteSource = z.infer<typeof noteSource>;

export const note = z.object({
  id,
  title: z.string(),
  /** Markdown, with markers [n]. */
  body: z.string(),
  sources: z.array(noteSource),
  scope,
  /** The answer it was saved from. */
  messageId: id.nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type Note = z.infer<typeof note>;

const one = faults('PROFILE_REQUIRED', 'NOT_FOUND');
const title = z.string().trim().min(1).max(200);

export const notesContract = {
  /** Most recently changed first. `text` searches titles and bodies. */
  list: oc
    .errors(faults('PROFILE_REQUIRED'))
    .input(z.object({ text: z.string().max(500).optional(), scope: scope.optional() }).optional())
    .output(z.array(note)),
  get: oc
    .errors(one)
    .input(z.object({ noteId: id }))
    .output(note),
  /** Saves an answer with its question as title and its sources; saving it again returns the note that is there. */
  saveAnswer: oc
    .errors(one)
    .input(z.object({ messageId: id }))
    .output(z.object({ note, existed: z.boolean() })),
  edit: oc
    .errors(one)
    .input(z.object({ noteId: id, title: title.optional(), body: z.string().max(100_000).optional() }))
    .output(note),
  /** Hides a note; restorable until the next start. */
  remove: oc
    .errors(one)
    .input(z.object({ noteId: id }))
    .output(z.void()),
  restore: oc
    .errors(one)
    .input(z.object({ noteId: id }))
    .output(z.void()),
};
