// What a quiz is made from, and what has been asked about it before.
import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Scope } from '#contract/ids.ts';
import { quizQuestions, quizzes } from '../db/schema/quizzes.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import { type ScopedMaterial, scopedMaterials, whyEmpty } from '../tutor/scope.ts';
import type { Asked as Question } from './by-model/repeats.ts';
import { answerText } from './generate/check.ts';
import type { SourcePassage } from './generate/types.ts';
import { passagesOf } from './passages.ts';

export interface Source extends ScopedMaterial {
  passages: SourcePassage[];
}

export interface Asked extends Question {
  isReported: boolean;
}

/** Comparing word by word and by meaning stays quick, and who has answered 200 since may be asked again. */
const mostCompared = 200;

/** BAD_REQUEST for pages without a material or in the wrong order. */
export function refusePages({ materialId, pageFrom, pageTo }: Scope): void {
  const hasPages = pageFrom !== undefined || pageTo !== undefined;
  if (hasPages && materialId === undefined) throw fault('BAD_REQUEST', { reason: 'pages_need_material' });
  if ((pageFrom ?? 1) > (pageTo ?? Number.POSITIVE_INFINITY))
    throw fault('BAD_REQUEST', { reason: 'pages_reversed' });
}

/** FILE_NO_TEXT when the scope holds nothing to read. */
export function readSources(tx: Tx, userId: string, scope: Scope): Source[] {
  const living = scopedMaterials(tx, userId, scope);
  const sources = living
    .map((material) => ({ ...material, passages: passagesOf(tx, material.id, scope) }))
    .filter((source) => source.passages.length > 0);
  if (sources.length > 0) return sources;
  throw fault('FILE_NO_TEXT', { reason: whyEmpty(living) });
}

/** Rules differ by language: the language with most passages goes first. */
export function byLanguage(sources: Source[]): { language: string | null; passages: SourcePassage[] }[] {
  return [...Map.groupBy(sources, ({ language }) => language)]
    .map(([language, group]) => ({
      // Stored as ISO 639-3; the rules know the two-letter code where there is one.
      language: language && new Intl.Locale(language).language,
      passages: group.flatMap(({ passages }) => passages),
    }))
    .toSorted((a, b) => b.passages.length - a.passages.length);
}

/** What must not be asked again: questions of living quizzes and every voided one, also of removed quizzes. */
export function askedBefore(tx: Tx, userId: string, sources: Source[]): Asked[] {
  const ids = sources.map(({ id }) => id);
  return tx
    .select({
      stem: quizQuestions.questionText,
      stemHash: quizQuestions.stemHash,
      quote: quizQuestions.quote,
      type: quizQuestions.type,
      options: quizQuestions.options,
      correct: quizQuestions.correctAnswer,
      isReported: sql<number>`${quizQuestions.status} = 'void'`,
    })
    .from(quizQuestions)
    .innerJoin(quizzes, eq(quizzes.id, quizQuestions.quizId))
    .where(
      and(
        eq(quizzes.userId, userId),
        inArray(quizQuestions.materialId, ids),
        or(isNull(quizzes.deletedAt), eq(quizQuestions.status, 'void')),
      ),
    )
    .orderBy(asc(quizzes.createdAt), asc(quizzes.id), asc(quizQuestions.ordinal))
    .all()
    .map(({ stem, stemHash, quote, isReported, ...question }) => ({
      stem,
      stemHash,
      quote,
      answer: answerText(question),
      isReported: isReported === 1,
    }));
}

/** The latest questions, and all that were reported, latest last. */
export function latestAsked(asked: readonly Asked[]): Asked[] {
  return asked.filter(({ isReported }, at) => isReported || at >= asked.length - mostCompared);
}
