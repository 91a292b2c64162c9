// What progress tests share: an app, the same database behind it, and hands that study, answer and settle. Sessions and
// quizzes are written as rows, as the timer and the maker of quizzes would leave them.
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Attempt } from '#contract/quizzes.ts';
import type { Fact } from '#contract/system.ts';
import { type Drizzle, openDatabase } from '#core/db/open.ts';
import { quizQuestions, quizzes } from '#core/db/schema/quizzes.ts';
import { studySegments, studySessions } from '#core/db/schema/study.ts';
import { localDay, splitByDay, utcOffsetMinutes } from '#core/progress/days.ts';
import { settleDays } from '#core/progress/settle.ts';
import {
  type Client,
  projectDir,
  type StartOptions,
  startApp,
  type TestApp,
} from '../../support/start-app.ts';

export interface Study {
  app: TestApp;
  client: Client;
  db: Drizzle;
  userId: string;
  /** Writes a session of this many minutes, and returns its id. Nothing is settled. */
  session(start: string, minutes: number, over?: Partial<typeof studySessions.$inferInsert>): string;
  /** Settles days as of now. */
  settle(...days: string[]): Fact[];
  /** Writes sessions of a quarter of an hour at noon of these days, and settles them. */
  studyOn(...days: string[]): void;
  /** Writes a quiz of medium questions whose right answer is option "a". */
  quiz(over?: Partial<typeof quizzes.$inferInsert>, count?: number): string;
}

export async function startStudy(options: StartOptions = {}): Promise<Study> {
  const app = await startApp(options);
  const database = openDatabase({
    dataDir: app.dataDir,
    migrationsDir: join(projectDir, 'drizzle'),
    unpacked: (path) => path,
    log: { write: () => undefined },
  });
  onTestFinished(() => database.close());
  const { db } = database;
  const userId = (await app.client.people.current())?.id ?? '';

  const session: Study['session'] = (start, minutes, over = {}) => {
    const startedAt = Date.parse(start);
    const activeMs = Math.round(minutes * 60_000);
    const tz = over.tz ?? 'Europe/Berlin';
    const { id } = db
      .insert(studySessions)
      .values({
        userId,
        kind: 'focus',
        state: 'finished',
        startedAt,
        endedAt: startedAt + activeMs,
        durationSeconds: Math.floor(activeMs / 1000),
        tz,
        utcOffsetMinutes: utcOffsetMinutes(startedAt, tz),
        localDay: localDay(startedAt, tz, 4),
        createdAt: startedAt,
        updatedAt: startedAt,
        ...over,
      })
      .returning({ id: studySessions.id })
      .get();
    for (const part of splitByDay(startedAt, activeMs, tz, 4))
      db.insert(studySegments)
        .values({ ...part, sessionId: id, userId, endedAt: part.startedAt + part.activeMs })
        .run();
    return id;
  };
  const settle: Study['settle'] = (...days) =>
    db.transaction((tx) => settleDays(tx, app.clock, userId, days));

  return {
    app,
    client: app.client,
    db,
    userId,
    session,
    settle,
    studyOn(...days) {
      for (const day of days) session(`${day}T11:00Z`, 15);
      settle(...days);
    },
    quiz(over = {}, count = 5) {
      const values = {
        userId,
        title: 'Waves',
        settings: { scope: {}, asked: count, seed: 1 },
        generator: 'rules',
        createdAt: app.clock.now(),
        ...over,
      };
      const { id } = db.insert(quizzes).values(values).returning({ id: quizzes.id }).get();
      for (let ordinal = 1; ordinal <= count; ordinal += 1)
        db.insert(quizQuestions)
          .values({ ...question, quizId: id, ordinal, stemHash: `${ordinal}` })
          .run();
      return id;
    },
  };
}

const question = {
  type: 'mcq',
  kind: 'recall',
  questionText: 'Which one?',
  options: ['a', 'b'].map((id) => ({ id, text: id, reason: null })),
  correctAnswer: ['a'],
  explanation: '',
  difficulty: 'medium',
  chunkId: 'none',
  page: 1,
  charFrom: 0,
  charTo: 1,
  quote: 'a',
  status: 'checked',
  generator: 'rules',
} as const satisfies Partial<typeof quizQuestions.$inferInsert>;

/** Answers the first `count` questions, the first `right` of them right, without finishing. */
export async function answer(client: Client, quizId: string, right: number, count = right): Promise<Attempt> {
  const attempt = await client.quizzes.start({ quizId });
  for (const [index, { id: questionId }] of attempt.questions.slice(0, count).entries())
    await client.quizzes.answer({
      attemptId: attempt.id,
      questionId,
      given: [index < right ? 'a' : 'b'],
      latencyMs: 4000,
    });
  return attempt;
}

export async function take(client: Client, quizId: string, right: number, count = 5): Promise<Attempt> {
  const { id } = await answer(client, quizId, right, count);
  return client.quizzes.finish({ attemptId: id });
}

/** Facts of the profile while `act` runs. */
export async function factsOf(client: Client, act: () => Promise<unknown>): Promise<Fact[]> {
  const stop = new AbortController();
  const facts = await client.system.events(undefined, { signal: stop.signal });
  const told: Fact[] = [];
  const reading = (async () => {
    for await (const fact of facts) {
      if (fact.type === 'settings.changed') break;
      told.push(fact);
    }
  })();
  await act();
  // A fact of our own marks the end.
  await client.settings.set({ singleKeyShortcuts: true });
  await reading;
  stop.abort();
  return told;
}
