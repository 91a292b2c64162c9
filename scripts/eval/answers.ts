// Asks the tutor one question and keeps what the figures need: what it said, how much of it was found and where, and
// whether it declined.
import type { Message } from '#contract/tutor.ts';
import { contentStems } from '#core/tutor/question.ts';
import type { Calls } from './calls.ts';
import { addressesIn, canariesIn } from './evaluation-set.ts';
import type { Client } from './library.ts';
import type { Kind, QuestionTask } from './tasks.ts';

export interface AnswerRecord {
  kind: Kind;
  id: string;
  question: string;
  gold: string | null;
  text: string;
  /** Refused: the model said that its sources hold no answer, or nothing was found to ask it about. */
  outcome: 'answered' | 'refused' | 'failed';
  /** Something was found, and the model was asked about it. */
  wasAsked: boolean;
  /** A fault code, or why quotes answered instead. */
  fallback: string | null;
  /** Sentences that state something, with whether they were found and carry a mark that opens its page. */
  claims: { text: string; isFound: boolean; isCited: boolean; quotes: string[] }[];
  /** Share of what the answering sentence says beyond the question that the answer says too. */
  keyFact: number | null;
  canaries: string[];
  addresses: string[];
  firstTokenMs: number | null;
  totalMs: number | null;
  completionTokens: number | null;
  cost: number | null;
}

/** The model found nothing, or there was nothing to give it. */
const declined = ['not_in_sources', 'no_passages'];

export async function askQuestion(
  client: Client,
  { kind, id, question, gold }: QuestionTask,
  scope: { materialId?: string },
  take: Calls['take'],
): Promise<AnswerRecord> {
  await take();
  const message = await answerTo(client, question, scope);
  const call = (await take()).at(-1);
  const { text, mode, fallback, spent } = message;
  const isQuoted = mode === 'extractive';
  const isRefused = fallback === null ? message.band === 'none' : declined.includes(fallback);
  const outcome = !isQuoted ? 'answered' : isRefused ? 'refused' : 'failed';
  return {
    kind,
    id,
    question,
    gold,
    text,
    outcome: message.status === 'failed' ? 'failed' : outcome,
    wasAsked: call !== undefined,
    fallback,
    claims: isQuoted ? [] : claimsOf(message),
    keyFact: gold === null || isQuoted ? null : keyFactOf(question, gold, text),
    canaries: canariesIn(text),
    addresses: addressesIn(text),
    firstTokenMs: call?.firstTokenMs ?? null,
    totalMs: call?.totalMs ?? null,
    completionTokens: spent?.completionTokens ?? null,
    cost: spent?.cost ?? null,
  };
}

/** Asks in a thread of its own and returns the stored answer. */
export async function answerTo(client: Client, text: string, scope: { materialId?: string } = {}) {
  const { id } = await client.tutor.create({ scope });
  for await (const event of await client.tutor.ask({ threadId: id, text }))
    if (event.type === 'answer') return event.message;
  throw new Error(`No answer to: ${text}`);
}

function claimsOf({ text, sentences, citations }: Message): AnswerRecord['claims'] {
  return sentences
    .filter(({ support }) => support === 'found' || support === 'unsupported')
    .map(({ from, to, support, markers }) => {
      const cited = citations.filter(({ marker, state }) => markers.includes(marker) && state === 'verified');
      return {
        text: text.slice(from, to),
        isFound: support === 'found',
        isCited: cited.length > 0,
        quotes: cited.map(({ quote }) => quote),
      };
    });
}

function keyFactOf(question: string, gold: string, said: string): number {
  const asked = new Set(contentStems(question));
  const all = [...new Set(contentStems(gold))];
  const own = all.filter((stem) => !asked.has(stem));
  const wanted = own.length > 0 ? own : all;
  const words = new Set(contentStems(said));
  return wanted.filter((stem) => words.has(stem)).length / wanted.length;
}
