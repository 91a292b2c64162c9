// An answer as evidence of its topic: the question's own, else the one its material is filed under at that moment. An
// answer about no topic is evidence of none, and moving the file later changes nothing about the past.
import { eq, inArray, sql } from 'drizzle-orm';
import { materials } from '../db/schema/library.ts';
import { quizQuestions } from '../db/schema/quizzes.ts';
import { recordEvidence } from '../mastery/record.ts';
import { weighAnswer } from '../mastery/weigh.ts';
import type { Tx } from '../progress/ledger.ts';
import type { AttemptRow, QuestionRow } from './attempts.ts';

export interface AnswerGiven {
  right: boolean;
  dontKnow: boolean;
  hinted: boolean;
  at: number;
  localDay: string;
}

export function recordAnswer(
  tx: Tx,
  userId: string,
  attempt: AttemptRow,
  question: QuestionRow,
  { right, dontKnow, hinted, at, localDay }: AnswerGiven,
): void {
  const topics = topicsOf(tx, attempt.questionIds);
  const topicId = topics.get(question.id);
  if (!topicId) return;
  const { type, options, difficulty } = question;
  recordEvidence(tx, userId, {
    ...weighAnswer({ type, options: options.length, difficulty, dontKnow, hinted }),
    topicId,
    right,
    difficulty,
    mixed: new Set(topics.values()).size > 1,
    questionId: question.id,
    attemptId: attempt.id,
    at,
    localDay,
  });
}

function topicsOf(tx: Tx, questionIds: string[]): Map<string, string> {
  const rows = tx
    .select({
      id: quizQuestions.id,
      topicId: sql<string | null>`coalesce(${quizQuestions.topicId}, ${materials.topicId})`,
    })
    .from(quizQuestions)
    .leftJoin(materials, eq(materials.id, quizQuestions.materialId))
    .where(inArray(quizQuestions.id, questionIds))
    .all();
  return new Map(rows.flatMap(({ id, topicId }) => (topicId === null ? [] : [[id, topicId] as const])));
}
