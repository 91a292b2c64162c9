// Quizzes made from the student's own text, with every answer tied to its page. Practice tells at once what was right; an
// exam has a deadline, takes other answers until it is handed in, and tells nothing before that.
import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id, instant, pageRange, scope } from './ids.ts';
import { answering, heldBack, outgoing, spent } from './models.ts';
import { awarded } from './progress.ts';

export const questionType = z.enum(['mcq', 'true_false', 'short']);
/** The first five are made by rules; recall, compare and apply by a model, from easy to hard. */
export const questionKind = z.enum([
  'glossary',
  'definition',
  'called',
  'year',
  'cloze',
  'recall',
  'compare',
  'apply',
]);
export type QuestionKind = z.infer<typeof questionKind>;
export const reportReason = z.enum(['wrong', 'unclear', 'too_easy']);

export const quiz = z.object({
  id,
  title: z.string(),
  scope,
  materialId: id.nullable(),
  topicId: id.nullable(),
  questionCount: z.number().int(),
  /** At least one question was written by a model. */
  generatedByAi: z.boolean(),
  /** Name of that model. */
  model: z.string().nullable(),
  createdAt: instant,
  /** The attempt that can be resumed. */
  openAttemptId: id.nullable(),
  /** Finished attempts, and the best and latest score in percent. */
  attemptCount: z.number().int(),
  bestScore: z.number().nullable(),
  lastScore: z.number().nullable(),
  lastFinishedAt: instant.nullable(),
});
export type Quiz = z.infer<typeof quiz>;

/** Where the answer stands; null when its material was deleted. */
export const source = pageRange.extend({ materialTitle: z.string(), quote: z.string() }).nullable();

/** What is shown once a question has been answered, or once its attempt is finished; unanswered: nothing given. */
export const verdict = z.object({
  correct: z.boolean(),
  /** Counted right in spite of a slip of the pen: "check the spelling". */
  almost: z.boolean(),
  given: z.array(z.string()),
  dontKnow: z.boolean(),
  /** Ids of the right options, or the accepted answers of a typed question. */
  right: z.array(z.string()),
  explanation: z.string(),
  reasons: z.record(z.string(), z.string()),
  source,
});
export type Verdict = z.infer<typeof verdict>;

export const attemptQuestion = z.object({
  id,
  ordinal: z.number().int(),
  type: questionType,
  kind: questionKind,
  stem: z.string(),
  /** In the order to show, shuffled by the attempt's stored seed. */
  options: z.array(z.object({ id: z.string(), text: z.string() })),
  /** Written by a model; `confirmed`: the model chose the same answer again, twice, without being told. Else null. */
  byModel: z.object({ model: z.string(), confirmed: z.boolean() }).nullable(),
  flagged: z.boolean(),
  voided: z.boolean(),
  /** The answer so far while an exam is running, to be shown and changed; empty: "don't know". Else null. */
  given: z.array(z.string()).nullable(),
  verdict: verdict.nullable(),
});
export type AttemptQuestion = z.infer<typeof attemptQuestion>;

export const attempt = z.object({
  id,
  quizId: id,
  title: z.string(),
  mode: z.enum(['practice', 'exam']),
  status: z.enum(['open', 'finished']),
  startedAt: instant,
  /** An exam is handed in by itself at this instant; null in practice. */
  deadline: instant.nullable(),
  finishedAt: instant.nullable(),
  questions: z.array(attemptQuestion),
  /** Null until finished. Percent of questions that still count. */
  scorePercentage: z.number().nullable(),
  xp: awarded.nullable(),
});
export type Attempt = z.infer<typeof attempt>;

export const generateEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    /** rules: reading by rules; waiting: the model is busy or being loaded; writing, checking: by the model. */
    stage: z.enum(['rules', 'waiting', 'writing', 'checking']),
    passagesDone: z.number().int(),
    passageCount: z.number().int(),
    /** Questions that hold so far. */
    made: z.number().int(),
  }),
  /** `made` may be fewer than `asked`; the quiz is stored. */
  z.object({
    type: z.literal('made'),
    quiz,
    made: z.number().int(),
    asked: z.number().int(),
    /** Of those made: by the model, and by rules. */
    byModel: z.number().int(),
    byRules: z.number().int(),
    /** Questions the model wrote that did not pass the checks. */
    dropped: z.number().int(),
    /** Why rules had to help or do all: a fault code or a `heldBack` value; null when the model did as asked, or was not. */
    fallback: z.string().nullable(),
    spent: spent.nullable(),
  }),
]);
export type GenerateEvent = z.infer<typeof generateEvent>;

export const mistake = z.object({
  questionId: id,
  quizId: id,
  quizTitle: z.string(),
  type: questionType,
  stem: z.string(),
  rightText: z.string(),
  givenText: z.string(),
  /** Times missed, and whether the latest answer was right. */
  misses: z.number().int(),
  fixed: z.boolean(),
  lastAt: instant,
  source,
});
export type Mistake = z.infer<typeof mistake>;

/** What a quiz by a model would take. `answering` is extractive, and the rest null, when rules would make it. */
export const quizEstimate = z.object({
  answering,
  heldBack: heldBack.nullable(),
  model: z.string().nullable(),
  /** Passages the model would be given, one a call. */
  passages: z.number().int(),
  /** The first call as it would leave, with the tokens and the cost of all of them together; null by rules. */
  outgoing: outgoing.nullable(),
});
export type QuizEstimate = z.infer<typeof quizEstimate>;

const order = z.object({
  scope,
  count: z.number().int().min(1).max(50).default(10),
  /** auto: the model if one can be asked, topped up by rules; rules: never the model. */
  by: z.enum(['auto', 'rules']).default('auto'),
});

const one = faults('PROFILE_REQUIRED', 'NOT_FOUND');

export const quizzesContract = {
  /** Makes a quiz from a material, a topic or a page range. TEXT_TOO_SHORT: no good question found. Cancel by breaking the loop. */
  generate: oc
    .errors({ ...one, ...faults('TEXT_TOO_SHORT', 'FILE_NO_TEXT', 'BAD_REQUEST') })
    .input(order.extend({ title: z.string().trim().max(200).optional() }))
    .output(eventIterator(generateEvent)),
  /** Before `generate`: who would write it, from how much, at what price. Nothing is sent. */
  estimate: oc
    .errors({ ...one, ...faults('FILE_NO_TEXT', 'BAD_REQUEST') })
    .input(order)
    .output(quizEstimate),
  /** Newest first. */
  list: oc
    .errors(faults('PROFILE_REQUIRED'))
    .input(z.object({ scope: scope.optional() }).optional())
    .output(z.array(quiz)),
  get: oc
    .errors(one)
    .input(z.object({ quizId: id }))
    .output(quiz),
  rename: oc
    .errors(one)
    .input(z.object({ quizId: id, title: z.string().trim().min(1).max(200) }))
    .output(quiz),
  remove: oc
    .errors(one)
    .input(z.object({ quizId: id }))
    .output(z.void()),
  restore: oc
    .errors(one)
    .input(z.object({ quizId: id }))
    .output(z.void()),
  /** Resumes the open attempt, or starts one. `redoAttemptId`: only the questions missed in that attempt. */
  start: oc
    .errors({ ...one, ...faults('CONFLICT') })
    .input(z.object({ quizId: id, redoAttemptId: id.optional() }))
    .output(attempt),
  attempt: oc
    .errors(one)
    .input(z.object({ attemptId: id }))
    .output(attempt),
  /**
   * `given`: one option id, or what was typed; empty with `dontKnow`. In practice a question is answered once and again is
   * CONFLICT; in an exam the last answer counts, and null is returned: verdicts come when it is handed in.
   */
  answer: oc
    .errors({ ...one, ...faults('CONFLICT', 'BAD_REQUEST') })
    .input(
      z.object({
        attemptId: id,
        questionId: id,
        given: z.array(z.string().max(500)).max(20),
        dontKnow: z.boolean().default(false),
        /** The student looked at the source page before answering. */
        hinted: z.boolean().default(false),
        latencyMs: z.number().int().min(0),
      }),
    )
    .output(verdict.nullable()),
  flag: oc
    .errors(one)
    .input(z.object({ attemptId: id, questionId: id, flagged: z.boolean() }))
    .output(z.void()),
  /** Ends the attempt, scores it and awards XP; unanswered questions count as not right. Idempotent. */
  finish: oc
    .errors(one)
    .input(z.object({ attemptId: id }))
    .output(attempt),
  /** Voids a question: out of score and XP (a correcting row), kept in a list. Returns the attempt recomputed, if given. */
  report: oc
    .errors(one)
    .input(
      z.object({
        questionId: id,
        attemptId: id.optional(),
        reason: reportReason,
        note: z.string().max(1000).optional(),
      }),
    )
    .output(z.object({ attempt: attempt.nullable(), xpDelta: z.number().int() })),
  undoReport: oc
    .errors(one)
    .input(z.object({ questionId: id, attemptId: id.optional() }))
    .output(z.object({ attempt: attempt.nullable(), xpDelta: z.number().int() })),
  reports: oc.errors(faults('PROFILE_REQUIRED')).output(
    z.array(
      z.object({
        questionId: id,
        quizId: id,
        stem: z.string(),
        reason: reportReason,
        note: z.string().nullable(),
        createdAt: instant,
      }),
    ),
  ),
  /** Questions missed at least once, most recent first. */
  mistakes: oc
    .errors(faults('PROFILE_REQUIRED'))
    .input(z.object({ scope: scope.optional(), includeFixed: z.boolean().default(false) }).optional())
    .output(z.array(mistake)),
};
