// The gate between a model and the student: a written question becomes a draft only if its form is sound and the
// passage bears it out. What is cited are the words of the page, never the model's copy of them.
import { addressesAi } from '../../library/addressed-to-ai.ts';
import { sentenceRanges } from '../../search/sentences.ts';
import { foundShare, locateQuote } from '../../tutor/quote.ts';
import { type Phrases, phrasesFor } from '../generate/phrases.ts';
import type { DraftQuestion, SourcePassage } from '../generate/types.ts';
import { containsWords, stemHash, termKey } from '../generate/wording.ts';
import { type Doubt, doubtAbout, doubtAboutClaim, type Evidence } from './evidence.ts';
import type { Readable } from './passages.ts';
import { type Demand, demands, type Written } from './wire.ts';
import { isPlain, leansOnText, sayable, unlabelled } from './wording.ts';

export const GENERATOR = 'model-1';

/** A question by a model, ready to be stored. */
export interface WrittenDraft extends Omit<DraftQuestion, 'kind'> {
  kind: Demand;
  materialId: string;
  model: string;
  /** The model chose the keyed answer again, twice, without being told it. */
  confirmed: boolean;
}

export type Refusal =
  | Doubt
  | 'length'
  | 'options'
  | 'options_alike'
  | 'option_sticks_out'
  | 'catch_all'
  | 'key'
  | 'not_plain'
  | 'leans_on_text'
  | 'negative'
  | 'quote_not_in_text'
  | 'addressed_to_ai'
  | 'stem_gives_answer';

/** Characters, except where words are named. */
const limits = {
  stem: { least: 10, most: 240 },
  option: { least: 1, most: 100 },
  explanation: 300,
  answerWords: 6,
  quoteWords: { least: 4, most: 80 },
};
/** An option this many times as long as the longest other one draws the eye. */
const sticksOut = 2;
/** ... unless it is short anyway. */
const shortOption = 24;

export function judge(raw: Written, passage: Readable, model: string): WrittenDraft | { refused: Refusal } {
  const written = { ...raw, stem: raw.stem.trim(), ...unlabelled(raw) };
  const keyed = keyOf(written);
  const refused = typeof keyed === 'string' ? keyed : refuseForm(written, keyed);
  if (refused !== null || typeof keyed === 'string') return { refused: refused ?? 'key' };
  const found = findQuote(passage, written.quote);
  if (!found) return { refused: 'quote_not_in_text' };
  if (addressesAi(found.quote)) return { refused: 'addressed_to_ai' };
  const evidence = { quote: found.quote, others: found.others };
  const doubt = doubtOf(written, keyed, evidence);
  if (doubt) return { refused: doubt };
  const { piece, quote, charFrom } = found;
  return {
    ...answersOf(written, keyed, phrasesFor(passage.language)),
    type: written.type === 'tf' ? 'true_false' : written.type,
    kind: demands[written.difficulty],
    stem: written.stem,
    explanation: sayable(written.explanation, passage.text, limits.explanation) ?? quote,
    // A model's own label says little: every question starts in the middle.
    difficulty: 'medium',
    materialId: passage.materialId,
    chunkId: piece.chunkId,
    page: piece.page,
    charFrom,
    charTo: charFrom + quote.length,
    quote,
    stemHash: stemHash(written.stem),
    key: termKey(keyed.answer),
    generator: GENERATOR,
    model,
    confirmed: false,
  };
}

/** The right answer in words and, of a choice, the options beside it; of a claim, whether it is true. */
interface Keyed {
  answer: string;
  wrong: string[];
}

function keyOf({ type, options, answer, answer_index: index }: Written): Keyed | Refusal {
  const right = answer.trim();
  if (type === 'short') return right === '' ? 'key' : { answer: right, wrong: [] };
  if (type === 'tf')
    return /^(?:true|false)$/iu.test(right) ? { answer: right.toLowerCase(), wrong: [] } : 'key';
  if (options.length !== 4) return 'options';
  const keys = options.map(termKey);
  if (new Set(keys).size !== 4 || keys.includes('')) return 'options_alike';
  const atIndex = options[index];
  const said = keys.indexOf(termKey(right));
  // Where index and answer differ, the words are what the model meant; words that are no option mean nothing.
  const key = atIndex !== undefined && termKey(atIndex) === termKey(right) ? index : said;
  const text = options[key];
  return text === undefined ? 'key' : { answer: text, wrong: options.filter((_, at) => at !== key) };
}

function refuseForm({ type, stem, options, quote }: Written, { answer }: Keyed): Refusal | null {
  const answers = type === 'mcq' ? options : type === 'short' ? [answer] : [];
  if (!isWithin(stem.length, limits.stem)) return 'length';
  if (!answers.every(({ length }) => isWithin(length, limits.option))) return 'length';
  if (type === 'short' && countWords(answer) > limits.answerWords) return 'length';
  if (!isWithin(countWords(quote), limits.quoteWords)) return 'quote_not_in_text';
  if (![stem, ...answers].every(isPlain)) return 'not_plain';
  if ([stem, ...answers].some(addressesAi)) return 'addressed_to_ai';
  if (leansOnText(stem)) return 'leans_on_text';
  if (type === 'tf') return null;
  // "Which is not ...": the checks below ask whether the quote holds the answer, here it would hold the others.
  if (/\b(?:not|except|never|least|incorrect|false)\b|n['’]t\b/iu.test(stem)) return 'negative';
  if (containsWords(stem, answer)) return 'stem_gives_answer';
  if (type === 'short') return null;
  if (
    options.some((text) =>
      /\b(?:all|none|both|neither|any) of (?:the|these|them)\b|\bboth [a-d]\b/iu.test(text),
    )
  )
    return 'catch_all';
  const longest = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));
  const outlier = options.some((text) => {
    const others = options.filter((other) => other !== text);
    return text.length > shortOption && text.length > sticksOut * longest(others);
  });
  return outlier ? 'option_sticks_out' : null;
}

function isWithin(count: number, { least, most }: { least: number; most: number }): boolean {
  return count >= least && count <= most;
}

function countWords(text: string): number {
  return text.trim().split(/\s+/u).length;
}

function doubtOf(written: Written, { answer, wrong }: Keyed, evidence: Evidence): Refusal | null {
  if (written.type === 'tf') return doubtAboutClaim(written.stem, answer === 'true', evidence);
  return doubtAbout(written.stem, answer, wrong, evidence);
}

/** Options with ids in alphabetical order, so that an id says nothing about being right. */
function answersOf(
  { type, options }: Written,
  { answer }: Keyed,
  phrases: Pick<Phrases, 'true' | 'false'>,
): Pick<WrittenDraft, 'options' | 'correct'> {
  if (type === 'short') return { options: [], correct: [answer] };
  const texts = type === 'tf' ? [phrases.true, phrases.false] : options.map((text) => text.trim()).toSorted();
  const right = type === 'tf' ? (answer === 'true' ? 0 : 1) : texts.indexOf(answer.trim());
  const ids = texts.map((_, at) => String.fromCharCode(97 + at));
  return {
    options: texts.map((text, at) => ({ id: ids[at] as string, text, reason: null })),
    correct: [ids[right] as string],
  };
}

/** The whole sentences of one page that hold the quoted words. */
function findQuote(
  passage: Readable,
  said: string,
): { piece: SourcePassage; quote: string; charFrom: number; others: string[] } | null {
  const wanted = said.trim().replace(/^["“”'‘’….\s]+|["“”'‘’…\s]+$/gu, '');
  const places = passage.pieces.map((piece) => ({ piece, at: locateQuote(piece.text, wanted, 0, 0) }));
  const best = places.reduce(
    (a, b) => (b.at.match > a.at.match ? b : a),
    places[0] as (typeof places)[number],
  );
  if (best.at.match < foundShare) return null;
  const { piece, at } = best;
  const ranges = sentenceRanges(piece.text);
  const held = ranges.filter(([from, to]) => from < at.charTo && to > at.charFrom);
  const [from, to] = [held[0]?.[0] ?? at.charFrom, held.at(-1)?.[1] ?? at.charTo];
  const others = passage.pieces.flatMap((one) =>
    sentenceRanges(one.text)
      .filter(([start, end]) => one !== piece || end <= from || start >= to)
      .map(([start, end]) => one.text.slice(start, end)),
  );
  return { piece, quote: piece.text.slice(from, to), charFrom: piece.charFrom + from, others };
}
