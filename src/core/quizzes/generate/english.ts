// Parts of speech for English, by wink-nlp. The model takes a fifth of a second to load, so it is fetched on the first
// sentence that needs it.
import { fold } from './wording.ts';

export interface Tagged {
  text: string;
  /** Universal tag: NOUN, PROPN, ADJ, VERB, AUX, DET, ADP, ... */
  pos: string;
}

export interface EnglishTagger {
  tag(text: string): Tagged[];
}

/** Loads the tagger on first use; later calls get the same one. */
export async function loadEnglishTagger(): Promise<EnglishTagger> {
  return (await import('./english-tagger.ts')).englishTagger;
}

const NEVER_IN_A_TERM =
  /^(?:what|which|who|whom|whose|how|why|when|where|there|here|it|he|she|they|we|you|i|this|that|these|those|one|some|many|most|several|few|each|every|all|any|both|another|other|others|such|first|second|third|next|last|same|different|main|major|common|important|classic|use|uses|used|term|better|best|new|old|key|basic|simple|typical|similar|possible|more|less|much|very|only|also|not|no|part|kind|type|example|way|reason|result|goal|purpose|point|idea|difference|case|fact|set|lot|number|thing|something|people)$/u;

/**
 * Whether tagged words read as the name of one thing: adjectives and nouns, a noun last. `afterArticle` says that an
 * article came before, so the last word is a noun whatever its tag ("a normal good").
 */
export function isTermPhrase(tokens: readonly Tagged[], afterArticle: boolean): boolean {
  const words = tokens.filter((token) => token.pos !== 'PUNCT' && token.pos !== 'SPACE');
  const last = words.at(-1);
  if (words[0]?.pos === 'NUM' || (words.length > 1 && /^(?:good|bad)$/iu.test(words[0]?.text ?? '')))
    return false;
  if (!last || words.length > 8 || tokens.some((token) => /^[,;:]$/u.test(token.text))) return false;
  if (!/^(?:NOUN|PROPN|X|VERB|ADJ)$/u.test(last.pos) || (!afterArticle && last.pos === 'ADJ')) return false;
  if (words.length > 1 && last.pos === 'VERB' && !/ing$/u.test(last.text)) return false;
  let links = 0;
  for (const word of words) {
    const low = fold(word.text);
    if (/^(?:of|due|to|the|in)$/u.test(low)) {
      links += 1;
    } else if (low === "'s" || low === "'") {
    } else if (NEVER_IN_A_TERM.test(low)) {
      return false;
    } else if (!/^(?:NOUN|PROPN|ADJ|VERB|X|NUM|PART|ADV)$/u.test(word.pos)) {
      return false;
    }
  }
  return links <= 3;
}
