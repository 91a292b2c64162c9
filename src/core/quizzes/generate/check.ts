// The gate before storage: a question that breaks one of these rules is dropped and counted, whoever made it. It reads
// only the question, its passage and the questions already taken, so it also fits questions a model writes.
import * as z from 'zod';
import type { DraftQuestion, SourcePassage } from './types.ts';
import { containsWords, contentWords, fold, jaccard, stemHash, termKey, wordsOf } from './wording.ts';

/** Two stems with this share of words in common ask the same thing. */
const NEAR_DUPLICATE = 0.7;

const draft = z.object({
  type: z.enum(['mcq', 'true_false', 'short']),
  kind: z.enum(['glossary', 'definition', 'called', 'year', 'cloze']),
  stem: z.string().trim().min(10).max(500),
  options: z.array(
    z.object({
      id: z.string().regex(/^[a-h]$/u),
      text: z.string().trim().min(1).max(200),
      reason: z.string().nullable(),
    }),
  ),
  correct: z.array(z.string().trim().min(1)).min(1),
  explanation: z.string().min(1),
  difficulty: z.enum(['easy', 'medium', 'hard']),
  chunkId: z.string().min(1),
  page: z.number().int().min(1),
  charFrom: z.number().int().min(0),
  charTo: z.number().int(),
  quote: z.string().min(1),
  stemHash: z.string(),
  key: z.string().min(1),
  generator: z.string().min(1),
});

export type Fault =
  | 'schema'
  | 'options'
  | 'one_right_option'
  | 'options_alike'
  | 'quote_not_on_page'
  | 'answer_not_in_quote'
  | 'stem_gives_answer'
  | 'duplicate';

/** The first rule broken, or null when the question may be stored. */
export function checkQuestion(
  question: DraftQuestion,
  passage: SourcePassage,
  taken: readonly DraftQuestion[],
): Fault | null {
  if (!draft.safeParse(question).success || question.stemHash !== stemHash(question.stem)) return 'schema';
  return (
    checkOptions(question) ??
    checkQuote(question, passage) ??
    (isSupported(question) ? null : 'answer_not_in_quote') ??
    (givesAnswer(question) ? 'stem_gives_answer' : null) ??
    (taken.some((other) => isDuplicate(question, other)) ? 'duplicate' : null)
  );
}

/** The right answer in words: the option's text, or the first accepted spelling. */
export function answerText(question: Pick<DraftQuestion, 'type' | 'options' | 'correct'>): string {
  const [first = ''] = question.correct;
  if (question.type === 'short') return first;
  return question.options.find((option) => option.id === first)?.text ?? '';
}

function checkOptions(question: DraftQuestion): Fault | null {
  const { type, options, correct } = question;
  if (type === 'short') return options.length === 0 ? null : 'options';
  const wanted = type === 'true_false' ? [2] : question.kind === 'year' ? [3, 4] : [4];
  if (!wanted.includes(options.length)) return 'options';
  const ids = new Set(options.map((option) => option.id));
  if (ids.size !== options.length) return 'options';
  if (correct.length !== 1 || !ids.has(correct[0] as string)) return 'one_right_option';
  const texts = new Set(options.map((option) => termKey(option.text)));
  return texts.size === options.length && !texts.has('') ? null : 'options_alike';
}

function checkQuote(question: DraftQuestion, passage: SourcePassage): Fault | null {
  const from = question.charFrom - passage.charFrom;
  const to = question.charTo - passage.charFrom;
  const literal = from >= 0 && to <= passage.text.length && passage.text.slice(from, to) === question.quote;
  const samePlace = passage.page === question.page && passage.chunkId === question.chunkId;
  return literal && samePlace ? null : 'quote_not_on_page';
}

/** The answer's words stand in the quote; a claim is true exactly when what it says stands there too. */
function isSupported(question: DraftQuestion): boolean {
  const quote = new Set(contentWords(question.quote));
  if (question.type !== 'true_false') {
    const text = answerText(question);
    const inQuote = containsWords(question.quote, text);
    return inQuote && shareIn(quote, stemWords(question)) >= 0.9;
  }
  if (!containsWords(question.quote, question.key)) return false;
  const said = stemWords(question);
  return (question.correct[0] === 'a') === shareIn(quote, said) >= 0.9;
}

/** Content words of the stem without the asking words around it. */
function stemWords(question: DraftQuestion): string[] {
  const quoted = [...question.stem.matchAll(/[“«]([^“”«»]+)[”»]/gu)].at(-1)?.[1];
  const body = quoted ?? question.stem.replace(/^[^?]{0,40}\?\s+/u, '');
  return contentWords(body.replace(/a\(n\)/giu, ' '));
}

function shareIn(known: ReadonlySet<string>, words: readonly string[]): number {
  if (words.length === 0) return 0;
  return words.filter((word) => known.has(word)).length / words.length;
}

function givesAnswer(question: DraftQuestion): boolean {
  if (question.type === 'true_false') return false;
  const text = answerText(question);
  if (containsWords(question.stem, text)) return true;
  const others = question.correct.slice(question.type === 'short' ? 1 : question.correct.length);
  return others.some((alias) => containsWords(question.stem, alias));
}

function isDuplicate(question: DraftQuestion, other: DraftQuestion): boolean {
  if (question.stemHash === other.stemHash) return true;
  if (
    fold(answerText(question)) === fold(answerText(other)) &&
    question.type !== 'true_false' &&
    fold(question.quote) === fold(other.quote)
  ) {
    return true;
  }
  if (question.key === other.key && fold(question.quote) === fold(other.quote)) return true;
  return jaccard(new Set(wordsOf(question.stem)), new Set(wordsOf(other.stem))) >= NEAR_DUPLICATE;
}
