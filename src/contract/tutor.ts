// Doubt threads: questions, and answers that quote the student's own material.
import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id, instant, scope } from './ids.ts';

export const maxQuestionChars = 4000;

/**
 * What a marker [n] points at. `state`: verified (found on the page: open and mark), page_only (open, mark nothing),
 * unverified (no link), removed (the material is gone). One marker may have two rows when its quote crosses a page.
 */
export const citation = z.object({
  marker: z.number().int().min(1),
  materialId: id.nullable(),
  materialTitle: z.string(),
  page: z.number().int(),
  charFrom: z.number().int(),
  charTo: z.number().int(),
  quote: z.string(),
  state: z.enum(['verified', 'page_only', 'unverified', 'removed']),
});
export type Citation = z.infer<typeof citation>;

/** How near the material came: quotes that answer, the nearest passages, or nothing. */
export const band = z.enum(['answer', 'closest', 'none']);
export type Band = z.infer<typeof band>;

export const message = z.object({
  id,
  threadId: id,
  role: z.enum(['user', 'assistant']),
  /** Assistant: quotes, each followed by its marker " [n]", separated by blank lines; empty in band "none". */
  text: z.string(),
  status: z.enum(['streaming', 'done', 'stopped', 'failed']),
  /** Which one answered; null for the student's own messages. */
  mode: z.enum(['extractive', 'local', 'cloud']).nullable(),
  band: band.nullable(),
  /** Band "none": why. */
  reason: z.enum(['not_found', 'no_readable_text', 'no_material', 'still_reading']).nullable(),
  /** Words of the question that occur nowhere in the scope. */
  unknownWords: z.array(z.string()),
  citations: z.array(citation),
  /** The question an answer belongs to. */
  parentId: id.nullable(),
  createdAt: instant,
});
export type Message = z.infer<typeof message>;

export const thread = z.object({
  id,
  title: z.string(),
  topicId: id.nullable(),
  scope,
  messageCount: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
});
export type Thread = z.infer<typeof thread>;

export const askEvent = z.discriminatedUnion('type', [
  /** The stored question. */
  z.object({ type: z.literal('question'), message }),
  z.object({ type: z.literal('searching'), passageCount: z.number().int() }),
  z.object({ type: z.literal('found'), passages: z.number().int() }),
  /** The stored answer, complete, citations verified. */
  z.object({ type: z.literal('answer'), message }),
]);
export type AskEvent = z.infer<typeof askEvent>;

const one = faults('PROFILE_REQUIRED', 'NOT_FOUND');

export const tutorContract = {
  /** Most recently used first. `text` searches titles and all messages. */
  threads: oc
    .errors(faults('PROFILE_REQUIRED'))
    .input(z.object({ text: z.string().max(500).optional(), scope: scope.optional() }).optional())
    .output(z.array(thread.extend({ excerpt: z.string().nullable() }))),
  create: oc.errors(one).input(z.object({ scope })).output(thread),
  get: oc
    .errors(one)
    .input(z.object({ threadId: id }))
    .output(z.object({ thread, messages: z.array(message) })),
  rename: oc
    .errors(one)
    .input(z.object({ threadId: id, title: z.string().trim().min(1).max(200) }))
    .output(thread),
  setScope: oc
    .errors(one)
    .input(z.object({ threadId: id, scope }))
    .output(thread),
  /** Hides the thread; restorable until the next start. */
  remove: oc
    .errors(one)
    .input(z.object({ threadId: id }))
    .output(z.void()),
  restore: oc
    .errors(one)
    .input(z.object({ threadId: id }))
    .output(z.void()),
  /**
   * Stores the question and streams the answer. Breaking the loop stops it and keeps what was said (status stopped).
   * BAD_REQUEST for a blank question, QUESTION_TOO_LONG over `maxQuestionChars`.
   */
  ask: oc
    .errors({ ...one, ...faults('QUESTION_TOO_LONG', 'BAD_REQUEST') })
    .input(z.object({ threadId: id, text: z.string().max(20_000) }))
    .output(eventIterator(askEvent)),
  /** Answers a stored question again, replacing the earlier answer once the new one is stored. */
  retry: oc
    .errors(one)
    .input(z.object({ questionId: id }))
    .output(eventIterator(askEvent)),
};
