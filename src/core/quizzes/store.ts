// Stores a quiz. Every quote is compared with the stored page once more inside the transaction, because the material may
// have changed while questions were made.
import { and, eq, isNull } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Scope } from '#contract/ids.ts';
import { materialPages, materials } from '../db/schema/library.ts';
import { quizQuestions, quizzes } from '../db/schema/quizzes.ts';
import type { Tx } from '../progress/ledger.ts';
import type { WrittenDraft } from './by-model/judge.ts';
import type { DraftQuestion } from './generate/types.ts';

/** A question by rules or by a model, with the material it is about. */
export type Draft = (DraftQuestion & { materialId: string; model: null; confirmed: false }) | WrittenDraft;

export interface Made {
  scope: Scope;
  asked: number;
  title: string;
  seed: number;
  generator: string;
  drafts: readonly Draft[];
}

/** Stores what still holds; null, and nothing stored, when no question does. */
export function store(
  tx: Tx,
  now: number,
  userId: string,
  { scope, asked, title, seed, generator, drafts }: Made,
): { quizId: string; held: Draft[] } | null {
  const held = drafts.filter((draft) => standsOnPage(tx, draft));
  if (held.length === 0) return null;
  const quizId = v7();
  const used = new Set(held.map(({ materialId }) => materialId));
  const model = held.find((draft) => draft.model !== null)?.model ?? null;
  tx.insert(quizzes)
    .values({
      id: quizId,
      userId,
      topicId: scope.topicId,
      materialId: scope.materialId ?? (used.size === 1 ? [...used][0] : undefined),
      title,
      settings: { scope, asked, seed },
      generatedByAi: model !== null,
      model,
      generator,
      createdAt: now,
    })
    .run();
  for (const [index, { key: _key, stem, correct, ...draft }] of held.entries()) {
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
  return { quizId, held };
}

/** The quote is literally on the page, and the material is there. */
export function standsOnPage(
  tx: Tx,
  draft: Pick<Draft, 'page' | 'charFrom' | 'charTo' | 'quote'> & { materialId: string },
): boolean {
  const page = tx
    .select({ text: materialPages.text })
    .from(materialPages)
    .innerJoin(materials, eq(materials.id, materialPages.materialId))
    .where(
      and(
        eq(materials.id, draft.materialId),
        isNull(materials.deletedAt),
        eq(materialPages.page, draft.page),
      ),
    )
    .get();
  return page?.text.slice(draft.charFrom, draft.charTo) === draft.quote;
}
