// The house itself: is it well, and what has just happened in it.
import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id } from './ids.ts';
import { processingStatus } from './library.ts';
import { timerKind } from './timer.ts';

export const health = z.object({
  version: z.string(),
  host: z.enum(['electron', 'web', 'test']),
  databaseOk: z.boolean(),
  engine: z.enum(['idle', 'running', 'lost']),
  /** Open in the file manager or back up by hand. */
  dataDir: z.string(),
});
export type Health = z.infer<typeof health>;

/** Facts, broadcast after they are committed; the renderer refetches what they name. Never commands. */
export const fact = z.discriminatedUnion('type', [
  z.object({ type: z.literal('profile.changed') }),
  z.object({ type: z.literal('settings.changed') }),
  z.object({ type: z.literal('subjects.changed') }),
  z.object({ type: z.literal('materials.changed'), materialId: id.nullable() }),
  z.object({
    type: z.literal('material.progress'),
    materialId: id,
    status: processingStatus,
    pagesDone: z.number().int(),
    pageCount: z.number().int().nullable(),
  }),
  /** A file handed over by the operating system could not be taken in. */
  z.object({ type: z.literal('import.rejected'), fileName: z.string(), code: z.string() }),
  /** A file handed over by the operating system is in the library: show it. */
  z.object({ type: z.literal('material.opened'), materialId: id }),
  /** Which language model answers, or how it is. */
  z.object({ type: z.literal('models.changed') }),
  /** Calls, prices or the budget. */
  z.object({ type: z.literal('usage.changed') }),
  z.object({ type: z.literal('network.changed') }),
  /** Which embedding model reads the library, or how far it has come; at most twice a second. */
  z.object({ type: z.literal('embedding.changed') }),
  z.object({ type: z.literal('highlights.changed'), materialId: id }),
  z.object({ type: z.literal('notes.changed'), noteId: id.nullable() }),
  z.object({ type: z.literal('threads.changed'), threadId: id.nullable() }),
  z.object({ type: z.literal('quizzes.changed'), quizId: id.nullable() }),
  /** Null: several. */
  z.object({ type: z.literal('lessons.changed'), lessonId: id.nullable() }),
  /** Cards, what is due of them, or how they are asked. */
  z.object({ type: z.literal('cards.changed') }),
  /** Exams, their plans or what was ticked off. Null: several. */
  z.object({ type: z.literal('exams.changed'), examId: id.nullable() }),
  z.object({ type: z.literal('xp.changed'), total: z.number().int(), delta: z.number().int() }),
  /** The timer was started, paused, ended, or asks something. */
  z.object({ type: z.literal('timer.changed') }),
  /** A countdown came to its end by itself, or will in a minute (`warning`): worth a notification. */
  z.object({
    type: z.literal('timer.rang'),
    what: z.enum(['ended', 'warning', 'away']),
    kind: timerKind,
    minutes: z.number().int(),
    xp: z.number().int(),
  }),
  /** Study days, the streak or sessions of the past. */
  z.object({ type: z.literal('study.changed') }),
  /** The student's reminder is due: today does not count yet. */
  z.object({ type: z.literal('study.reminder'), streak: z.number().int() }),
  z.object({ type: z.literal('achievement.unlocked'), code: z.string() }),
]);
export type Fact = z.infer<typeof fact>;

export const systemContract = {
  /** Needs no profile. */
  health: oc.output(health),
  /** Facts of the session's profile from now on; ends when the caller stops or the profile changes hands. */
  events: oc.errors(faults('PROFILE_REQUIRED')).output(eventIterator(fact)),
};
