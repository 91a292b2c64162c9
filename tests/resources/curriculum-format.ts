// The format of the starter curriculum as schemas and readers. Strict objects: a misspelt field would otherwise be
// dropped in silence.
import * as z from 'zod';

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
const sentence = z.string().trim().min(10);

const lesson = z.strictObject({
  slug,
  title: z.string().trim().min(1),
  minutes: z.int().min(5).max(20),
  after: slug.nullable(),
});

export const subject = z.strictObject({
  slug,
  name: z.string().trim().min(1),
  description: sentence,
  language: z.literal('en'),
  licence: z.literal('CC0-1.0'),
  topics: z
    .array(
      z.strictObject({
        slug,
        name: z.string().trim().min(1),
        description: sentence,
        difficulty: z.literal([1, 2, 3]),
        lessons: z.array(lesson).length(2),
      }),
    )
    .min(1),
});

const asked = {
  stem: sentence,
  explanation: sentence,
  quote: sentence,
  difficulty: z.enum(['easy', 'medium', 'hard']),
};
const words = z.string().trim().min(1);

const question = z.discriminatedUnion('type', [
  z.strictObject({
    ...asked,
    type: z.literal('mcq'),
    options: z.array(words).length(4),
    answer: words,
    reasons: z.record(z.string(), sentence),
  }),
  z.strictObject({
    ...asked,
    type: z.literal('true_false'),
    options: z.tuple([z.literal('True'), z.literal('False')]),
    answer: z.enum(['True', 'False']),
    reasons: z.strictObject({}).optional(),
  }),
  z.strictObject({
    ...asked,
    type: z.literal('short'),
    options: z.tuple([]),
    answer: z.array(words).min(1),
    reasons: z.strictObject({}).optional(),
  }),
]);

export const questions = z.array(question).length(5);
export type Question = z.infer<typeof question>;
export type Lesson = z.infer<typeof lesson>;

export interface LessonText {
  title: string;
  /** The headings of its sections, the key terms left out. */
  sections: string[];
  /** What there is to read: no headings, no key terms. */
  body: string;
  /** The lines of the last section. */
  termLines: string[];
}

/** Null when the text does not open with its title or does not close with its key terms. */
export function readLesson(text: string): LessonText | null {
  const match = /^# ([^\n]+)\n(.*?)\n## Key terms\n(.*)$/su.exec(text);
  const [, title, middle, terms] = match ?? [];
  if (title === undefined || middle === undefined || terms === undefined) return null;
  const lines = middle.split('\n');
  return {
    title,
    sections: lines.flatMap((line) => /^## (.+)$/u.exec(line)?.[1] ?? []),
    body: lines.filter((line) => !line.startsWith('#')).join('\n'),
    termLines: terms.split('\n').filter((line) => line.trim() !== ''),
  };
}

export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
