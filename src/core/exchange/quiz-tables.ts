// Quizzes as tables and as Markdown. Options stand in an order of their own, told by nothing but their words, so that a
// print without answers gives none away.
import { createHash } from 'node:crypto';
import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import { materials } from '../db/schema/library.ts';
import { quizQuestions, quizzes } from '../db/schema/quizzes.ts';
import type { Tx } from '../progress/ledger.ts';
import type { CsvValue } from './csv.ts';

export const mostWrong = 5;
export const questionColumns = [
  'question',
  'answer',
  ...Array.from({ length: mostWrong }, (_, at) => `wrong${at + 1}`),
  'explanation',
  'difficulty',
];
/** Between the accepted answers of a typed question. */
export const answerSeparator = ' | ';

export interface OutgoingQuestion {
  quiz: string;
  stem: string;
  isTyped: boolean;
  options: { text: string; isRight: boolean }[];
  /** Accepted answers of a typed one, else the right option. */
  answers: string[];
  explanation: string;
  difficulty: string;
  source: string;
}

/** Questions that count, of a quiz or of all living ones. */
export function outgoingQuestions(tx: Tx, userId: string, quizId?: string): OutgoingQuestion[] {
  return tx
    .select({
      question: quizQuestions,
      quiz: quizzes.title,
      material: materials.title,
      gone: materials.deletedAt,
    })
    .from(quizQuestions)
    .innerJoin(quizzes, eq(quizzes.id, quizQuestions.quizId))
    .leftJoin(materials, eq(materials.id, quizQuestions.materialId))
    .where(
      and(
        eq(quizzes.userId, userId),
        isNull(quizzes.deletedAt),
        ne(quizQuestions.status, 'void'),
        quizId === undefined ? undefined : eq(quizzes.id, quizId),
      ),
    )
    .orderBy(asc(quizzes.createdAt), asc(quizzes.id), asc(quizQuestions.ordinal))
    .all()
    .map(({ question, quiz, material, gone }) => {
      const { type, options, correctAnswer, questionText, explanation, difficulty, page } = question;
      const shown = options
        .map(({ id, text }) => ({ text, isRight: correctAnswer.includes(id) }))
        .toSorted((a, b) => (rank(questionText, a.text) < rank(questionText, b.text) ? -1 : 1));
      return {
        quiz,
        stem: questionText,
        isTyped: type === 'short',
        options: shown,
        answers:
          type === 'short' ? correctAnswer : shown.filter(({ isRight }) => isRight).map(({ text }) => text),
        explanation,
        difficulty,
        source: material === null || gone !== null ? '' : `${material}, p. ${page}`,
      };
    });
}

function rank(stem: string, option: string): string {
  return createHash('sha256').update(`${stem}\u0000${option}`).digest('hex');
}

/** A row as `questionColumns`. Without the key the options follow the question, and the answer is left open. */
export function questionRow(question: OutgoingQuestion, withKey: boolean): CsvValue[] {
  const { stem, options, answers, explanation, difficulty } = question;
  const wrong = withKey ? options.filter(({ isRight }) => !isRight) : options;
  const cells = Array.from({ length: withKey ? mostWrong : mostWrong + 1 }, (_, at) => wrong[at]?.text ?? '');
  return withKey
    ? [stem, answers.join(answerSeparator), ...cells, explanation, difficulty]
    : [stem, ...cells];
}

export const openColumns = [
  'question',
  ...Array.from({ length: mostWrong + 1 }, (_, at) => `option${at + 1}`),
];

const letter = (at: number) => String.fromCharCode(65 + at);

/** Questions, then the key behind all of them. */
export function quizMarkdown(
  title: string,
  questions: readonly OutgoingQuestion[],
  withKey: boolean,
): string {
  const asked = questions.map(({ stem, options }, index) => {
    const choices = options.map(({ text }, at) => `   ${letter(at)}. ${oneLine(text)}`);
    return [`${index + 1}. ${indented(stem)}`, ...(choices.length > 0 ? ['', ...choices] : [])].join('\n');
  });
  const key = questions.map(({ options, answers, explanation, source }, index) => {
    const right = options.findIndex(({ isRight }) => isRight);
    const answer = `${right === -1 ? '' : `${letter(right)}. `}${oneLine(answers.join(' / '))}`;
    const why = [explanation, source === '' ? '' : `(${source})`].filter((part) => part.trim() !== '');
    return [`${index + 1}. **${answer}**`, ...why.map((part) => `   ${indented(part)}`)].join('\n');
  });
  const parts = [`# ${oneLine(title)}`, ...asked, ...(withKey ? ['## Answers', ...key] : [])];
  return `${parts.join('\n\n')}\n`;
}

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ').trim();
const indented = (text: string) => text.trim().replaceAll('\n', '\n   ');
