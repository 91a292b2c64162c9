// Makes a quiz from the student's text as a stream of progress. Every quote is compared with the stored page once more
// inside the transaction that stores the quiz, because the material may have changed while questions were made.
import { randomInt } from 'node:crypto';
import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Scope } from '#contract/ids.ts';
import type { GenerateEvent } from '#contract/quizzes.ts';
import { materialPages, materials } from '../db/schema/library.ts';
import { quizQuestions, quizzes } from '../db/schema/quizzes.ts';
import type { Deps } from '../deps.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import { checkScope } from '../search/scope.ts';
import { type ScopedMaterial, scopedMaterials, whyEmpty } from '../tutor/scope.ts';
import { generateQuestions } from './generate/generate.ts';
import { type DraftQuestion, GENERATOR, type SourcePassage } from './generate/types.ts';
import { passagesOf } from './passages.ts';
import { followed } from './progress-stream.ts';
import { readQuiz } from './shelf.ts';
import { subjectName, topicName } from './shelf-names.ts';

export interface QuizOrder {
  scope: Scope;
  count: number;
  title?: string | undefined;
}

interface Source extends ScopedMaterial {
  passages: SourcePassage[];
}

/** Ends without a word when `signal` aborts; nothing is stored then. */
export async function* makeQuiz(
  { database: { db, sqlite }, clock }: Pick<Deps, 'database' | 'clock'>,
  userId: string,
  order: QuizOrder,
  signal: AbortSignal,
): AsyncGenerator<GenerateEvent> {
  refusePages(order.scope);
  checkScope(sqlite, userId, order.scope);
  const sources = readSources(db, userId, order.scope);
  const avoid = askedBefore(db, userId, sources);
  const seed = randomInt(2 ** 31);
  const drafts: DraftQuestion[] = [];
  const passageCount = sources.reduce((sum, source) => sum + source.passages.length, 0);
  let passagesDone = 0;
  let avoided = 0;
  for (const { language, passages } of byLanguage(sources)) {
    const { questions, rejected } = yield* followed(
      clock,
      (onProgress) =>
        generateQuestions(passages, {
          seed,
          limit: order.count - drafts.length,
          language,
          ...avoid,
          onProgress,
          signal,
        }),
      (done) => ({ type: 'progress', passagesDone: passagesDone + done, passageCount }),
    );
    drafts.push(...questions);
    passagesDone += passages.length;
    avoided += rejected.avoided ?? 0;
    if (drafts.length >= order.count) break;
  }
  signal.throwIfAborted();
  const title = order.title || defaultTitle(db, userId, order.scope, sources);
  const stored = db.transaction((tx) =>
    store(tx, clock.now(), userId, { order, title, seed, sources, drafts }),
  );
  if (!stored) throw fault('TEXT_TOO_SHORT', { reason: avoided > 0 ? 'all_asked' : 'nothing_found' });
  yield { type: 'progress', passagesDone: passageCount, passageCount };
  yield { type: 'made', quiz: readQuiz(db, userId, stored.quizId), made: stored.made, asked: order.count };
}

function refusePages({ materialId, pageFrom, pageTo }: Scope): void {
  const hasPages = pageFrom !== undefined || pageTo !== undefined;
  if (hasPages && materialId === undefined) throw fault('BAD_REQUEST', { reason: 'pages_need_material' });
  if ((pageFrom ?? 1) > (pageTo ?? Number.POSITIVE_INFINITY))
    throw fault('BAD_REQUEST', { reason: 'pages_reversed' });
}

function readSources(tx: Tx, userId: string, scope: Scope): Source[] {
  const living = scopedMaterials(tx, userId, scope);
  const sources = living
    .map((material) => ({ ...material, passages: passagesOf(tx, material.id, scope) }))
    .filter((source) => source.passages.length > 0);
  if (sources.length > 0) return sources;
  throw fault('FILE_NO_TEXT', { reason: whyEmpty(living) });
}

/** Rules differ by language: the language with most passages goes first. */
function byLanguage(sources: Source[]): { language: string | null; passages: SourcePassage[] }[] {
  return [...Map.groupBy(sources, ({ language }) => language)]
    .map(([language, group]) => ({
      // Stored as ISO 639-3; the rules know the two-letter code where there is one.
      language: language && new Intl.Locale(language).language,
      passages: group.flatMap(({ passages }) => passages),
    }))
    .toSorted((a, b) => b.passages.length - a.passages.length);
}

/** Questions of living quizzes and every voided one, also of removed quizzes. */
function askedBefore(tx: Tx, userId: string, sources: Source[]) {
  const ids = sources.map(({ id }) => id);
  const asked = tx
    .select({ stemHash: quizQuestions.stemHash, quote: quizQuestions.quote })
    .from(quizQuestions)
    .innerJoin(quizzes, eq(quizzes.id, quizQuestions.quizId))
    .where(
      and(
        eq(quizzes.userId, userId),
        inArray(quizQuestions.materialId, ids),
        or(isNull(quizzes.deletedAt), eq(quizQuestions.status, 'void')),
      ),
    )
    .all();
  return {
    avoidStemHashes: new Set(asked.map(({ stemHash }) => stemHash)),
    avoidQuotes: new Set(asked.map(({ quote }) => quote)),
  };
}

/** The name of what it was made from, with the pages when they were chosen. */
function defaultTitle(tx: Tx, userId: string, scope: Scope, sources: Source[]): string {
  const [first, second] = sources;
  const name =
    (scope.materialId === undefined ? undefined : first?.title) ??
    (scope.topicId === undefined ? undefined : topicName(tx, userId, scope.topicId)) ??
    (scope.subjectId === undefined ? undefined : subjectName(tx, userId, scope.subjectId)) ??
    (second ? `${first?.title}, ${second.title}${sources.length > 2 ? ' …' : ''}` : first?.title);
  const { pageFrom, pageTo } = scope;
  if (pageFrom === undefined && pageTo === undefined) return name ?? '';
  const pages = pageFrom === pageTo ? `${pageFrom}` : `${pageFrom ?? 1}–${pageTo ?? ''}`;
  return `${name} · ${pages}`;
}

interface Made {
  order: QuizOrder;
  title: string;
  seed: number;
  sources: Source[];
  drafts: DraftQuestion[];
}

/** Stores what still holds; null, and nothing stored, when no question does. */
function store(tx: Tx, now: number, userId: string, { order, title, seed, sources, drafts }: Made) {
  const materialOf = new Map(sources.flatMap(({ id, passages }) => passages.map((one) => [one.chunkId, id])));
  const holding = drafts.flatMap((draft) => {
    const materialId = materialOf.get(draft.chunkId);
    return materialId !== undefined && standsOnPage(tx, materialId, draft) ? [{ ...draft, materialId }] : [];
  });
  if (holding.length === 0) return null;
  const quizId = v7();
  const { scope, count: asked } = order;
  const used = new Set(holding.map(({ materialId }) => materialId));
  const materialId = scope.materialId ?? (used.size === 1 ? [...used][0] : undefined);
  tx.insert(quizzes)
    .values({
      id: quizId,
      userId,
      topicId: scope.topicId,
      materialId,
      title,
      settings: { scope, asked, seed },
      generator: GENERATOR,
      createdAt: now,
    })
    .run();
  for (const [index, { key: _key, stem, correct, ...draft }] of holding.entries()) {
    tx.insert(quizQuestions)
      .values({
        ...draft,
        id: v7(),
        quizId,
        ordinal: index + 1,
        questionText: stem,
        correctAnswer: correct,
        topicId: scope.topicId,
        status: 'checked',
      })
      .run();
  }
  return { quizId, made: holding.length };
}

function standsOnPage(tx: Tx, materialId: string, draft: DraftQuestion): boolean {
  const page = tx
    .select({ text: materialPages.text })
    .from(materialPages)
    .innerJoin(materials, eq(materials.id, materialPages.materialId))
    .where(and(eq(materials.id, materialId), isNull(materials.deletedAt), eq(materialPages.page, draft.page)))
    .get();
  return page?.text.slice(draft.charFrom, draft.charTo) === draft.quote;
}
