// A model writes a quiz: one passage a call, every question judged before it counts. Ends with what holds, be it all or
// nothing; a fault of the model on the way ends the writing, not the quiz.
import type { Spent } from '#contract/models.ts';
import { isFault } from '../../faults.ts';
import type { Model } from '../../models/model.ts';
import { answerText } from '../generate/check.ts';
import { createConversation, type Stage } from './converse.ts';
import { judge, type WrittenDraft } from './judge.ts';
import type { Plan, Task } from './passages.ts';
import { mendingRequest, writingRequest } from './prompt.ts';
import { type Asked, createMemory, type Vectors } from './repeats.ts';
import { lookAgain } from './second-look.ts';
import { readReply, type Written } from './wire.ts';

export interface WritingOrder {
  model: Model;
  plan: Plan;
  count: number;
  seed: number;
  /** The latest questions about the same materials, and every reported one. */
  asked: readonly Asked[];
  vectorsOf: Vectors;
  /** Whether the model is asked again, blindly; looked up before each question, because a cable may be pulled. */
  looksAgain(): boolean;
  signal: AbortSignal;
}

export interface WritingProgress {
  stage: Stage;
  passagesDone: number;
  passageCount: number;
  made: number;
}

export interface WrittenQuiz {
  drafts: WrittenDraft[];
  /** Questions written that did not hold. */
  dropped: number;
  /** Fault code: why the model did not write all that was wanted of it. */
  fallback: string | null;
  spent: Spent | null;
}

/** Of one quiz. */
const mostMendings = 2;
/** A model that fails at one passage may do the next; at two, it will not. */
const mostFailures = 2;
/** Share of passages read beyond the plan when too few questions held. */
const mostSpare = 0.5;

export async function* writeQuestions(order: WritingOrder): AsyncGenerator<WritingProgress, WrittenQuiz> {
  const { model, plan, count, seed, signal } = order;
  const conversation = createConversation(model, signal);
  const memory = createMemory(order.asked, order.vectorsOf, signal);
  const tasks = [...plan.tasks, ...plan.spare.slice(0, Math.ceil(plan.tasks.length * mostSpare))];
  const drafts: WrittenDraft[] = [];
  let dropped = 0;
  let mendings = 0;
  let failures = 0;
  let fallback: string | null = null;
  let turn = 0;
  for (const [passagesDone, task] of tasks.entries()) {
    if (drafts.length >= count) break;
    const passageCount = Math.max(plan.tasks.length, passagesDone + 1);
    const told = (stage: Stage) => ({ stage, passagesDone, passageCount, made: drafts.length });
    try {
      for await (const stage of oneTask(task)) yield told(stage);
    } catch (error) {
      signal.throwIfAborted();
      if (!isFault(error)) throw error;
      fallback = error.code;
      failures += 1;
      if (error.code !== 'MODEL_FAILED' || failures >= mostFailures) break;
    }
  }
  const isShort = drafts.length < count;
  return { drafts, dropped, fallback: isShort ? fallback : null, spent: conversation.spent() };

  async function* oneTask(task: Task): AsyncGenerator<Stage> {
    const written = yield* write(task);
    const held: WrittenDraft[] = [];
    for (const one of written) {
      const draft = judge(one, task.passage, model.name);
      if ('refused' in draft || (await memory.repeats(askedBy(draft)))) dropped += 1;
      else held.push(draft);
    }
    try {
      for (let draft = held[0]; draft && drafts.length < count; draft = held[0]) {
        const look = order.looksAgain()
          ? yield* lookAgain(conversation, draft, task.passage, seed)
          : 'unclear';
        held.shift();
        if (look === 'differs') dropped += 1;
        else drafts.push({ ...draft, confirmed: look === 'agrees' });
      }
    } finally {
      // What was not looked at again, because the model went away, stands unconfirmed.
      drafts.push(...held.slice(0, count - drafts.length));
    }
  }

  /** What the model wrote, mended once if it cannot be read; nothing when it cannot be mended. */
  async function* write(task: Task): AsyncGenerator<Stage, Written[]> {
    const reply = yield* conversation.ask(writingRequest(task, turn, memory.stems()), 'writing');
    turn += task.count;
    let read = readReply(reply);
    if ('error' in read && mendings < mostMendings) {
      mendings += 1;
      const request = mendingRequest(reply, read.error, task.count);
      read = readReply(yield* conversation.ask(request, 'writing'));
    }
    if ('error' in read) {
      fallback = 'MODEL_FAILED';
      return [];
    }
    dropped += read.broken;
    return read.questions;
  }
}

export function askedBy(draft: WrittenDraft): Asked {
  return { stem: draft.stem, stemHash: draft.stemHash, answer: answerText(draft), quote: draft.quote };
}
