// How much of a text a tokenizer really knew. A word it had to cut, or did not know, tells the model little, and a
// question full of such words is better left to full text.

/** What one token is to the count. */
const kinds = { none: 0, word: 1, rest: 2, unknown: 3 } as const;

/** Marks that begin a word in vocabularies cut by SentencePiece and by byte pairs. */
const beginnings = ['▁', 'Ġ'];

/** Answers the share of cut or unknown words among the words of a text, 0..1; 0 for a text without words. */
export function createCutShare(vocabulary: Map<string, number>, unknownId: number | undefined) {
  const kindOf = new Uint8Array(lastId(vocabulary) + 1);
  // Byte pairs of plain English hold "▁" too, as an ordinary letter: the mark is the one most tokens bear.
  const mark = beginnings.find((sign) => countStarting(vocabulary, sign) > vocabulary.size / 10);
  for (const [token, id] of vocabulary) kindOf[id] = kindOfToken(token, mark);
  if (unknownId !== undefined) kindOf[unknownId] = kinds.unknown;

  return (ids: ArrayLike<number | bigint>): number => {
    let words = 0;
    let cut = 0;
    let isWhole = false;
    for (let i = 0; i < ids.length; i += 1) {
      const kind = kindOf[Number(ids[i])];
      if (kind === kinds.word || kind === kinds.unknown) words += 1;
      if (kind === kinds.unknown || (kind === kinds.rest && isWhole)) cut += 1;
      isWhole = kind === kinds.word;
    }
    return words === 0 ? 0 : cut / words;
  };
}

function kindOfToken(token: string, mark: string | undefined): number {
  if (!/[\p{L}\p{N}]/u.test(token) || /^(<.*>|\[[A-Z]+\d*\])$/.test(token)) return kinds.none;
  const isRest = mark === undefined ? token.startsWith('##') : !token.startsWith(mark);
  return isRest ? kinds.rest : kinds.word;
}

function countStarting(vocabulary: Map<string, number>, sign: string): number {
  let count = 0;
  for (const token of vocabulary.keys()) if (token.startsWith(sign)) count += 1;
  return count;
}

function lastId(vocabulary: Map<string, number>): number {
  let last = 0;
  for (const id of vocabulary.values()) last = Math.max(last, id);
  return last;
}
