// Decides whether the hyphen at a line's end belongs to the word. A word list cannot tell "well-known" from
// "develop-ment" in every language, so the document itself is the witness: the words it uses elsewhere, and whether
// it breaks words at all.

/** Words and hyphenated words seen inside lines of a document. */
export interface Lexicon {
  words: ReadonlySet<string>;
  compounds: ReadonlySet<string>;
  /** The document's line ends show that its typesetter splits words. */
  splitsWords: boolean;
}

/** First parts that keep their hyphen in English and Spanish text when nothing else tells. */
const keepingPrefixes = new Set(
  (
    'self well ill half high low long short one two three four five six seven eight nine ten first second third ' +
    'full free cross mid anglo franco teórico físico socio real right left open close'
  ).split(' '),
);

/** Reads lines that follow one another into a lexicon. */
export function readLexicon(lines: readonly string[]): Lexicon {
  const words = new Set<string>();
  const compounds = new Set<string>();
  const breaks: [string, string][] = [];
  lines.forEach((line, index) => {
    const tail = tailBeforeHyphen(line);
    const head = index + 1 < lines.length ? headOf(lines[index + 1]!) : '';
    if (tail !== null && head !== '') breaks.push([tail, head]);
    const tokens = line.toLowerCase().match(/[\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*[-‐\u00ad]?/gu) ?? [];
    tokens.forEach((token, at) => {
      // The first and last word of a line may be halves of a split word.
      if (/[-‐\u00ad]$/.test(token)) return;
      if (at === 0 && index > 0 && tailBeforeHyphen(lines[index - 1]!) !== null) return;
      const plain = token.replaceAll('‐', '-');
      if (plain.includes('-')) compounds.add(plain);
      else words.add(plain);
    });
  });
  let split = 0;
  let kept = 0;
  for (const [tail, head] of breaks) {
    const last = lastPart(tail);
    if (words.has(last + head)) split += 2;
    else if (compounds.has(`${tail}-${head}`)) kept += 2;
    else if (words.has(last) && words.has(head)) kept += 1;
    else if (!words.has(last)) split += 1;
  }
  return { words, compounds, splitsWords: split >= kept };
}

/** The lexicon with the words of further lines, which tells more about the page these lines surround. */
export function widenLexicon(lexicon: Lexicon, lines: readonly string[]): Lexicon {
  const { words, compounds } = readLexicon(lines);
  return {
    words: new Set([...lexicon.words, ...words]),
    compounds: new Set([...lexicon.compounds, ...compounds]),
    splitsWords: lexicon.splitsWords,
  };
}

/**
 * What to do with the hyphen between the end of one line and the start of the next: drop it, or keep it. Either way the
 * lines are joined without a space.
 */
export function judgeHyphen(line: string, next: string, lexicon: Lexicon): 'drop' | 'keep' {
  if (/\u00ad\s*$/.test(line)) return 'drop';
  const tail = tailBeforeHyphen(line);
  const head = headOf(next);
  if (tail === null || head === '') return 'keep';
  const last = lastPart(tail);
  if (lexicon.compounds.has(`${tail}-${head}`)) return 'keep';
  if (lexicon.words.has(last + head)) return 'drop';
  if (tail.includes('-') || !/^\p{Ll}/u.test(next) || /^\p{L}+[-‐]\p{L}/u.test(next)) return 'keep';
  if (keepingPrefixes.has(tail)) return 'keep';
  if (!lexicon.splitsWords) return 'keep';
  return lexicon.words.has(last) && lexicon.words.has(head) && last.length > 3 && head.length > 3
    ? 'keep'
    : 'drop';
}

/** The letters before a closing hyphen, lower case ("head-to" for "… head-to-"), or null when the line ends otherwise. */
export function tailBeforeHyphen(line: string): string | null {
  if (!/[-‐\u00ad]\s*$/.test(line.slice(-3))) return null;
  const match = /([\p{L}\p{M}\p{N}]+(?:[-‐][\p{L}\p{M}\p{N}]+)*)[-‐\u00ad]\s*$/u.exec(line);
  return match ? match[1]!.toLowerCase().replaceAll('‐', '-') : null;
}

function headOf(line: string): string {
  return /^[\p{L}\p{M}]+/u.exec(line)?.[0].toLowerCase() ?? '';
}

function lastPart(tail: string): string {
  return tail.slice(tail.lastIndexOf('-') + 1);
}
