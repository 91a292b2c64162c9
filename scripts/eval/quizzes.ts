// Has a quiz made and keeps its questions with their keys, and of what the model wrote, before the app judged it, whether
// its form was sound and how its own blind second look went.
import { readReply, type Written } from '#core/quizzes/by-model/wire.ts';
import { termKey } from '#core/quizzes/generate/wording.ts';
import { foundShare, locateQuote } from '#core/tutor/quote.ts';
import type { Calls, ModelCall } from './calls.ts';
import type { Client } from './library.ts';
import { perQuiz, type QuizTask } from './tasks.ts';

export interface QuizRecord {
  kind: 'quiz';
  id: string;
  questions: {
    stem: string;
    options: string[];
    right: string[];
    quote: string;
    explanation: string;
    confirmed: boolean;
  }[];
  byRules: number;
  dropped: number;
  fallback: string | null;
  /** Questions the model wrote, with replies nobody can read counted as one each; and those of sound form. */
  written: number;
  sound: number;
  mended: number;
  /** Questions it was asked again, blindly. */
  lookedAt: number;
  cost: number | null;
}

export async function makeQuiz(
  client: Client,
  { id }: QuizTask,
  materialId: string,
  take: Calls['take'],
): Promise<QuizRecord> {
  await take();
  for await (const event of await client.quizzes.generate({
    scope: { materialId },
    count: perQuiz,
    by: 'auto',
  })) {
    if (event.type !== 'made') continue;
    const { dropped, byRules, fallback, spent, quiz } = event;
    const questions = (await answerSheet(client, quiz.id))
      .filter(({ byModel }) => byModel !== null)
      .map(({ stem, options, byModel, verdict }) => ({
        stem,
        options: options.map(({ text }) => text),
        right: rightOf(options, verdict?.right ?? []),
        quote: verdict?.source?.quote ?? '',
        explanation: verdict?.explanation ?? '',
        confirmed: byModel?.confirmed ?? false,
      }));
    return {
      kind: 'quiz',
      id,
      questions,
      byRules,
      dropped,
      fallback,
      ...formOf(await take()),
      cost: spent?.cost ?? null,
    };
  }
  throw new Error(`No quiz from ${id}`);
}

/** All questions of a quiz with their verdicts, nothing of it known. */
export async function answerSheet(client: Client, quizId: string) {
  const { id: attemptId, questions } = await client.quizzes.start({ quizId });
  for (const { id: questionId } of questions)
    await client.quizzes.answer({ attemptId, questionId, given: [], dontKnow: true, latencyMs: 5_000 });
  return (await client.quizzes.attempt({ attemptId })).questions;
}

function rightOf(options: { id: string; text: string }[], right: string[]): string[] {
  return right.map((one) => options.find(({ id }) => id === one)?.text ?? one);
}

/** Told by the fence around what the model was given: a passage, or a reply of its own that could not be read. */
const fence = /<src id="([PR])"[^>]*>\n([\s\S]*?)\n<\/src[^>]*>/;

export function formOf(
  calls: readonly ModelCall[],
): Pick<QuizRecord, 'written' | 'sound' | 'mended' | 'lookedAt'> {
  const looked = new Set<string>();
  const readings: { passage: string; reply: string }[] = [];
  let mended = 0;
  for (const { isStructured, messages, reply } of calls) {
    const asked = messages.at(-1)?.content ?? '';
    const [whole = '', id, quoted = ''] = fence.exec(asked) ?? [];
    if (!isStructured) looked.add(stemOf(asked.replace(whole, '')));
    else if (id === 'P') readings.push({ passage: quoted, reply });
    else {
      const broken = readings.pop();
      readings.push({ passage: broken?.passage ?? '', reply });
      mended += 1;
    }
  }
  let written = 0;
  let sound = 0;
  for (const { passage, reply } of readings) {
    const read = readReply(reply);
    if ('error' in read) written += 1;
    else {
      written += read.questions.length + read.broken;
      sound += read.questions.filter((question) => isSound(question, passage)).length;
    }
  }
  return { written, sound, mended, lookedAt: looked.size };
}

/** The first line beside the fence. */
function stemOf(asked: string): string {
  return asked.trim().split('\n')[0] ?? '';
}

/** Four different options of which one is keyed, and a quote that stands in the passage; what it asks is judged elsewhere. */
function isSound({ type, options, answer, quote }: Written, passage: string): boolean {
  const keys = new Set(options.map(termKey));
  const isKeyed =
    type === 'mcq'
      ? keys.size === 4 && options.length === 4 && !keys.has('')
      : type === 'tf'
        ? /^(?:true|false)$/i.test(answer.trim())
        : answer.trim() !== '';
  return isKeyed && locateQuote(passage, quote, 0, 0).match >= foundShare;
}
