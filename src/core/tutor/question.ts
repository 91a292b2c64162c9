// What a question is about. "What is X?" is told apart, because for it one test beats every score: does the material
// ever say X?
import { plain } from '../search/bigrams.ts';
import { wordsOf } from '../search/query.ts';
import { stem } from '../search/stem.ts';
import { withoutStopWords } from '../search/stop-words.ts';

export interface Question {
  /** Stems of the words that carry the question, in order. */
  words: string[];
  /** "What is X?": the stems of X in order; null for other questions. */
  topic: string[] | null;
  /** Of "What is the A of B?" the stems of A, which a definition may use alone; otherwise as `topic`. */
  head: string[] | null;
}

/** Longer topics are descriptions, which no text repeats word for word. */
const maxTopicWords = 5;

const articles = '(?:an?|the|any|un[ao]?s?|el|l[ao]s?|lo|le|les|une|ein|eine|der|die|das)';
const whatIs = [
  `(?:what|who)(?:\\s+(?:is|are|was|were)|['’]?s)\\s+(?:meant\\s+by\\s+)?(?:${articles}\\s+)?(.+)`,
  `what\\s+(?:does|do)\\s+(?:${articles}\\s+)?(.+?)\\s+(?:mean|stand\\s+for|refer\\s+to)`,
  `(?:define|definition\\s+of|meaning\\s+of|explain|state)\\s+(?:${articles}\\s+)?(.+)`,
  `(?:qué|que|quién)\\s+(?:es|son|era|significan?)\\s+(?:${articles}\\s+)?(.+)`,
  `(?:was|wer)\\s+(?:ist|sind|war|bedeutet)\\s+(?:${articles}\\s+)?(.+)`,
  `qu['’]est[-\\s]ce\\s+qu(?:e\\s+|['’])(?:c['’]est\\s+qu(?:e\\s+|['’]))?(?:${articles}\\s+|l['’])?(.+)`,
].map((pattern) => new RegExp(`^${pattern}$`, 'iu'));

export function readQuestion(text: string): Question {
  const bare = text
    .replace(/\s+/g, ' ')
    .replace(/^[\s¿¡"“„«'‘(]+|[\s?!.…"”»'’)]+$/gu, '')
    .replace(/^please\s+/iu, '');
  const named = whatIs.map((pattern) => pattern.exec(bare)?.[1]).find((found) => found !== undefined);
  const topic = contentStems(named ?? '');
  const isTopic = named !== undefined && topic.length > 0 && topic.length <= maxTopicWords;
  const head = contentStems((named ?? '').split(/\s+(?:of|de|del|von|du)\s+/iu)[0] ?? '');
  return {
    words: contentStems(bare),
    topic: isTopic ? topic : null,
    head: isTopic ? head : null,
  };
}

/** Stems of the words that carry a text, in order, with repeats. */
export function contentStems(text: string): string[] {
  return withoutStopWords(wordsOf(plain(text))).map(stem);
}

/** Nothing but words that say nothing: "Why is that so?" */
export function isBare(text: string): boolean {
  // Held against a word that is none, because a text of nothing but stop words is otherwise left as it is.
  return withoutStopWords([...wordsOf(plain(text)), '']).length === 1;
}
