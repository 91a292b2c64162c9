// What studying comes to: XP with the source of each point, study days and the streak they make, achievements, and the
// figures behind the charts. Small, capped, earned once; nothing here is ever taken away as a punishment.
import { oc } from '@orpc/contract';
import * as z from 'zod';
import { faults } from './faults.ts';
import { id, instant, localDay } from './ids.ts';

export const xpSource = z.enum(['quiz', 'lesson', 'doubt', 'study', 'review']);
export type XpSource = z.infer<typeof xpSource>;

/** What an act earned and why. `lines` add up to `amount` before the cap; `capped` is what the day's cap withheld. */
export const awarded = z.object({
  amount: z.number().int(),
  capped: z.number().int(),
  lines: z.array(
    z.object({
      reason: z.enum([
        'right_answers',
        'bonus',
        'repeat',
        'too_fast',
        'recently_right',
        'minutes',
        'too_short',
        'first_completion',
        'opened_too_briefly',
        'solved',
        'cards',
        'correction',
      ]),
      /** Questions, minutes or cards the line is about. */
      count: z.number().int(),
      amount: z.number().int(),
    }),
  ),
});
export type Awarded = z.infer<typeof awarded>;

export const xpSummary = z.object({
  total: z.number().int(),
  level: z.number().int(),
  /** XP at which this level began and the next one begins. */
  levelFrom: z.number().int(),
  levelTo: z.number().int(),
  today: z.number().int(),
});
export type XpSummary = z.infer<typeof xpSummary>;

export const xpEntry = z.object({
  id,
  sourceType: xpSource,
  referenceId: id,
  /** Name of the quiz, thread or studied thing; null when it is gone or has none. */
  title: z.string().nullable(),
  /** What can still be opened: the quiz of an attempt, the thread, the session; null when it is gone. */
  openId: id.nullable(),
  amount: z.number().int(),
  /** How the amount came about. */
  awarded,
  reason: z.string(),
  localDay,
  createdAt: instant,
});
export type XpEntry = z.infer<typeof xpEntry>;

export const creditedBy = z.enum(['study', 'quiz', 'review', 'lesson']);
export type CreditedBy = z.infer<typeof creditedBy>;

/**
 * A day on the strip: credited (it counts), frozen (covered by a freeze), bridged (lost to travel, free), paused (a
 * holiday), missed, open (today, not yet), before (before the first study day).
 */
export const dayState = z.enum(['credited', 'frozen', 'bridged', 'paused', 'missed', 'open', 'before']);
export type DayState = z.infer<typeof dayState>;

export const streak = z.object({
  current: z.number().int(),
  longest: z.number().int(),
  /** done: today counts; open: not yet; frozen: yesterday or more is covered if today counts; broken: nothing to keep. */
  state: z.enum(['done', 'open', 'frozen', 'broken']),
  /** Freezes left after what has been used; in state frozen, what would remain. */
  freezes: z.number().int(),
  /** Days that freezes covered. */
  frozen: z.array(localDay),
});
export type Streak = z.infer<typeof streak>;

/** Told once, the next time the app is opened; calm, and never twice. */
export const streakNews = z.object({
  kind: z.enum(['covered', 'ended']),
  /** covered: the last day covered; ended: the last day of the streak that ended. */
  day: localDay,
  /** covered: freezes left; ended: how long it was. */
  count: z.number().int(),
});
export type StreakNews = z.infer<typeof streakNews>;

export const todayStatus = z.object({
  day: localDay,
  activeSeconds: z.number().int(),
  goalMinutes: z.number().int(),
  quizAnswers: z.number().int(),
  creditedBy: creditedBy.nullable(),
  /** Any one of these would make today count; all 0 once it does. */
  missing: z.object({ studySeconds: z.number().int(), quizAnswers: z.number().int() }),
  streak,
  /** The last 14 study days, today last. */
  strip: z.array(z.object({ day: localDay, state: dayState, activeSeconds: z.number().int() })),
  news: streakNews.nullable(),
  /** A holiday that is planned or under way. */
  pause: z.object({ from: localDay, to: localDay }).nullable(),
});
export type TodayStatus = z.infer<typeof todayStatus>;

export const achievementCriteria = z.enum([
  'lessons_completed',
  'quizzes_completed',
  'perfect_quizzes',
  'score_gain',
  'topics_mastered',
  'streak_days',
  'study_minutes',
  'single_session_minutes',
  'doubts_resolved',
  'materials_ready',
  'reviews_done',
  'mature_cards',
  'subjects_in_week',
  'mistakes_fixed',
  'returned_after_days',
  'level',
]);
export type AchievementCriteria = z.infer<typeof achievementCriteria>;

export const achievement = z.object({
  /** Stable name; words and badge go by it. */
  code: z.string(),
  criteriaType: achievementCriteria,
  criteriaValue: z.number().int(),
  /** 1 for the first of a family, then 2, 3. */
  tier: z.number().int(),
  /** How far it has come, at most criteriaValue. */
  value: z.number().int(),
  unlockedAt: instant.nullable(),
});
export type Achievement = z.infer<typeof achievement>;

export const pauseMaxDays = 14;

const own = faults('PROFILE_REQUIRED');
const range = z.object({ from: localDay, to: localDay, subjectId: id.optional() });

/** Everything the charts of one range show. Days without anything are left out. */
export const charts = z.object({
  days: z.array(
    z.object({
      day: localDay,
      activeSeconds: z.number().int(),
      quizAnswers: z.number().int(),
      creditedBy: creditedBy.nullable(),
      /** Parts of activeSeconds; subjectId null: nothing was chosen. */
      subjects: z.array(z.object({ subjectId: id.nullable(), seconds: z.number().int() })),
    }),
  ),
  /** Names of all subjects met, removed ones too. */
  subjects: z.array(z.object({ id, name: z.string() })),
  /** Active seconds by hour of the local day, 24 of them. */
  hours: z.array(z.number().int()),
  /** `week` is the Monday it began on. Not narrowed by subject. */
  xpWeeks: z.array(z.object({ week: localDay, sourceType: xpSource, amount: z.number().int() })),
  /** Finished attempts, oldest first. */
  quizzes: z.array(
    z.object({
      attemptId: id,
      quizId: id,
      title: z.string(),
      day: localDay,
      finishedAt: instant,
      score: z.number().int(),
    }),
  ),
});
export type Charts = z.infer<typeof charts>;

export const progressContract = {
  xp: oc.errors(own).output(xpSummary),
  /** Newest first. */
  xpLog: oc
    .errors(own)
    .input(
      z
        .object({
          limit: z.number().int().min(1).max(200).default(50),
          before: instant.optional(),
          sourceType: xpSource.optional(),
        })
        .optional(),
    )
    .output(z.array(xpEntry)),
  today: oc.errors(own).output(todayStatus),
  /** The news was read. */
  sawNews: oc.errors(own).output(todayStatus),
  /** A holiday of 1 to 14 days from today on: its days neither count nor cost. BAD_REQUEST: too long, or over. */
  pause: oc
    .errors({ ...own, ...faults('BAD_REQUEST') })
    .input(z.object({ from: localDay, to: localDay }))
    .output(todayStatus),
  /** Ends a holiday: days of it that have passed stay paused. */
  endPause: oc.errors(own).output(todayStatus),
  /** All there are, in the order of the gallery. */
  achievements: oc.errors(own).output(z.array(achievement)),
  /** At most 400 days. */
  charts: oc
    .errors({ ...own, ...faults('BAD_REQUEST') })
    .input(range)
    .output(charts),
};
