// What the whole text knows about its words: which sentences hold them, which are written small, which terms its
// key-term lists name. Options are judged against it, because a wrong option must be wrong in this material.
import { isGlossaryHeading } from './glossary-lines.ts';
import type { Sentence, Span } from './sentences.ts';
import { contentWords, singular, wordsOf } from './wording.ts';

export interface Material {
  sentences: Sentence[];
  /** Sentences that hold every word of the phrase, as whole words in order. */
  holding(phrase: string): Sentence[];
  contentOf(sentence: Sentence): ReadonlySet<string>;
  /** Whether the word occurs in small letters anywhere, so that a capital only marked a sentence start. */
  isWrittenSmall(word: string): boolean;
  /** Whether the word has a capital inside some sentence: a name, unless it is also written small. */
  isWrittenBig(word: string): boolean;
  /** Whether a key-terms section or a heading names the phrase. */
  isListed(phrase: string): boolean;
  addSentence(sentence: Sentence): void;
  /** Notes the key-term lists and the heading of a passage. */
  addBlocks(blocks: readonly Span[][], heading: string | null): void;
}

export function createMaterial(): Material {
  const sentences: Sentence[] = [];
  const postings = new Map<string, number[]>();
  const small = new Set<string>();
  const big = new Set<string>();
  const contents = new Map<number, ReadonlySet<string>>();
  const folded = new Map<number, string>();
  // One bag of words a list: narrow table cells wrap, so the words of a term may stand lines apart.
  const lists: Set<string>[] = [];
  let listing = false;

  const wordsIn = (sentence: Sentence) => {
    let words = folded.get(sentence.index);
    if (words === undefined) {
      words = ` ${wordsOf(sentence.text).map(singular).join(' ')} `;
      folded.set(sentence.index, words);
    }
    return words;
  };

  return {
    sentences,
    holding(phrase) {
      const words = wordsOf(phrase).map(singular);
      const lists = words.map((word) => postings.get(word) ?? []).sort((a, b) => a.length - b.length);
      const needle = ` ${words.join(' ')} `;
      return (lists[0] ?? [])
        .map((index) => sentences[index] as Sentence)
        .filter((sentence) => wordsIn(sentence).includes(needle));
    },
    contentOf(sentence) {
      let content = contents.get(sentence.index);
      if (!content) {
        content = new Set(contentWords(sentence.text));
        contents.set(sentence.index, content);
      }
      return content;
    },
    isWrittenSmall: (word) => small.has(word.toLowerCase()),
    isWrittenBig: (word) => big.has(word),
    isListed(phrase) {
      const words = wordsOf(phrase).map(singular);
      return (
        words.length > 0 && words.length < 6 && lists.some((list) => words.every((word) => list.has(word)))
      );
    },
    addSentence(sentence) {
      sentences[sentence.index] = sentence;
      for (const raw of sentence.text.match(/\p{Ll}[\p{L}’'-]*/gu) ?? []) small.add(raw);
      if (sentence.text.endsWith('.')) {
        for (const raw of sentence.text.match(/(?<=[\p{Ll},]\s)\p{Lu}\p{L}*/gu) ?? []) big.add(raw);
      }
      for (const word of new Set(wordsOf(sentence.text).map(singular))) {
        const list = postings.get(word);
        if (list) list.push(sentence.index);
        else postings.set(word, [sentence.index]);
      }
    },
    addBlocks(blocks, heading) {
      if (heading !== null && isGlossaryHeading(heading) && !listing) open();
      for (const line of blocks.flat()) {
        if (isGlossaryHeading(line.text)) open();
        else if (/[.:?!]$/u.test(line.text) || line.text.length > 120) listing = false;
        else if (listing) for (const word of wordsOf(line.text)) lists.at(-1)?.add(singular(word));
      }

      function open() {
        listing = true;
        lists.push(new Set());
      }
    },
  };
}
