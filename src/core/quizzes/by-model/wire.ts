// What a model is asked to return: one flat shape, all fields required, without unions or bounds, because the grammars
// that hold models to a schema differ. From it come the schema that is sent and the reading of what comes back.
import * as z from 'zod';

/** What a question makes the student do, from easy to hard; a model asked for a bare level gives the same for all. */
export const demands = { easy: 'recall', medium: 'compare', hard: 'apply' } as const;
export type Demand = (typeof demands)[keyof typeof demands];

const question = z.object({
  type: z.enum(['mcq', 'tf', 'short']),
  stem: z.string(),
  /** Four for mcq; empty for tf and short. */
  options: z.array(z.string()),
  /** Which option is right; 0 when there are none. */
  answer_index: z.number(),
  answer: z.string(),
  quote: z.string(),
  explanation: z.string(),
  difficulty: z.enum(['easy', 'medium', 'hard']),
});
const reply = z.object({ questions: z.array(question) });

/** A question as the model wrote it: nothing in it is believed yet. */
export type Written = z.infer<typeof question>;

const { $schema: _dialect, ...schema } = z.toJSONSchema(reply) as Record<string, unknown>;

/** The shape as providers want it. */
export const quizSchema = { name: 'quiz', schema };

export type Reading = { questions: Written[]; broken: number } | { error: string };

/**
 * The questions in a reply. Fences, prose around the object and trailing commas are forgiven; a question of another
 * shape is left out and counted, so that one bad question does not cost its neighbours.
 */
export function readReply(text: string): Reading {
  const json = firstObject(text);
  if (json === null) return { error: 'no complete JSON object' };
  let value: unknown;
  try {
    value = JSON.parse(withoutTrailingCommas(json));
  } catch {
    return { error: 'not valid JSON' };
  }
  const outer = z.object({ questions: z.array(z.unknown()) }).safeParse(value);
  if (!outer.success) return { error: z.prettifyError(outer.error) };
  const read = outer.data.questions.map((one) => question.safeParse(one));
  const questions = read.flatMap(({ data }) => data ?? []);
  const failed = read.find(({ success }) => !success);
  if (questions.length === 0 && failed?.error) return { error: z.prettifyError(failed.error) };
  return { questions, broken: read.length - questions.length };
}

/** The first balanced {...}, braces inside strings aside. */
function firstObject(text: string): string | null {
  const start = text.indexOf('{');
  let depth = 0;
  for (const { token, end } of tokens(text, Math.max(start, 0))) {
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    if (start >= 0 && depth === 0) return text.slice(start, end);
  }
  return null;
}

function withoutTrailingCommas(json: string): string {
  return json.replace(
    /("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/gsu,
    (_, string: string | undefined) => string ?? '',
  );
}

/** Braces outside strings. */
function* tokens(text: string, from: number): Generator<{ token: string; end: number }> {
  const found = /"(?:[^"\\]|\\.)*"|[{}]/gsu;
  found.lastIndex = from;
  for (let match = found.exec(text); match; match = found.exec(text))
    if (match[0].length === 1) yield { token: match[0], end: found.lastIndex };
}
