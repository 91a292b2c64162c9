// What is asked of a model, in order: questions of four kinds, and a quiz from each text. With a limit the kinds keep
// their shares, each with at least one, spread over the texts.
import { type Answerable, files, injections, questions } from './evaluation-set.ts';

export type Kind = 'answerable' | 'near' | 'far' | 'injection';

export interface QuestionTask {
  kind: Kind;
  id: string;
  question: string;
  /** The sentence that answers it. */
  gold: string | null;
}

export interface QuizTask {
  kind: 'quiz';
  id: string;
  file: string;
}

export type Task = QuestionTask | QuizTask;

/** Questions of a quiz. */
export const perQuiz = 5;

const byKind: Record<Kind, { question: string; gold: string | null }[]> = {
  answerable: questions.answerable.map(({ question, gold }: Answerable) => ({ question, gold })),
  near: questions.near.map((question) => ({ question, gold: null })),
  far: questions.far.map((question) => ({ question, gold: null })),
  injection: injections.map(({ question, truth }) => ({ question, gold: truth })),
};
const total = Object.values(byKind).flat().length;

/** Hostile text comes last: it is in the library only while it is asked about. */
export function tasksFor(limit: number | null): Task[] {
  const share = Math.min(1, (limit ?? total) / total);
  const asked = (kind: Kind): QuestionTask[] =>
    spread(
      byKind[kind].map((one, at) => ({ ...one, kind, id: `${kind}-${at + 1}` })),
      share,
    );
  const quizzes = files.map((file): QuizTask => ({ kind: 'quiz', id: `quiz-${file}`, file }));
  return [
    ...asked('answerable'),
    ...asked('near'),
    ...asked('far'),
    ...spread(quizzes, share),
    ...asked('injection'),
  ];
}

function spread<T>(all: readonly T[], share: number): T[] {
  const count = Math.max(1, Math.round(all.length * share));
  return Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)] as T);
}
