// A quiz over several topics, an equal share a topic: what is stored and was never answered, topped up by rules, and
// only then what was answered before, longest ago first. Stored questions are copied, so that removing the quiz they
// came from leaves this one whole.
import { randomInt } from 'node:crypto';
import { and, desc, eq, inArray, isNull, max, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { materials } from '../db/schema/library.ts';
import { quizAnswers, quizQuestions, quizzes } from '../db/schema/quizzes.ts';
import type { Deps } from '../deps.ts';
import { fault, isFault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import { generateQuestions } from './generate/generate.ts';
import { createRandom, shuffled } from './generate/shuffle.ts';
import type { DraftQuestion } from './generate/types.ts';
import { askedBefore, byLanguage, readSources } from './sources.ts';
import { standsOnPage } from './store.ts';

export interface MixedOrder {
  topicIds: readonly string[];
  count: number;
  title: string;
  /** Kept with the quiz: what it was assembled for. */
  examId: string;
}

type QuestionValues = Omit<typeof quizQuestions.$inferInsert, 'id' | 'quizId' | 'ordinal'>;

const generator = 'assembled-1';

/** Returns the quiz's id. TEXT_TOO_SHORT or FILE_NO_TEXT when not one question can be asked. */
export async function assembleQuiz(
  deps: Pick<Deps, 'database' | 'clock' | 'randomInt'>,
  userId: string,
  { topicIds, count, title, examId }: MixedOrder,
  signal?: AbortSignal,
): Promise<string> {
  const { db } = deps.database;
  const seed = (deps.randomInt ?? randomInt)(2 ** 31);
  const stored = storedQuestions(db, userId, topicIds);
  const share = Math.ceil(count / topicIds.length);
  const topics = topicIds.map((topicId) => {
    const known = stored.filter(({ question }) => question.topicId === topicId).slice(0, count);
    return { topicId, fresh: null as QuestionValues[] | null, ...byWhetherAnswered(known) };
  });
  const missing = () =>
    topics.reduce((left, { unanswered, fresh }) => left - unanswered.length - (fresh?.length ?? 0), count);
  let refused: unknown = null;
  const topUp = async (topic: (typeof topics)[number], limit: number) => {
    topic.fresh = await byRules(db, userId, topic.topicId, { seed, limit, signal }).catch(
      (error: unknown) => {
        if (!isFault(error)) throw error;
        refused = error;
        return [];
      },
    );
  };
  for (const topic of topics)
    if (topic.unanswered.length < share) await topUp(topic, count - topic.unanswered.length);
  // Where one topic has too little to ask, the others give more before a question comes a second time.
  for (const topic of topics) if (topic.fresh === null && missing() > 0) await topUp(topic, missing());
  const perTopic = topics.map(({ unanswered, fresh, answered }) => [
    ...unanswered,
    ...(fresh ?? []),
    ...answered,
  ]);
  const questions = shuffled(takeTurns(perTopic, count), createRandom(seed));
  const quizId = db.transaction((tx) => {
    const held = questions.filter((question) => isStillTrue(tx, question));
    if (held.length === 0) return null;
    const quiz = { id: v7(), userId, title, settings: { scope: {}, asked: count, seed, examId } };
    const byModel = held.find(({ model }) => model != null)?.model ?? null;
    const made = { generator, generatedByAi: byModel !== null, model: byModel, createdAt: deps.clock.now() };
    tx.insert(quizzes)
      .values({ ...quiz, ...made })
      .run();
    for (const [index, question] of held.entries())
      tx.insert(quizQuestions)
        .values({ ...question, id: v7(), quizId: quiz.id, ordinal: index + 1 })
        .run();
    return quiz.id;
  });
  if (quizId === null) throw refused ?? fault('TEXT_TOO_SHORT', { reason: 'nothing_found' });
  return quizId;
}

interface StoredQuestion {
  question: QuestionValues;
  /** When its wording was last answered; 0 for never. */
  lastAt: number;
}

/** Questions that count, one a wording: those never answered first, then those answered longest ago. */
function storedQuestions(tx: Tx, userId: string, topicIds: readonly string[]): StoredQuestion[] {
  const topic = sql<string>`coalesce(${quizQuestions.topicId}, ${materials.topicId})`;
  const rows = tx
    .select({ question: quizQuestions, topicId: topic, answeredAt: max(quizAnswers.answeredAt) })
    .from(quizQuestions)
    .innerJoin(quizzes, eq(quizzes.id, quizQuestions.quizId))
    .leftJoin(materials, eq(materials.id, quizQuestions.materialId))
    .leftJoin(quizAnswers, eq(quizAnswers.questionId, quizQuestions.id))
    .where(
      and(
        eq(quizzes.userId, userId),
        isNull(quizzes.deletedAt),
        isNull(materials.deletedAt),
        eq(quizQuestions.status, 'checked'),
        inArray(topic, [...topicIds]),
      ),
    )
    .groupBy(quizQuestions.id)
    .orderBy(desc(quizzes.createdAt), quizQuestions.ordinal)
    .all();
  const wordings = Map.groupBy(rows, ({ question }) => question.stemHash || question.id);
  return [...wordings.values()]
    .flatMap((same) => {
      const [first] = same;
      const lastAt = Math.max(...same.map(({ answeredAt }) => answeredAt ?? 0));
      return first ? [{ ...first, lastAt }] : [];
    })
    .toSorted((a, b) => a.lastAt - b.lastAt)
    .map(({ question: { id: _id, quizId: _quiz, ordinal: _ordinal, ...question }, topicId, lastAt }) => ({
      question: { ...question, topicId },
      lastAt,
    }));
}

function byWhetherAnswered(known: readonly StoredQuestion[]) {
  const those = (wanted: boolean) =>
    known.filter(({ lastAt }) => lastAt > 0 === wanted).map(({ question }) => question);
  return { unanswered: those(false), answered: those(true) };
}

async function byRules(
  tx: Tx,
  userId: string,
  topicId: string,
  { seed, limit, signal }: { seed: number; limit: number; signal: AbortSignal | undefined },
): Promise<QuestionValues[]> {
  const sources = readSources(tx, userId, { topicId });
  const asked = askedBefore(tx, userId, sources);
  const avoidStemHashes = new Set(asked.map(({ stemHash }) => stemHash));
  const avoidQuotes = new Set(asked.map(({ quote }) => quote));
  const materialOf = new Map(sources.flatMap(({ id, passages }) => passages.map((one) => [one.chunkId, id])));
  const made: QuestionValues[] = [];
  for (const { language, passages } of byLanguage(sources)) {
    const options = { seed, limit: limit - made.length, language, avoidStemHashes, avoidQuotes };
    const { questions } = await generateQuestions(passages, signal ? { ...options, signal } : options);
    for (const question of questions) made.push(row(question, topicId, materialOf.get(question.chunkId)));
    if (made.length >= limit) break;
  }
  return made;
}

function row(
  { key: _key, stem, correct, ...draft }: DraftQuestion,
  topicId: string,
  materialId: string | undefined,
): QuestionValues {
  return {
    ...draft,
    topicId,
    materialId: materialId ?? null,
    questionText: stem,
    correctAnswer: correct,
    status: 'checked',
  };
}

/** One of each topic, then another of each: fewer questions in one leave more room for the others. */
function takeTurns<T>(groups: readonly (readonly T[])[], count: number): T[] {
  const most = Math.max(0, ...groups.map((group) => group.length));
  const turns = Array.from({ length: most }, (_, turn) =>
    groups.flatMap((group) => group.slice(turn, turn + 1)),
  );
  return turns.flat().slice(0, count);
}

/** Questions of lessons stand on no page. */
function isStillTrue(tx: Tx, { materialId, page, charFrom, charTo, quote }: QuestionValues): boolean {
  return materialId == null || standsOnPage(tx, { materialId, page, charFrom, charTo, quote });
}
