// Holds our tokenizer against the one the app runs: the vectors were learnt with the first and are looked up with the
// second, so one piece of difference is a wrong vector.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer as Reference } from '@huggingface/tokenizers';
import { openingId, type Tokenizer } from './tokenizer.ts';

/** The first text the two cut differently, or null. */
export function firstDisagreement(folder: string, own: Tokenizer, texts: Iterable<string>): string | null {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const reference = new Reference(read('tokenizer.json'), read('tokenizer_config.json'));
  for (const text of texts) {
    const expected = reference.encode(text).ids;
    const ids = [openingId, ...own.encode(text)];
    if (ids.length !== expected.length || ids.some((id, i) => id !== expected[i])) return text;
  }
  return null;
}
