// Doubt threads: questions, and answers that quote the student's own material.
import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id, instant, scope } from './ids.ts';
import { answering, outgoing, spent } from './models.ts';

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

/**
 * A sentence of a model's answer, characters [from, to) of its text. found: its words, numbers and names stand in a passage
 * it names; unsupported: they do not, or it names none; general: allowed to come from elsewhere; plain: states nothing.
 */
export const sentence = z.object({
  from: z.number().int(),
  to: z.number().int(),
  support: z.enum(['found', 'unsupported', 'general', 'plain']),
  markers: z.array(z.number().int()),
});
export type Sentence = z.infer<typeof sentence>;

/** How a thread teaches: the answer at once, or step by step with hints whose order the code decides. */
export const style = z.enum(['direct', 'socratic']);
export type Style = z.infer<typeof style>;

/** 0 asks what was tried, 1 a guiding question, 2 a narrower hint, 3 a clue with its source, 4 the first step, 5 everything. */
export const rung = z.number().int().min(0).max(5);

/**
 * Why quotes answered although a model is chosen, or why a model's text was put second: a fault code, one of the
 * `heldBack` values, not_in_sources (the model found nothing in them), unsupported (less than half of it was found),
 * never_send (no passage may leave), no_passages.
 */
export const fallback = z.string();

export const message = z.object({
  id,
  threadId: id,
  role: z.enum(['user', 'assistant']),
  /** Assistant: quotes, each followed by its marker " [n]", separated by blank lines; empty in band "none". */
  text: z.string(),
  status: z.enum(['streaming', 'done', 'stopped', 'failed']),
  /** Which one answered; null for the student's own messages. */
  mode: answering.nullable(),
  /** Name of the model that wrote it. */
  model: z.string().nullable(),
  /** Sentences of a model's text, in order; empty for quotes. */
  sentences: z.array(sentence),
  /** Quotes to show before the model's text, which is then collapsed; their markers are among `citations`. */
  extract: z.string().nullable(),
  fallback: fallback.nullable(),
  /** Written from general knowledge, at the student's wish: nothing in it has a source. */
  general: z.boolean(),
  /** The rung this answer stood on; null outside step-by-step threads. */
  rung: rung.nullable(),
  /** Passages the model was given, of those found, and the context they had to fit. Null without a model. */
  passagesUsed: z.number().int().nullable(),
  passagesFound: z.number().int().nullable(),
  contextTokens: z.number().int().nullable(),
  spent: spent.nullable(),
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
  style,
  /** The student called it solved; the first time earns XP. */
  solvedAt: instant.nullable(),
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
  /** A model has been asked: it waits its turn, is being loaded, or has not said anything yet. */
  z.object({
    type: z.literal('waiting'),
    for: z.enum(['queue', 'loading', 'first_token']),
    model: z.string(),
  }),
  /** The model thinks; what it thinks is not shown. */
  z.object({ type: z.literal('thinking') }),
  /** More of the answer, at most every 40 ms. Marks are still [S2]; the stored answer has them checked and numbered. */
  z.object({ type: z.literal('delta'), text: z.string() }),
  /** The stored answer, complete, citations verified. */
  z.object({ type: z.literal('answer'), message }),
]);
export type AskEvent = z.infer<typeof askEvent>;

/**
 * same replaces the answer; the others add one under the question: simpler words, going on where it was cut off, without
 * sources (the student's wish, each time), the whole answer in a step-by-step thread, quotes without a model.
 */
export const again = z.enum(['same', 'simpler', 'continue', 'general', 'reveal', 'quotes']);
export type Again = z.infer<typeof again>;

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
  setStyle: oc
    .errors(one)
    .input(z.object({ threadId: id, style }))
    .output(thread),
  /** Marks a thread solved, or open again. CONFLICT: nothing in it has been answered. */
  setSolved: oc
    .errors({ ...one, ...faults('CONFLICT') })
    .input(z.object({ threadId: id, solved: z.boolean() }))
    .output(thread),
  remove: oc
    .errors(one)
    .input(z.object({ threadId: id }))
    .output(z.void()),
  restore: oc
    .errors(one)
    .input(z.object({ threadId: id }))
    .output(z.void()),
  /**
   * Stores the question and streams the answer: by the chosen model, or in quotes when there is none or it cannot be
   * asked (message.fallback says why; that is no fault). Breaking the loop stops it and keeps what was said (status
   * stopped). A new question in a thread stops the one before. BAD_REQUEST for a blank question, QUESTION_TOO_LONG
   * over `maxQuestionChars`.
   */
  ask: oc
    .errors({ ...one, ...faults('QUESTION_TOO_LONG', 'BAD_REQUEST') })
    .input(z.object({ threadId: id, text: z.string().max(20_000) }))
    .output(eventIterator(askEvent)),
  /** Answers a stored question again; with `same` the earlier answers go once the new one is stored. */
  retry: oc
    .errors(one)
    .input(z.object({ questionId: id, how: again.default('same') }))
    .output(eventIterator(askEvent)),
  /** Rewords the last question of a thread and answers it; its earlier answers go. CONFLICT when it is not the last. */
  edit: oc
    .errors({ ...one, ...faults('QUESTION_TOO_LONG', 'BAD_REQUEST', 'CONFLICT') })
    .input(z.object({ questionId: id, text: z.string().max(20_000) }))
    .output(eventIterator(askEvent)),
  /** What asking this would send, to whom, and what it would cost; null when no model would be asked. Nothing is sent. */
  preview: oc
    .errors({ ...one, ...faults('BAD_REQUEST') })
    .input(z.object({ threadId: id.optional(), scope: scope.optional(), text: z.string().max(20_000) }))
    .output(outgoing.nullable()),
};
