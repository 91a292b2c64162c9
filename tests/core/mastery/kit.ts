// What mastery tests share: a shelf with topics, questions written into them, and a hand that answers one at a time.
import { eq } from 'drizzle-orm';
import { evidenceEvents, topicProgress } from '#core/db/schema/mastery.ts';
import { quizQuestions } from '#core/db/schema/quizzes.ts';
import { type Study, startStudy } from '../progress/kit.ts';

export const dayMs = 24 * 3_600_000;

export interface Learner extends Study {
  topicId: string;
  otherTopicId: string;
  /** Writes a quiz whose questions stand under these topics in turn, and returns its id and theirs. */
  questions(over: QuestionOver, ...topics: (string | null)[]): { quizId: string; ids: string[] };
  /** Starts or resumes the quiz and answers one question of it. */
  give(quizId: string, questionId: string, what: Given): Promise<string>;
  /** As of now. */
  mastery(topicId?: string): Promise<Awaited<ReturnType<Study['client']['mastery']['why']>>['mastery']>;
  events(): (typeof evidenceEvents.$inferSelect)[];
  cache(): Omit<typeof topicProgress.$inferSelect, 'id' | 'updatedAt'>[];
}

type QuestionOver = Partial<Pick<typeof quizQuestions.$inferInsert, 'type' | 'difficulty' | 'options'>>;
type Given = boolean | 'dont_know' | 'hinted';

export async function startLearner(): Promise<Learner> {
  const study = await startStudy();
  const { client, db, quiz } = study;
  const subject = await client.subjects.create({ name: 'Physics' });
  const topic = async (name: string) =>
    (await client.subjects.createTopic({ subjectId: subject.id, name })).id;
  const topicId = await topic('Waves');
  const otherTopicId = await topic('Heat');
  return {
    ...study,
    topicId,
    otherTopicId,
    questions(over, ...topics) {
      const quizId = quiz({}, topics.length);
      const rows = db.select().from(quizQuestions).where(eq(quizQuestions.quizId, quizId)).all();
      const ids = rows.toSorted((a, b) => a.ordinal - b.ordinal).map(({ id }) => id);
      for (const [at, id] of ids.entries())
        db.update(quizQuestions)
          .set({ ...over, topicId: topics[at] ?? null })
          .where(eq(quizQuestions.id, id))
          .run();
      return { quizId, ids };
    },
    async give(quizId, questionId, what) {
      const { id: attemptId } = await client.quizzes.start({ quizId });
      await client.quizzes.answer({
        attemptId,
        questionId,
        given: what === 'dont_know' ? [] : [what === false ? 'b' : 'a'],
        dontKnow: what === 'dont_know',
        hinted: what === 'hinted',
        latencyMs: 4000,
      });
      return attemptId;
    },
    mastery: async (of = topicId) => (await client.mastery.why({ topicId: of })).mastery,
    events: () => db.select().from(evidenceEvents).all(),
    cache: () =>
      db
        .select()
        .from(topicProgress)
        .all()
        .map(({ id: _id, updatedAt: _updatedAt, ...row }) => row),
  };
}

export function times<T>(n: number, value: T): T[] {
  return Array.from({ length: n }, () => value);
}
