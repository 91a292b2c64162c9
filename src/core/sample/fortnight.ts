// A fortnight of one student, lived through the same procedures as any other: files, a quiz taken again and again with
// better results, the cards that its mistakes became, questions, a note, and the timer on most days. Deterministic, so that two looks show the same.
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#contract/index.ts';
import type { Attempt } from '#contract/quizzes.ts';
import type { Topic } from '#contract/subjects.ts';
import { addDays } from '../progress/days.ts';
import type { ScriptedClock } from './scripted-clock.ts';

export type SampleClient = ContractRouterClient<Contract>;

export const fortnightDays = 14;
const minuteMs = 60_000;
const cardsADay = 12;

interface Sitting {
  hour: number;
  minute: number;
  minutes: number;
  /** Name of a subject below; null: nothing chosen. */
  of: string | null;
}

/** How many days ago, and what was done. The day that is missing was covered by a freeze. */
const plan: { ago: number; sittings: Sitting[]; quiz?: { right: number; of: number } }[] = [
  {
    ago: 13,
    sittings: [{ hour: 17, minute: 5, minutes: 25, of: 'Psychology' }],
    quiz: { right: 0.4, of: 1 },
  },
  { ago: 12, sittings: [{ hour: 16, minute: 40, minutes: 25, of: 'Psychology' }] },
  { ago: 11, sittings: [{ hour: 18, minute: 0, minutes: 50, of: 'Biology' }] },
  {
    ago: 10,
    sittings: [
      { hour: 8, minute: 10, minutes: 15, of: 'Spanish' },
      { hour: 17, minute: 30, minutes: 25, of: 'Biology' },
    ],
  },
  {
    ago: 9,
    sittings: [{ hour: 19, minute: 15, minutes: 25, of: 'Psychology' }],
    quiz: { right: 0.6, of: 1 },
  },
  { ago: 8, sittings: [{ hour: 10, minute: 0, minutes: 25, of: 'Spanish' }] },
  { ago: 6, sittings: [{ hour: 17, minute: 20, minutes: 25, of: 'Biology' }] },
  {
    ago: 5,
    sittings: [
      { hour: 16, minute: 30, minutes: 25, of: 'Psychology' },
      { hour: 17, minute: 5, minutes: 25, of: 'Psychology' },
    ],
    quiz: { right: 0.8, of: 1 },
  },
  { ago: 4, sittings: [{ hour: 18, minute: 45, minutes: 15, of: 'Spanish' }] },
  { ago: 3, sittings: [{ hour: 17, minute: 0, minutes: 50, of: 'Biology' }] },
  {
    ago: 2,
    sittings: [
      { hour: 9, minute: 30, minutes: 25, of: 'Spanish' },
      { hour: 15, minute: 10, minutes: 25, of: null },
    ],
  },
  {
    ago: 1,
    sittings: [{ hour: 17, minute: 45, minutes: 25, of: 'Psychology' }],
    quiz: { right: 1, of: 0.5 },
  },
];

const subjects = ['Psychology', 'Biology', 'Spanish'] as const;
const questions = ['What is the spacing effect?', 'How does sleep help memory?'] as const;

export interface FortnightTools {
  client: SampleClient;
  clock: ScriptedClock;
  /** Today, as the student's calendar has it. */
  today: string;
  /** Resolves when a file has been read, by real time. */
  untilRead(materialId: string, signal: AbortSignal): Promise<void>;
  signal: AbortSignal;
}

/** Yields the days lived so far. The client must be in no profile; afterwards it is in the sample one. */
export async function* liveFortnight(tools: FortnightTools): AsyncGenerator<number> {
  const { client, clock, today, signal } = tools;
  clock.goTo(addDays(today, 1 - fortnightDays), 16, 30);
  await client.people.create({ name: 'Sample student', avatar: 'otter' });
  await client.people.completeOnboarding({
    gradeLevel: 'senior_11_12',
    primaryGoal: 'understand_deeply',
    studyPreference: 'mixed',
    dailyGoalMinutes: 30,
  });
  // Nobody is in front of a fortnight that passes in a moment.
  await client.settings.set({ idleMinutes: 0 });
  const shelves = new Map<string, string>();
  for (const name of subjects) shelves.set(name, (await client.subjects.create({ name })).id);
  const topic = await client.subjects.createTopic({
    subjectId: shelves.get('Psychology') ?? '',
    name: 'Memory',
  });
  const quizId = await readAndMakeQuiz(tools, topic);
  signal.throwIfAborted();

  const known = new Map<string, string[]>();
  for (const { ago, sittings, quiz } of plan) {
    for (const { hour, minute, minutes, of } of sittings) {
      clock.goTo(addDays(today, -ago), hour, minute);
      const subjectId = (of === null ? undefined : shelves.get(of)) ?? null;
      await client.timer.start({ kind: 'focus', minutes, target: { subjectId } });
      clock.advance(minutes * minuteMs + 1000);
    }
    if (quiz && quizId !== null) await sit(client, clock, quizId, known, quiz);
    else await review(client, clock, ago);
    signal.throwIfAborted();
    yield fortnightDays - ago;
  }
  await askAndKeep(client);
  yield fortnightDays;
}

/** Null when the text gave no questions, which the fortnight can do without. */
async function readAndMakeQuiz(
  { client, untilRead, signal }: FortnightTools,
  { id: topicId, subjectId }: Topic,
): Promise<string | null> {
  const { material } = await client.library.importSample();
  await untilRead(material.id, signal);
  await client.library.move({ ids: [material.id], subjectId, topicId });
  try {
    const events = await client.quizzes.generate({
      scope: { materialId: material.id },
      count: 10,
      by: 'rules',
    });
    for await (const event of events) if (event.type === 'made') return event.quiz.id;
  } catch {
    signal.throwIfAborted();
  }
  return null;
}

/** An attempt with this share of right answers; `of` below 1 leaves it unfinished, for going on with. */
async function sit(
  client: SampleClient,
  clock: ScriptedClock,
  quizId: string,
  known: Map<string, string[]>,
  { right, of }: { right: number; of: number },
): Promise<void> {
  const attempt = await client.quizzes.start({ quizId });
  const asked = attempt.questions.slice(0, Math.ceil(attempt.questions.length * of));
  for (const [at, question] of asked.entries()) {
    clock.advance(20_000);
    const wanted = (at + 1) / asked.length <= right;
    const verdict = await client.quizzes.answer({
      attemptId: attempt.id,
      questionId: question.id,
      latencyMs: 9_000,
      ...given(question, known.get(question.id), wanted),
    });
    if (verdict) known.set(question.id, verdict.right);
  }
  if (of === 1) await client.quizzes.finish({ attemptId: attempt.id });
}

/** What was learnt the last time, or a guess; "don't know" where a guess cannot be made. */
function given(
  { type, options }: Attempt['questions'][number],
  right: string[] | undefined,
  wanted: boolean,
): { given: string[]; dontKnow: boolean } {
  const chosen =
    type === 'short'
      ? wanted
        ? right?.[0]
        : undefined
      : wanted
        ? (right?.[0] ?? options[0]?.id)
        : options.find(({ id }) => !right?.includes(id))?.id;
  return chosen === undefined ? { given: [], dontKnow: true } : { given: [chosen], dontKnow: false };
}

/** The cards that mistakes became, on the days without a quiz; now and then one is forgotten. */
async function review(client: SampleClient, clock: ScriptedClock, ago: number): Promise<void> {
  let { card } = await client.review.next();
  for (let at = 0; card !== null && at < cardsADay; at += 1) {
    clock.advance(15_000);
    const rating = (at + ago) % 6 === 0 ? 'again' : 'good';
    ({ card } = await client.review.answer({ cardId: card.id, rating, latencyMs: 12_000 }));
  }
}

async function askAndKeep(client: SampleClient): Promise<void> {
  for (const [at, text] of questions.entries()) {
    const { id: threadId } = await client.tutor.create({ scope: {} });
    for await (const event of await client.tutor.ask({ threadId, text })) {
      if (event.type !== 'answer') continue;
      const { id: messageId, band } = event.message;
      if (band === 'none') continue;
      if (at === 0) {
        await client.notes.saveAnswer({ messageId });
        await client.tutor.setSolved({ threadId, solved: true });
      }
    }
  }
}
