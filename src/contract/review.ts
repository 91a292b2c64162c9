// Spaced repetition: cards, what is due, and a session of them. Scheduling is FSRS; a card keeps every answer it was given.
import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id, instant, localDay, pageRange } from './ids.ts';

export const cardType = z.enum(['basic', 'cloze']);
export type CardType = z.infer<typeof cardType>;
export const cardOrigin = z.enum(['mistake', 'glossary', 'own', 'import']);
export const rating = z.enum(['again', 'hard', 'good', 'easy']);
export type Rating = z.infer<typeof rating>;

export const maxSideChars = 5000;

/** Texts are Markdown with math. cloze: `front` holds the whole text with gaps as {{this}}, `back` what is told besides. */
export const card = z.object({
  id,
  type: cardType,
  front: z.string(),
  back: z.string(),
  origin: cardOrigin,
  topicId: id.nullable(),
  topicName: z.string().nullable(),
  /** Where it stands in a file; null when it has no place, or the file is gone. */
  source: pageRange.extend({ materialTitle: z.string() }).nullable(),
  state: z.enum(['new', 'learning', 'review', 'relearning']),
  due: instant,
  /** Whole days of the last interval; 0 while it is being learnt. */
  intervalDays: z.number().int(),
  /** Chance of recalling it now, 0..1; null while new. */
  retrievability: z.number().nullable(),
  reps: z.number().int(),
  lapses: z.number().int(),
  suspended: z.boolean(),
  flagged: z.boolean(),
  /** Forgotten so often that it should be written anew or left out. */
  leech: z.boolean(),
  /** Not before this study day. */
  buriedUntil: localDay.nullable(),
  createdAt: instant,
});
export type Card = z.infer<typeof card>;

/** What each answer would do, in milliseconds until the card comes back. */
export const outcomes = z.record(rating, z.number().int());

export const counts = z.object({
  /** Being learnt or relearnt, and due within this session. */
  learning: z.number().int(),
  /** Due and allowed by today's limit. */
  due: z.number().int(),
  fresh: z.number().int(),
  /** Due, but put off by today's limit. */
  heldBack: z.number().int(),
  doneToday: z.number().int(),
});
export type ReviewCounts = z.infer<typeof counts>;

export const turn = z.object({
  card: card.nullable(),
  outcomes: outcomes.nullable(),
  counts,
  /** How many answers can be taken back. */
  undoable: z.number().int(),
  /** The next learning card comes at this instant, when nothing else is left. */
  nextAt: instant.nullable(),
});
export type Turn = z.infer<typeof turn>;

/** A card proposed from a text, not made before it is accepted. */
export const proposal = z.object({
  key: z.string(),
  front: z.string(),
  back: z.string(),
  source: pageRange.extend({ materialTitle: z.string() }).nullable(),
  lessonId: id.nullable(),
  /** A card with this front is there already. */
  exists: z.boolean(),
});
export type Proposal = z.infer<typeof proposal>;

export const reviewCharts = z.object({
  /** Cards due on each of the next 30 study days, today first; overdue ones count today. */
  forecast: z.array(z.object({ day: localDay, cards: z.number().int() })),
  /** Reviews of each study day. */
  days: z.array(z.object({ day: localDay, reviews: z.number().int(), seconds: z.number().int() })),
  /** Recalled, of how many, when a review card was due: young below 21 days, mature from there. */
  retention: z.array(
    z.object({
      span: z.enum(['day', 'week', 'month']),
      young: z.object({ recalled: z.number().int(), of: z.number().int() }),
      mature: z.object({ recalled: z.number().int(), of: z.number().int() }),
    }),
  ),
  /** Cards by interval: upper bounds in days. */
  intervals: z.array(z.object({ upTo: z.number().int(), cards: z.number().int() })),
  totals: z.object({
    cards: z.number().int(),
    fresh: z.number().int(),
    young: z.number().int(),
    mature: z.number().int(),
    suspended: z.number().int(),
  }),
});
export type ReviewCharts = z.infer<typeof reviewCharts>;

export const reviewSettings = z.object({
  /** 0.80..0.95: how much is to be recalled when a card is due. */
  retention: z.number().min(0.8).max(0.95),
  newPerDay: z.number().int().min(0).max(999),
  reviewsPerDay: z.number().int().min(0).max(9999),
  /** Study days without reviews; what is due then is spread over the days after. */
  timeOff: z.object({ from: localDay, to: localDay }).nullable(),
});
export type ReviewSettings = z.infer<typeof reviewSettings>;

/** How far predictions were from what happened, on answers that the weights had not been trained on. Less is better. */
const misfit = z.object({
  logLoss: z.number(),
  /** Predicted against actual recall, in groups of like answers: 0.06 is an expected error of 6 %. */
  rmse: z.number(),
});

export const tuning = z.object({
  /** unavailable: what trains the weights does not load on this computer. */
  state: z.enum(['too_few', 'ready', 'unavailable']),
  /** Answers that can be learnt from: given in a review, on a later day than the card's answer before. */
  reviews: z.number().int(),
  needed: z.number().int(),
  /** Cards are scheduled by weights of the student's own. */
  ownWeights: z.boolean(),
  /** The last attempt: the usual weights before, trained ones after. */
  last: z.object({ tunedAt: instant, adopted: z.boolean(), before: misfit, after: misfit }).nullable(),
});
export type Tuning = z.infer<typeof tuning>;

export const tuneEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.number().int(), of: z.number().int() }),
  z.object({ type: z.literal('result'), tuning }),
]);
export type TuneEvent = z.infer<typeof tuneEvent>;

const own = faults('PROFILE_REQUIRED');
const one = faults('PROFILE_REQUIRED', 'NOT_FOUND');
const side = z.string().trim().max(maxSideChars);
const filter = z.object({
  text: z.string().max(200).optional(),
  topicId: id.optional(),
  state: z.enum(['new', 'learning', 'review', 'suspended', 'flagged', 'leech', 'due']).optional(),
});

export const reviewContract = {
  counts: oc.errors(own).output(counts),
  /** The card to show now. Lowest chance of recall first, new ones among them, learning ones when their time has come. */
  next: oc.errors(own).output(turn),
  /** CONFLICT: the card has changed since it was shown. */
  answer: oc
    .errors({ ...one, ...faults('CONFLICT') })
    .input(z.object({ cardId: id, rating, latencyMs: z.number().int().min(0) }))
    .output(turn),
  /** Takes the last answer of today back, up to twenty; XP stay. CONFLICT: there is none. */
  undo: oc.errors({ ...own, ...faults('CONFLICT') }).output(turn),
  /** Until tomorrow. */
  bury: oc
    .errors(one)
    .input(z.object({ cardId: id }))
    .output(turn),
  suspend: oc
    .errors(one)
    .input(z.object({ cardIds: z.array(id).min(1).max(1000), suspended: z.boolean() }))
    .output(z.void()),
  flag: oc
    .errors(one)
    .input(z.object({ cardId: id, flagged: z.boolean() }))
    .output(card),
  get: oc
    .errors(one)
    .input(z.object({ cardId: id }))
    .output(card),
  /** Newest first, at most 500. */
  list: oc.errors(own).input(filter).output(z.array(card)),
  /**
   * `source` is a place in an own file. BAD_REQUEST params.reason: empty, no_gap, exists (a card with this front is
   * there).
   */
  create: oc
    .errors({ ...one, ...faults('BAD_REQUEST') })
    .input(
      z.object({
        type: cardType,
        front: side,
        back: side,
        topicId: id.nullable().default(null),
        source: pageRange.nullable().default(null),
      }),
    )
    .output(card),
  /** Keeps the schedule. BAD_REQUEST as above. */
  edit: oc
    .errors({ ...one, ...faults('BAD_REQUEST') })
    .input(
      z.object({
        cardId: id,
        front: side.optional(),
        back: side.optional(),
        topicId: id.nullable().optional(),
      }),
    )
    .output(card),
  remove: oc
    .errors(one)
    .input(z.object({ cardIds: z.array(id).min(1).max(1000) }))
    .output(z.void()),
  restore: oc
    .errors(one)
    .input(z.object({ cardIds: z.array(id).min(1).max(1000) }))
    .output(z.void()),
  /** From glossary lines and definitions of a file or a lesson. */
  proposals: oc
    .errors(one)
    .input(z.union([z.object({ materialId: id }), z.object({ lessonId: id })]))
    .output(z.array(proposal)),
  accept: oc
    .errors(one)
    .input(
      z.object({
        from: z.union([z.object({ materialId: id }), z.object({ lessonId: id })]),
        keys: z.array(z.string()).min(1).max(500),
        topicId: id.nullable().default(null),
      }),
    )
    .output(z.object({ made: z.number().int() })),
  settings: oc.errors(own).output(reviewSettings),
  /** BAD_REQUEST params.reason: time_off_over, time_off_too_long (params.max days). */
  configure: oc
    .errors({ ...own, ...faults('BAD_REQUEST') })
    .input(reviewSettings.partial())
    .output(reviewSettings),
  tuning: oc.errors(own).output(tuning),
  /**
   * Trains weights on the student's answers and keeps them when they predict clearly better than the usual ones. No due
   * date moves. Stopped midway, nothing is kept. CONFLICT params.reason: too_few (params.needed), unavailable.
   */
  tune: oc.errors({ ...own, ...faults('CONFLICT') }).output(eventIterator(tuneEvent)),
  /** Back to the usual weights. */
  untune: oc.errors(own).output(tuning),
  charts: oc
    .errors(own)
    .input(z.object({ from: localDay, to: localDay }))
    .output(reviewCharts),
};
