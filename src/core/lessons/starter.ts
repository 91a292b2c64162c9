// Puts a subject of the shipped curriculum on a student's shelf, all of it or nothing: topics, lessons, and the questions
// of each lesson as a quiz of its own. From then on it is the student's, to be changed like any other.
import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { StarterSubject } from '#contract/lessons.ts';
import { quizQuestions, quizzes } from '../db/schema/quizzes.ts';
import type { Tx } from '../progress/ledger.ts';
import { addSubject, addTopic, freeSubjectName, livingFrom } from '../subjects/shelves.ts';
import type { CurriculumLesson, CurriculumQuestion, CurriculumSubject, Shipped } from './curriculum.ts';
import { addLesson } from './lessons.ts';

/** What subjects.source says of one that came with the app. */
export const starterSource = (slug: string) => `starter:${slug}`;

/** Damaged ones are left out: there is nothing to offer. */
export function describeStarters(tx: Tx, userId: string, shipped: readonly Shipped[]): StarterSubject[] {
  const installed = livingFrom(
    tx,
    userId,
    shipped.map(({ slug }) => starterSource(slug)),
  );
  return shipped.flatMap(({ slug, subject }) =>
    subject ? [describe(subject, installed.get(starterSource(slug)) ?? null)] : [],
  );
}

function describe(subject: CurriculumSubject, subjectId: string | null): StarterSubject {
  const lessons = subject.topics.flatMap((topic) => topic.lessons);
  return {
    slug: subject.slug,
    name: subject.name,
    description: subject.description,
    topics: subject.topics.map(({ name, lessons }) => ({
      name,
      lessons: lessons.map(({ title }) => ({ title })),
    })),
    minutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0),
    questions: lessons.reduce((sum, { questions }) => sum + questions.length, 0),
    subjectId,
  };
}

/** Returns the id of the new subject. */
export function installStarter(
  tx: Tx,
  now: number,
  userId: string,
  { slug, name, description, topics }: CurriculumSubject,
): string {
  const subjectId = addSubject(tx, now, userId, {
    name: freeSubjectName(tx, userId, name),
    description,
    source: starterSource(slug),
  });
  for (const topic of topics) {
    const { name, description, difficulty } = topic;
    const topicId = addTopic(tx, now, subjectId, { name, description, difficulty, source: 'starter' });
    for (const lesson of topic.lessons)
      addLesson(tx, now, {
        topicId,
        title: lesson.title,
        content: lesson.content,
        contentType: 'text',
        estimatedDurationMinutes: lesson.minutes,
        source: 'starter',
        quizId: lesson.questions.length === 0 ? null : addQuiz(tx, now, userId, topicId, lesson),
      });
  }
  return subjectId;
}

function addQuiz(
  tx: Tx,
  now: number,
  userId: string,
  topicId: string,
  { title, questions }: CurriculumLesson,
): string {
  const quizId = v7();
  tx.insert(quizzes)
    .values({
      id: quizId,
      userId,
      topicId,
      title,
      settings: { scope: { topicId }, asked: questions.length, seed: 0 },
      generator,
      createdAt: now,
    })
    .run();
  for (const [index, question] of questions.entries())
    tx.insert(quizQuestions)
      .values({ ...questionRow(question), quizId, topicId, ordinal: index + 1 })
      .run();
  return quizId;
}

const generator = 'curriculum';

/** Its answer stands in a lesson and on no page, so it points at none. */
function questionRow(question: CurriculumQuestion) {
  const choices = question.type === 'short' ? [] : question.options;
  const reasons = question.type === 'short' ? {} : question.reasons;
  const options = choices.map((text, index) => ({
    id: String.fromCharCode(97 + index),
    text,
    reason: reasons[text] ?? null,
  }));
  return {
    type: question.type,
    kind: 'recall' as const,
    questionText: question.stem,
    options,
    correctAnswer:
      question.type === 'short'
        ? question.answer
        : options.filter(({ text }) => text === question.answer).map(({ id }) => id),
    explanation: question.explanation,
    difficulty: question.difficulty,
    chunkId: '',
    page: 1,
    charFrom: 0,
    charTo: 0,
    quote: question.quote,
    status: 'checked' as const,
    generator,
    stemHash: createHash('sha256').update(question.stem).digest('hex'),
  };
}
