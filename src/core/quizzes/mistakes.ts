// The notebook of missed questions, derived from the answers: nothing to keep in step.
import { and, asc, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Scope } from '#contract/ids.ts';
import type { Mistake } from '#contract/quizzes.ts';
import { materials } from '../db/schema/library.ts';
import { quizAnswers, quizAttempts, quizQuestions, quizzes } from '../db/schema/quizzes.ts';
import type { Tx } from '../progress/ledger.ts';
import type { QuestionRow } from './attempts.ts';
import { questionsIn } from './shelf.ts';
import { sourceOf } from './source.ts';

/** Most recently answered first. A question is fixed when its latest answer was right. */
export function listMistakes(tx: Tx, userId: string, scope: Scope, includeFixed: boolean): Mistake[] {
  const rows = tx
    .select({ question: quizQuestions, quizTitle: quizzes.title, answer: quizAnswers })
    .from(quizAnswers)
    .innerJoin(quizAttempts, eq(quizAttempts.id, quizAnswers.attemptId))
    .innerJoin(quizQuestions, eq(quizQuestions.id, quizAnswers.questionId))
    .innerJoin(quizzes, eq(quizzes.id, quizQuestions.quizId))
    .leftJoin(materials, eq(materials.id, quizQuestions.materialId))
    .where(
      and(
        eq(quizAttempts.userId, userId),
        isNotNull(quizAnswers.correct),
        ne(quizQuestions.status, 'void'),
        isNull(quizzes.deletedAt),
        questionsIn(scope),
      ),
    )
    .orderBy(asc(quizAnswers.answeredAt))
    .all();
  return [...Map.groupBy(rows, ({ question }) => question.id).values()]
    .flatMap((history): Mistake[] => {
      const wrong = history.filter(({ answer }) => answer.correct === false);
      const missed = wrong.at(-1);
      const latest = history.at(-1);
      if (!missed || !latest) return [];
      const { question, quizTitle } = missed;
      return [
        {
          questionId: question.id,
          quizId: question.quizId,
          quizTitle,
          type: question.type,
          stem: question.questionText,
          rightText: wording(question, question.correctAnswer.slice(0, 1)),
          givenText: wording(question, missed.answer.given),
          misses: wrong.length,
          fixed: latest.answer.correct === true,
          lastAt: latest.answer.answeredAt ?? 0,
          source: sourceOf(tx, question),
        },
      ];
    })
    .filter((mistake) => includeFixed || !mistake.fixed)
    .toSorted((a, b) => b.lastAt - a.lastAt);
}

/** Option ids as their texts; what was typed as it is. */
function wording(question: QuestionRow, given: string[]): string {
  const texts = given.map((id) => question.options.find((option) => option.id === id)?.text ?? id);
  return texts.join(', ');
}
