// What a model may and may not say in a question, by its words alone: labels before options, traces of templates and
// markup, stems that only make sense beside the passage, explanations that bring in what the passage does not.
import { wordsOf } from '../generate/wording.ts';
import type { Written } from './wire.ts';

/** "A) xylem" is "xylem" when all options are labelled in order; the answer loses the same label. */
export function unlabelled({ options, answer }: Pick<Written, 'options' | 'answer'>): {
  options: string[];
  answer: string;
} {
  const label = (at: number) => new RegExp(`^\\(?(?:${'abcdefgh'[at]}|${at + 1})[).:]\\s+`, 'iu');
  const labelled = options.length > 1 && options.every((text, at) => label(at).test(text.trim()));
  if (!labelled) return { options: options.map((text) => text.trim()), answer };
  const bare = options.map((text, at) => text.trim().replace(label(at), ''));
  const letter = /^\(?([a-d])[).:]?$/iu.exec(answer.trim())?.[1];
  if (letter) return { options: bare, answer: bare['abcd'.indexOf(letter.toLowerCase())] ?? answer };
  return { options: bare, answer: answer.trim().replace(/^\(?[a-d1-4][).:]\s+/iu, '') };
}

/** Without template marks, markup, addresses and control characters. */
export function isPlain(text: string): boolean {
  return !/<\|?[/a-z!]|\|>|\[\/?INST\]|<<|>>|\{\{|\}\}|\[S\d+\]|```|!\[|\]\(|https?:|www\.|\S@\S+\.\S|\p{Cc}|\p{Co}|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/iu.test(
    text,
  );
}

/** Asked later, on its own, nobody knows which passage, or what "this" is. */
export function leansOnText(stem: string): boolean {
  return (
    /\b(?:passage|excerpt|paragraph|the (?:text|author|article|reading|source)|mentioned|described|listed) ?(?:above|below|here)?\b/iu.test(
      stem,
    ) || /\b(?:this|these|above|following sentence)\b/iu.test(stem)
  );
}

/** The explanation if it is plain, short, and names no number and no name that the passage does not; else null. */
export function sayable(explanation: string, passage: string, most: number): string | null {
  const text = explanation.trim();
  if (text === '' || text.length > most || !isPlain(text)) return null;
  const known = new Set(wordsOf(passage));
  const named = text.match(/(?<=[^.!?\s]\s+)\p{Lu}[\p{L}\p{M}-]+|[\p{L}]*\d[\p{L}\d.,]*/gu) ?? [];
  return named.every((name) => wordsOf(name).every((word) => known.has(word))) ? text : null;
}
