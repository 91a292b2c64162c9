// Holds our tokenizer against the one the app runs: the vectors were learnt with the first and are looked up with the
// second, so one piece of difference is a wrong vector.
import { AutoTokenizer, env } from '@huggingface/transformers';
import { openingId, type Tokenizer } from './tokenizer.ts';

/** The first text the two cut differently, or null. */
export async function firstDisagreement(
  folder: string,
  own: Tokenizer,
  texts: Iterable<string>,
): Promise<string | null> {
  env.allowRemoteModels = false;
  const reference = await AutoTokenizer.from_pretrained(folder);
  for (const text of texts) {
    const expected = reference.encode(text);
    const ids = [openingId, ...own.encode(text)];
    if (ids.length !== expected.length || ids.some((id, i) => id !== expected[i])) return text;
  }
  return null;
}
