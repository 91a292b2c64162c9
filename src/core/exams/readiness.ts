// The outlook for the day of the exam: what share of questions like those answered so far will probably be answered right
// then. From mastery aged to that day, every topic weighing the same. It is no chance of passing, and says nothing while
// the answers are few.
import { and, eq, inArray } from 'drizzle-orm';
import type { Readiness } from '#contract/exams.ts';
import { topicProgress } from '../db/schema/mastery.ts';
import { age, daysSince, range, score } from '../mastery/filter.ts';
import { observedOf } from '../mastery/record.ts';
import type { Tx } from '../progress/ledger.ts';
import { type ExamRow, topicsOf } from './exams.ts';

/** Answers, by their weight: a repetition or a hint tells less than one. */
const enough = { perTopic: 3, inAll: 10 };
/** Weights such as 0.3 do not add up exactly. */
const slack = 1e-9;

export function readReadiness(tx: Tx, exam: ExamRow): Readiness {
  const topics = topicsOf(tx, exam.id);
  const rows = tx
    .select()
    .from(topicProgress)
    .where(
      and(
        eq(topicProgress.userId, exam.userId),
        inArray(
          topicProgress.topicId,
          topics.map(({ id }) => id),
        ),
      ),
    )
    .all();
  const known = topics.map(({ id, name }) => {
    const observed = observedOf(rows.find(({ topicId }) => topicId === id));
    const aged = age(observed, daysSince(observed.lastAt, exam.examAt));
    const { low, high } = range(aged);
    const missing = missingFrom(enough.perTopic, observed.n);
    return {
      topicId: id,
      name,
      answers: observed.answers,
      n: observed.n,
      missing,
      expected: score(aged),
      low,
      high,
    };
  });
  const missingAnswers = Math.max(
    missingFrom(
      enough.inAll,
      known.reduce((sum, { n }) => sum + n, 0),
    ),
    known.reduce((sum, { missing }) => sum + missing, 0),
  );
  const says = missingAnswers === 0 && known.length > 0;
  const overall = says ? together(known) : { expected: null, low: null, high: null };
  return {
    ...overall,
    missingAnswers,
    topics: known.map(({ topicId, name, answers, missing, ...numbers }) => ({
      topicId,
      name,
      answers,
      expected: missing > 0 ? null : Math.round(numbers.expected),
      low: missing > 0 ? null : Math.round(numbers.low),
      high: missing > 0 ? null : Math.round(numbers.high),
    })),
  };
}

interface Expectation {
  expected: number;
  low: number;
  high: number;
}

/** Each side by itself, since a range is seldom even: what is unsure of topics apart partly cancels out. */
export function together(topics: readonly Expectation[]): Expectation {
  const k = topics.length;
  const expected = topics.reduce((sum, topic) => sum + topic.expected, 0) / k;
  const spread = (distance: (topic: Expectation) => number) =>
    Math.sqrt(topics.reduce((sum, topic) => sum + distance(topic) ** 2, 0)) / k;
  return {
    expected: Math.round(expected),
    low: Math.round(expected - spread((topic) => topic.expected - topic.low)),
    high: Math.round(expected + spread((topic) => topic.high - topic.expected)),
  };
}

function missingFrom(wanted: number, n: number): number {
  return Math.max(0, Math.ceil(wanted - n - slack));
}
