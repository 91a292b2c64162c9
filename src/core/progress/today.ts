// Where today stands: what it comes to, what would still make it count, the streak and the last two weeks. Counted afresh,
// because a timer that runs has written its time but not yet settled its day.
import type { DayState, StreakNews, TodayStatus } from '#contract/progress.ts';
import type { Clock } from '../ports.ts';
import { readSettings } from '../settings/read.ts';
import { creditFrom } from './day-credit.ts';
import { addDays } from './days.ts';
import { type Tx, today } from './ledger.ts';
import { recall, remember } from './own-settings.ts';
import { type CreditedDay, type Pause, type StreakHistory, streak } from './streak.ts';
import { activeSecondsFrom, creditedDays, pausesOf, recount } from './study-days.ts';

const stripDays = 14;
/** One day studied and then none is no streak to speak of. */
const worthTelling = 2;

export function todayStatus(tx: Tx, clock: Clock, userId: string): TodayStatus {
  const day = today(tx, clock, userId);
  const count = recount(tx, userId, day);
  const pauses = pausesOf(tx, userId);
  const { credited, history } = streakNow(tx, clock, userId);
  const { current, longest, state, freezes, frozen } = history;
  const done = count !== null && count.creditedBy !== null;
  const activeSeconds = count?.activeSeconds ?? 0;
  const quizAnswers = count?.quizAnswers ?? 0;
  return {
    day,
    activeSeconds,
    goalMinutes: readSettings(tx, userId).dailyGoalMinutes,
    quizAnswers,
    creditedBy: count?.creditedBy ?? null,
    missing: {
      studySeconds: done ? 0 : creditFrom.studyMs / 1000 - activeSeconds,
      quizAnswers: done ? 0 : creditFrom.quizAnswers - quizAnswers,
    },
    streak: { current, longest, state, freezes, frozen },
    strip: strip(tx, userId, { day, activeSeconds, credited, history, pauses }),
    news: newsOf(tx, userId, history, day),
    pause: pauses.find(({ to }) => to >= day) ?? null,
  };
}

/** The streak with today as it stands at this moment. */
export function streakNow(
  tx: Tx,
  clock: Clock,
  userId: string,
): { credited: CreditedDay[]; history: StreakHistory } {
  const day = today(tx, clock, userId);
  const count = recount(tx, userId, day);
  const credited = creditedDays(tx, userId, day).filter(({ localDay }) => localDay < day);
  if (count && count.creditedAt !== null)
    credited.push({ localDay: day, creditedAt: count.creditedAt, tz: count.tz });
  const now = { creditedAt: clock.now(), tz: clock.timeZone() };
  return { credited, history: streak(credited, day, pausesOf(tx, userId), { now }) };
}

/** What is told now will not be told again. */
export function noteNewsSeen(tx: Tx, clock: Clock, userId: string): void {
  const { news } = todayStatus(tx, clock, userId);
  if (!news) return;
  const seen = recall(tx, userId, 'streakNewsSeen') ?? {};
  remember(tx, clock.now(), userId, 'streakNewsSeen', { ...seen, [news.kind]: news.day });
}

/** What was covered, else what ended, unless it was read or lies before the strip. */
function newsOf(tx: Tx, userId: string, history: StreakHistory, today: string): StreakNews | null {
  const seen = recall(tx, userId, 'streakNewsSeen') ?? {};
  const isNews = (day: string, read = '') =>
    // What was read while the clock ran ahead hides nothing.
    day > addDays(today, -stripDays) && (day > read || read > today);
  const covered = history.frozen.at(-1);
  if (covered !== undefined)
    return isNews(covered, seen.covered) ? { kind: 'covered', day: covered, count: history.freezes } : null;
  const { ended } = history;
  if (!ended || ended.count < worthTelling || !isNews(ended.day, seen.ended)) return null;
  return { kind: 'ended', ...ended };
}

function strip(
  tx: Tx,
  userId: string,
  now: {
    day: string;
    activeSeconds: number;
    credited: CreditedDay[];
    history: StreakHistory;
    pauses: Pause[];
  },
): TodayStatus['strip'] {
  const from = addDays(now.day, 1 - stripDays);
  const seconds = activeSecondsFrom(tx, userId, from).set(now.day, now.activeSeconds);
  const studied = new Set(now.credited.map(({ localDay }) => localDay));
  const [first] = now.credited;
  const stateOf = (day: string): DayState => {
    if (studied.has(day)) return 'credited';
    if (now.pauses.some(({ from, to }) => from <= day && day <= to)) return 'paused';
    if (day === now.day) return 'open';
    if (!first || day < first.localDay) return 'before';
    return now.history.covered.get(day) ?? 'missed';
  };
  return Array.from({ length: stripDays }, (_, i) => {
    const day = addDays(from, i);
    return { day, state: stateOf(day), activeSeconds: seconds.get(day) ?? 0 };
  });
}
