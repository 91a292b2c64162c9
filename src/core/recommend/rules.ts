// What is worth doing next, by rules: pure, from facts and the time alone. Every row says why with a number from the
// student's own data; nothing is learnt or guessed, so that a suggestion can always be explained (ADR 24).
import type { Recommendation } from '#contract/recommend.ts';
import { daysBetween, wallClock } from '../progress/days.ts';
import type { Facts, LessonFact, TopicFact } from './facts.ts';

/** Stored with each row. */
export const ruleVersion = 1;

export interface Suggestion extends Omit<Recommendation, 'id'> {
  /** The instant of what it stands on; of two equals the older one goes first. */
  evidenceAt: number;
}

type Rule = (facts: Facts, now: number) => Suggestion[];

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

const resumableMs = 72 * hourMs;
const overdueMs = 7 * dayMs;
/** As the screen of the cards reckons: their own pace once it can be told. */
const pace = { fromReviews: 10, usualSeconds: 15 };
const mistakes = { from: 3, withinMs: 14 * dayMs };
const nearMastered = { from: 78, to: 84 };
const examSoonDays = 21;
const atRisk = { fromStreak: 3, fromHour: 18 };
const unusedMs = 2 * dayMs;
const rest = { afterMs: 90 * minuteMs, pauseMs: 5 * minuteMs };

const reviewDue: Rule = ({ day, cards }, now) => {
  const { due, oldestDue } = cards;
  if (due < 1) return [];
  const { reviews, seconds } = cards.pace;
  const secondsEach = reviews >= pace.fromReviews ? seconds / reviews : pace.usualSeconds;
  const overdue = oldestDue !== null && now - oldestDue > overdueMs ? 5 : 0;
  return [
    {
      type: 'review_due',
      referenceId: null,
      topicId: null,
      priority: 60 + Math.floor(Math.min(30, due / 2)) + overdue,
      expiresAt: day.endsAt,
      evidenceAt: oldestDue ?? now,
      why: { count: due, minutes: Math.max(1, Math.ceil((due * secondsEach) / 60)) },
    },
  ];
};

const resumeQuiz: Rule = ({ attempts }, now) =>
  attempts
    .filter(({ touchedAt }) => now - touchedAt < resumableMs)
    .map(({ id, topicId, title, answered, total, touchedAt }) => ({
      type: 'resume_quiz',
      referenceId: id,
      topicId,
      priority: 70,
      expiresAt: touchedAt + resumableMs,
      evidenceAt: touchedAt,
      why: { title, question: Math.min(answered + 1, total), total, at: touchedAt },
    }));

const resumeLesson: Rule = ({ lessons }, now) =>
  lessons.flatMap((lesson) =>
    isUnderWay(lesson, now)
      ? {
          type: 'resume_lesson',
          referenceId: lesson.id,
          topicId: lesson.topicId,
          priority: 70,
          expiresAt: lesson.touchedAt + resumableMs,
          evidenceAt: lesson.touchedAt,
          why: {
            title: lesson.title,
            count: Math.max(1, lesson.minutes - Math.round(lesson.openedSeconds / 60)),
            at: lesson.touchedAt,
          },
        }
      : [],
  );

const fixMistakes: Rule = ({ missed }, now) => {
  const recent = missed.filter(({ at }) => now - at <= mistakes.withinMs);
  return [...Map.groupBy(recent, ({ topicId }) => topicId)].flatMap(([topicId, misses]) => {
    const [first] = misses;
    if (!first || misses.length < mistakes.from) return [];
    const pages = Map.groupBy(misses, ({ materialId, page }) => `${materialId} ${page}`);
    return {
      type: 'fix_mistakes',
      referenceId: topicId,
      topicId,
      priority: Math.min(85, 55 + 3 * misses.length),
      expiresAt: now + 3 * dayMs,
      evidenceAt: Math.min(...misses.map(({ at }) => at)),
      why: {
        topic: first.topic,
        count: misses.length,
        samePage: Math.max(...[...pages.values()].map(({ length }) => length)),
      },
    };
  });
};

const weakTopic: Rule = ({ topics }, now) =>
  topics.flatMap((topic) =>
    topic.level === 'needs_work' && topic.score !== null
      ? {
          ...about(topic, now),
          type: 'weak_topic',
          priority: Math.round(50 + (50 - topic.score) * 0.6),
          why: { topic: topic.name, tenths: Math.round(topic.score / 10), count: topic.answers },
        }
      : [],
  );

const refreshTopic: Rule = ({ topics }, now) =>
  topics.flatMap((topic) =>
    topic.level === 'fading' && topic.score !== null && topic.lastAt !== null
      ? {
          ...about(topic, now),
          type: 'refresh_topic',
          priority: 45 + topic.faded,
          why: {
            topic: topic.name,
            count: Math.floor((now - topic.lastAt) / dayMs),
            before: topic.score + topic.faded,
            score: topic.score,
          },
        }
      : [],
  );

const nextLesson: Rule = ({ lessons, topics }, now) =>
  topics.flatMap((topic) => {
    if (topic.level === 'mastered') return [];
    const inOrder = lessons.filter(({ topicId }) => topicId === topic.topicId);
    const at = inOrder.findIndex((lesson, index) => !lesson.done && inOrder[index - 1]?.done === true);
    const [previous, next] = [inOrder[at - 1], inOrder[at]];
    // One that is under way is taken up again instead.
    if (!previous || !next || isUnderWay(next, now)) return [];
    return {
      type: 'next_lesson',
      referenceId: next.id,
      topicId: topic.topicId,
      priority: 50,
      expiresAt: now + 14 * dayMs,
      evidenceAt: previous.touchedAt ?? now,
      why: {
        title: next.title,
        topic: topic.name,
        previous: previous.title,
        number: at + 1,
        total: inOrder.length,
      },
    };
  });

const checkLesson: Rule = ({ day, lessons, topics }, now) =>
  topics.flatMap((topic) => {
    if (topic.answers > 0) return [];
    const [last] = lessons
      .filter((lesson) => lesson.topicId === topic.topicId && lesson.done)
      .map((lesson) => ({ ...lesson, days: daysBetween(lesson.firstDay ?? day.today, day.today) }))
      .filter(({ days }) => days >= 1)
      .sort((a, b) => a.days - b.days);
    if (!last) return [];
    return {
      ...about(topic, now),
      type: 'check_lesson',
      priority: 58,
      evidenceAt: last.touchedAt ?? now,
      why: { title: last.title, days: last.days },
    };
  });

const levelUp: Rule = ({ topics }, now) =>
  topics.flatMap((topic) =>
    topic.level === 'proficient' &&
    topic.score !== null &&
    topic.score >= nearMastered.from &&
    topic.score <= nearMastered.to
      ? {
          ...about(topic, now),
          type: 'level_up',
          priority: 48,
          why: { topic: topic.name, score: topic.score },
        }
      : [],
  );

/** What fades counts as below: it is worth going over once more. */
const examSoon: Rule = ({ day, exams, topics }, now) =>
  exams.flatMap(({ id, name, at, day: examDay, topicIds }) => {
    const days = Math.max(0, daysBetween(day.today, examDay));
    const asked = topics.filter(({ topicId }) => topicIds.includes(topicId));
    if (at <= now || days > examSoonDays || asked.length === 0) return [];
    const reached = asked.filter(({ level }) => level === 'proficient' || level === 'mastered');
    return {
      type: 'exam_soon',
      referenceId: id,
      topicId: null,
      priority: 95 - 2 * days,
      expiresAt: at,
      evidenceAt: at,
      why: { title: name, days, count: asked.length - reached.length, total: asked.length },
    };
  });

const streakAtRisk: Rule = ({ day, streak }, now) => {
  const { current, state, freezes, missingAnswers, onHoliday } = streak;
  if (state !== 'open' || onHoliday || current < atRisk.fromStreak) return [];
  const sinceStart = (hour: number) => (hour - day.startHour + 24) % 24;
  if (sinceStart(wallClock(now, day.timeZone).hour) < sinceStart(atRisk.fromHour)) return [];
  return [
    {
      type: 'streak_at_risk',
      referenceId: null,
      topicId: null,
      priority: 65,
      expiresAt: day.endsAt,
      evidenceAt: now,
      why: { count: missingAnswers, days: current, freezes },
    },
  ];
};

const useMaterial: Rule = ({ unused }, now) =>
  unused
    .filter(({ addedAt }) => now - addedAt >= unusedMs)
    .map(({ id, topicId, title, pages, addedAt }) => ({
      type: 'use_material',
      referenceId: id,
      topicId,
      priority: 35,
      expiresAt: now + 7 * dayMs,
      evidenceAt: addedAt,
      why: { title, count: pages },
    }));

const takeBreak: Rule = ({ studied, resting }, now) => {
  if (resting) return [];
  let activeMs = 0;
  let since = now;
  for (const stretch of studied.toSorted((a, b) => b.endedAt - a.endedAt)) {
    if (since - stretch.endedAt >= rest.pauseMs) break;
    activeMs += stretch.activeMs;
    since = Math.min(since, stretch.startedAt);
  }
  if (activeMs < rest.afterMs) return [];
  return [
    {
      type: 'take_break',
      referenceId: null,
      topicId: null,
      priority: 90,
      expiresAt: now + 30 * minuteMs,
      evidenceAt: since,
      why: { count: Math.floor(activeMs / minuteMs) },
    },
  ];
};

const rules: readonly Rule[] = [
  reviewDue,
  resumeQuiz,
  resumeLesson,
  fixMistakes,
  weakTopic,
  refreshTopic,
  nextLesson,
  checkLesson,
  levelUp,
  examSoon,
  streakAtRisk,
  useMaterial,
  takeBreak,
];

/** Everything that would do, best first. */
export function suggest(facts: Facts, now: number): Suggestion[] {
  return rules
    .flatMap((rule) => rule(facts, now))
    .sort(
      (a, b) =>
        b.priority - a.priority ||
        a.evidenceAt - b.evidenceAt ||
        (a.referenceId ?? '').localeCompare(b.referenceId ?? ''),
    );
}

const most = { shown: 5, ofType: 2, ofTopic: 2 };

/** The few that are shown, so that no kind and no topic crowds out the rest. */
export function choose<S extends Pick<Suggestion, 'type' | 'topicId'>>(suggestions: readonly S[]): S[] {
  const chosen: S[] = [];
  for (const suggestion of suggestions) {
    const { type, topicId } = suggestion;
    if (chosen.length === most.shown) break;
    if (chosen.filter((one) => one.type === type).length === most.ofType) continue;
    if (topicId !== null && chosen.filter((one) => one.topicId === topicId).length === most.ofTopic) continue;
    chosen.push(suggestion);
  }
  return chosen;
}

function about({ topicId, lastAt }: TopicFact, now: number) {
  return { referenceId: topicId, topicId, expiresAt: now + 7 * dayMs, evidenceAt: lastAt ?? now };
}

function isUnderWay<L extends LessonFact>(lesson: L, now: number): lesson is L & { touchedAt: number } {
  const { done, openedSeconds, touchedAt } = lesson;
  return !done && openedSeconds > 0 && touchedAt !== null && now - touchedAt < resumableMs;
}
