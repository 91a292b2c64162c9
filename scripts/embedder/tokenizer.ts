// Cuts text into pieces of a vocabulary the way BERT does: lower case without accents, split at spaces and punctuation,
// then the longest known piece from the left. Has to agree with transformers.js, which reads the same tokenizer.json in
// the app; train.ts holds the two against each other.
export const special = ['[PAD]', '[UNK]', '[CLS]'] as const;
export const unknownId = 1;
export const openingId = 2;

/** Marks a piece that goes on a word. */
export const inside = '##';

/** A longer word is not a word. BERT's own limit. */
export const maxWordChars = 100;

const dropped = /^[\p{Cc}\p{Cf}\p{Co}\p{Cs}]$/u;
const ideograph = /[\u4E00-\u9FFF\u3400-\u4DBF\uF900-\uFAFF]/g;
const punctuation = '\\p{P}\\u0021-\\u002F\\u003A-\\u0040\\u005B-\\u0060\\u007B-\\u007E';
const wordOrMark = new RegExp(`[^\\s${punctuation}]+|[${punctuation}]`, 'gu');

/** Words and single marks, folded. */
export function splitWords(text: string): string[] {
  let clean = '';
  for (const char of text) {
    if (char === '\t' || char === '\n' || char === '\r') clean += ' ';
    else if (char !== '\ufffd' && !dropped.test(char)) clean += char;
  }
  const folded = clean
    .replace(ideograph, ' $& ')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
  return folded.match(wordOrMark) ?? [];
}

export interface Tokenizer {
  vocabulary: string[];
  /** Ids of the pieces, without the opening token. */
  encode(text: string): Uint16Array;
}

export function createTokenizer(vocabulary: string[]): Tokenizer {
  const idOf = new Map(vocabulary.map((piece, id) => [piece, id]));
  const known = new Map<string, number[]>();
  const cut = (word: string): number[] => {
    const chars = [...word];
    if (chars.length > maxWordChars) return [unknownId];
    const ids: number[] = [];
    for (let start = 0; start < chars.length; ) {
      let end = chars.length;
      let id: number | undefined;
      for (; end > start; end -= 1) {
        const piece = chars.slice(start, end).join('');
        id = idOf.get(start > 0 ? inside + piece : piece);
        if (id !== undefined) break;
      }
      if (id === undefined) return [unknownId];
      ids.push(id);
      start = end;
    }
    return ids;
  };
  return {
    vocabulary,
    encode(text) {
      const ids: number[] = [];
      for (const word of splitWords(text)) {
        let pieces = known.get(word);
        if (!pieces) {
          pieces = cut(word);
          known.set(word, pieces);
        }
        for (const id of pieces) ids.push(id);
      }
      return Uint16Array.from(ids);
    },
  };
}
