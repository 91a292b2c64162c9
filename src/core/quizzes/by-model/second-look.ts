// The blind second look: the model answers its own question twice, from the words around the quote, without being told
// the key and with the options in another order. "None of these" is among them, for questions whose true answer is not.

import { createRandom, seedFor, shuffled } from '../generate/shuffle.ts';
import { containsWords } from '../generate/wording.ts';
import { grade } from '../grade.ts';
import type { Conversation, Stage } from './converse.ts';
import type { WrittenDraft } from './judge.ts';
import type { Readable } from './passages.ts';
import { choosingRequest, letterOf, typingRequest } from './prompt.ts';

/** Agreed both times; chose something else at least once; or could not be read. */
export type Look = 'agrees' | 'differs' | 'unclear';

/** Characters before and after the quote that the model sees: about two sentences. */
const around = 300;

export async function* lookAgain(
  conversation: Conversation,
  draft: WrittenDraft,
  passage: Readable,
  seed: number,
): AsyncGenerator<Stage, Look> {
  const extract = extractAround(draft, passage);
  let unclear = false;
  for (const round of [0, 1]) {
    const look = yield* draft.type === 'short'
      ? type(conversation, draft, extract, round)
      : choose(conversation, draft, extract, round, seed);
    if (look === 'differs') return look;
    unclear ||= look === 'unclear';
  }
  return unclear ? 'unclear' : 'agrees';
}

async function* choose(
  conversation: Conversation,
  draft: WrittenDraft,
  extract: string,
  round: number,
  seed: number,
): AsyncGenerator<Stage, Look> {
  const order = shuffled(draft.options, createRandom(seedFor(seed, draft.stemHash)));
  // Turning by half puts every option behind another letter the second time.
  const turned =
    round === 0 ? order : [...order.slice(order.length / 2), ...order.slice(0, order.length / 2)];
  const request = choosingRequest(extract, draft.stem, [...turned.map(({ text }) => text), 'None of these']);
  const letter = letterIn(yield* conversation.ask(request, 'checking'), turned.length + 1);
  if (letter === null) return 'unclear';
  return turned[letter]?.id === draft.correct[0] ? 'agrees' : 'differs';
}

async function* type(
  conversation: Conversation,
  draft: WrittenDraft,
  extract: string,
  round: number,
): AsyncGenerator<Stage, Look> {
  const request = typingRequest(extract, draft.stem, round === 1);
  const said = (yield* conversation.ask(request, 'checking')).trim();
  if (said === '') return 'unclear';
  const [answer = ''] = draft.correct;
  const agrees = grade(draft, [said]).correct || containsWords(said, answer) || containsWords(answer, said);
  return agrees ? 'agrees' : 'differs';
}

/** Index of the letter that a reply opens with or names as its answer. */
export function letterIn(reply: string, count: number): number | null {
  const range = `[A-${letterOf(count - 1)}]`;
  const opening = new RegExp(`^[\\s*"'(]*(${range})(?![\\p{L}\\p{N}'’])`, 'u').exec(reply);
  const named = new RegExp(
    `\\b(?:answer|option|letter)\\b[\\s:*"'(]*(?:is)?[\\s:*"'(]*(${range})\\b`,
    'iu',
  ).exec(reply);
  const letter = (opening ?? named)?.[1]?.toUpperCase();
  return letter === undefined ? null : letter.charCodeAt(0) - 65;
}

function extractAround(draft: WrittenDraft, passage: Readable): string {
  const piece = passage.pieces.find(
    ({ page, charFrom, text }) =>
      page === draft.page && charFrom <= draft.charFrom && draft.charTo <= charFrom + text.length,
  );
  if (!piece) return draft.quote;
  const from = draft.charFrom - piece.charFrom;
  return piece.text.slice(Math.max(0, from - around), from + draft.quote.length + around);
}
