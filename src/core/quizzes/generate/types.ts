// The shapes that go into and come out of question making. Offsets count UTF-16 units of the stored page text, as
// everywhere else, so a quote can be found again by slicing and never by searching.

export type QuestionType = 'mcq' | 'true_false' | 'short';
export type QuestionKind = 'glossary' | 'definition' | 'called' | 'year' | 'cloze';

/** A piece of one page: `text` is literally the page text from `charFrom` on. */
export interface SourcePassage {
  chunkId: string;
  /** 1-based. */
  page: number;
  charFrom: number;
  text: string;
  heading: string | null;
  /** Counts the sections of the material in reading order; neighbours lend each other options. */
  section: number;
}

export interface DraftOption {
  /** 'a', 'b', ... given in a fixed order; the order on the screen is decided later by `shuffleOptions`. */
  id: string;
  text: string;
  /** Why it is right or wrong, naming the page a wrong term comes from when it is known. */
  reason: string | null;
}

export interface DraftQuestion {
  type: QuestionType;
  kind: QuestionKind;
  stem: string;
  /** Four for mcq (three or four years), two for true_false, none for short. */
  options: DraftOption[];
  /** Option ids, or the accepted answers of a typed question, the best spelling first. */
  correct: string[];
  explanation: string;
  difficulty: 'easy' | 'medium' | 'hard';
  chunkId: string;
  page: number;
  /** Page offsets of `quote`, end exclusive. */
  charFrom: number;
  charTo: number;
  /** The literal words of the page that hold the answer. */
  quote: string;
  /** Equal for stems that differ only in case, accents, spacing or punctuation. */
  stemHash: string;
  /** The term or year asked about, folded; one question per key in a set. */
  key: string;
  /** Name and version of the rules, stored with the question. */
  generator: string;
}

export interface GenerateOptions {
  /** Same passages, seed and limit give the same questions. */
  seed: number;
  limit: number;
  /** ISO 639 code such as "en" or "es"; null when unknown. Only English gets every kind. */
  language: string | null;
  /** Kinds wanted; all when absent. */
  kinds?: readonly QuestionKind[];
  /** Stems asked before or reported, as `stemHash` values. */
  avoidStemHashes: ReadonlySet<string>;
  /** Quotes that must not be asked from again (literal text; spacing and case do not matter). */
  avoidQuotes: ReadonlySet<string>;
  /** Passages read so far; called between slices, last with done equal to total. */
  onProgress?(done: number, total: number): void;
  /** Aborting rejects with the signal's reason. */
  signal?: AbortSignal;
}

export interface Generated {
  /** At most `limit`, in the order to ask. Fewer when the text gives fewer good ones. */
  questions: DraftQuestion[];
  /** Possible questions looked at. */
  considered: number;
  /** Why the others were turned down. */
  rejected: Record<string, number>;
}

export const GENERATOR = 'rules-1';
