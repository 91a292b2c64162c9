// A quiz from a table: question, right answer, up to five wrong ones, explanation, difficulty. Without wrong ones the answer
// is typed. Its answers stand on no page, so its questions point at none.
import { v7 } from 'uuid';
import { quizQuestions, quizzes } from '../db/schema/quizzes.ts';
import { fault } from '../faults.ts';
import type { Tx } from '../progress/ledger.ts';
import { stemHash } from '../quizzes/generate/wording.ts';
import { guessSeparator, readTable } from './csv.ts';
import { decode } from './encoding.ts';
import { mostWrong, questionColumns } from './quiz-tables.ts';

export interface TableQuestion {
  stem: string;
  answers: string[];
  wrong: string[];
  explanation: string;
  difficulty: 'easy' | 'medium' | 'hard';
}

const maxQuestions = 500;
const maxStemChars = 2000;
const maxAnswerChars = 500;

/** Rows without a question or an answer, and what stands there twice, are counted as skipped. FILE_UNREADABLE: see decode, readTable; no_rows. */
export function readQuestions(bytes: Uint8Array): { questions: TableQuestion[]; skipped: number } {
  const { text } = decode(bytes);
  const rows = readTable(text, guessSeparator(text));
  const first = rows[0]?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const hasHeader = first.includes('question') && first.includes('answer');
  const columns = hasHeader ? first : questionColumns;
  const questions: TableQuestion[] = [];
  const stems = new Set<string>();
  let skipped = 0;
  for (const { cells } of hasHeader ? rows.slice(1) : rows) {
    const question = questionOf(columns, cells);
    if (question === null || stems.has(question.stem) || questions.length === maxQuestions) skipped += 1;
    else {
      stems.add(question.stem);
      questions.push(question);
    }
  }
  if (questions.length === 0) throw fault('FILE_UNREADABLE', { reason: 'no_rows' });
  return { questions, skipped };
}

function questionOf(columns: readonly string[], cells: readonly string[]): TableQuestion | null {
  const cell = (name: string) => {
    const at = columns.indexOf(name);
    return at === -1 ? '' : (cells[at] ?? '').trim();
  };
  const stem = cell('question');
  const answer = cell('answer');
  const wrong = Array.from({ length: mostWrong }, (_, at) => cell(`wrong${at + 1}`));
  const others = [...new Set(wrong)].filter((text) => text !== '' && text !== answer);
  const answers = others.length > 0 ? [answer] : answer.split('|').map((text) => text.trim());
  const accepted = answers.filter((text) => text !== '');
  const isTooLong =
    stem.length > maxStemChars || [...accepted, ...others].some((text) => text.length > maxAnswerChars);
  if (stem === '' || accepted.length === 0 || isTooLong) return null;
  const level = cell('difficulty').toLowerCase();
  const difficulty = level === 'easy' || level === 'hard' ? level : 'medium';
  return {
    stem,
    answers: accepted,
    wrong: others,
    explanation: cell('explanation').slice(0, 5000),
    difficulty,
  };
}

/** Returns its id. */
export function addQuiz(
  tx: Tx,
  now: number,
  userId: string,
  {
    title,
    topicId,
    questions,
  }: { title: string; topicId: string | null; questions: readonly TableQuestion[] },
): string {
  const quizId = v7();
  const scope = topicId === null ? {} : { topicId };
  tx.insert(quizzes)
    .values({
      id: quizId,
      userId,
      topicId,
      title,
      settings: { scope, asked: questions.length, seed: 0 },
      generator: 'table',
      createdAt: now,
    })
    .run();
  for (const [index, question] of questions.entries())
    tx.insert(quizQuestions)
      .values({ ...rowOf(question), quizId, topicId, ordinal: index + 1 })
      .run();
  return quizId;
}

function rowOf({ stem, answers, wrong, explanation, difficulty }: TableQuestion) {
  const given = wrong.length === 0 ? [] : [...answers, ...wrong];
  const isTrueFalse = given.length === 2 && given.every((text) => /^(true|false)$/i.test(text));
  // True stands before false wherever they are shown; other options are shuffled then.
  const texts = isTrueFalse ? given.toSorted().toReversed() : given;
  const options = texts.map((text, at) => ({ id: String.fromCharCode(97 + at), text, reason: null }));
  const right = options.filter(({ text }) => text === answers[0]).map(({ id }) => id);
  return {
    type:
      options.length === 0 ? ('short' as const) : isTrueFalse ? ('true_false' as const) : ('mcq' as const),
    kind: 'recall' as const,
    questionText: stem,
    options,
    correctAnswer: options.length === 0 ? answers : right,
    explanation,
    difficulty,
    chunkId: '',
    page: 1,
    charFrom: 0,
    charTo: 0,
    quote: '',
    status: 'checked' as const,
    generator: 'table',
    stemHash: stemHash(stem),
  };
}
