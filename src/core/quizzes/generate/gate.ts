// Decides whether an English sentence can be understood by someone who has not read the one before it. Losing good
// sentences is cheap (a book has thousands); one that leans on its neighbours makes an unanswerable question.
import { everydayNouns } from './everyday-nouns.ts';
import { fold, isStopWord, singular, wordsOf } from './wording.ts';

const LEADS =
  /^(?:(?:\p{Lu}\p{Ll}+ly|However|Therefore|Thus|Hence|Moreover|Furthermore|In addition|In fact|In general|In short|Generally|Specifically|Formally|By definition|In physics|In economics|In biology|In chemistry|In mathematics|In statistics|In economic terms|For instance|For example|Of course|Technically|Simply put|As a result|In other words|More precisely),\s+|(?:Recall|Remember|Note|Notice)(?:\s+from [\p{L}\s\d]+?)?,?\s+that\s+)/u;

const BACKWARD =
  /\b(?:we|us|our|ours|you|your|yours|i|me|my|this|these|such|former|latter|(?:the|described|shown|discussed|mentioned|see|given|listed|as|defined) (?:above|below)|(?:above|below)(?=[.,;)])|here|today|another|then|again|aforementioned|respectively|following|previous|previously|earlier|later|(?<!to the )next(?! to)|let's|we'll|we've|you'll|you've|you're|don't|didn't|can't)\b/u;
const ABOUT_THE_BOOK =
  /\b(?:figures?|fig|chapters?|sections?|modules?|(?:the|in|see|following) tables?|tables? \d|examples?|exercises?|textbook|appendix|boxes|lesson|students?|teachers?|equations?|worksheet|videos?|simulation|diagram|classroom|learning objectives?)\b/u;
const OPENS_BACKWARD =
  /^(?:it|its|he|his|she|her|they|their|them|that|those|there|one|some|others?|both|each|either|neither|many|most|several|few|all|any|so|but|and|or|nor|yet|because|since|if|when|while|although|though|unless|once|also|instead|still|even|just|only|not|now|first|second|third|finally|next|similarly|likewise|conversely|meanwhile|otherwise|nevertheless|nonetheless|consequently|accordingly|perhaps|maybe|indeed|what|which|who|how|why|where|whether|to|for|with|by|from|as|like|unlike|after|before|during|until|in contrast|on the other hand|on the one hand|at first|doing so|an? (?:even|final|second|third|other|simpler|better|similar|further)|the (?:final|second|third|other|simpler|better|similar|further)|\p{L}+ed (?:to|by|with|on))\b/u;
const IMPERATIVE =
  /^(?:add|apply|ask|assume|begin|calculate|check|choose|compare|complete|compute|consider|create|define|demonstrate|describe|determine|discuss|draw|encourage|estimate|evaluate|explain|express|find|give|have|help|identify|imagine|introduce|keep|let|list|look|make|measure|name|note|notice|observe|pick|place|plot|point|predict|prepare|put|read|recall|record|remember|remind|repeat|review|see|select|set|show|sketch|solve|start|state|substitute|suppose|take|tell|think|try|use|verify|watch|work|write)\s/u;
const HOLES =
  /(?:\b(?:in|of|to|by|from|see|is|are|and|the|a|an|as|at|on|with|than)\s*[.,;)])|\(\s*\)|[=∑∫√∝≈≤≥∘]|[\u{1d400}-\u{1d7ff}]|\uFFFD|_{2,}|\b(?:shown|seen|illustrated|depicted|described|listed|displayed|presented|pictured|as) in (?:to|is|are|and|can|as|where|for|by)\b|\bin (?:is|are|shows?)\b|\bshown\.$|https?:|www\.|@|[[\]{}|<>]/u;

/** Without a connecting opening; the sentence starts further right, and is still literal text. */
export function stripLead(text: string): string {
  let rest = text;
  for (let round = 0; round < 2; round += 1) rest = rest.replace(LEADS, '');
  return rest;
}

/** Cuts at ":" or ";" or a trailing clause when enough is left. */
export function cutTail(text: string, leastWords = 8): string {
  const found = /[:;]|,\s+(?:although|so|but|because|though|whereas|however)\s|\s[–—]\s|—/u.exec(text);
  if (!found || found.index === 0) return text;
  const head = text.slice(0, found.index).trimEnd();
  return wordsOf(head).length >= leastWords ? `${head}.` : text;
}

/** Why a sentence (already cut) cannot stand alone, or null when it can. */
export function whyNotAlone(text: string): string | null {
  const words = wordsOf(text);
  if (words.length < 6 || words.length > 40) return 'length';
  if (!/^[\p{Lu}\d]/u.test(text)) return 'not_a_sentence';
  if (!/[\p{L})]\.$/u.test(text)) return 'not_a_sentence';
  if (HOLES.test(text)) return 'formula_or_gap';
  if (/["“”:;?!]/u.test(text)) return 'quotation';
  const low = fold(text);
  if (BACKWARD.test(low) || /\bthose\b(?! (?:who|that|which|of|in|with|from|whose))/u.test(low))
    return 'leans_on_context';
  if (ABOUT_THE_BOOK.test(low.replace(/\ban? (?:table|diagram|equation)\b/gu, ' '))) return 'about_the_book';
  if (OPENS_BACKWARD.test(low)) return 'leans_on_context';
  if (IMPERATIVE.test(low)) return 'instruction';
  if (/^.{0,40}\s[–—-]\s/u.test(text)) return 'not_a_sentence';
  if (/\b(?:the|this) (?:situation|vote|result|experiment|case)\b/u.test(low)) return 'leans_on_context';
  if (
    /\b(?:he|she|they)\b/u.test(low) &&
    !/^(?:\S+\s){3,}/u.test(low.split(/\b(?:he|she|they)\b/u)[0] ?? '')
  ) {
    return 'leans_on_context';
  }
  if (/\b(?:he|she|his|her)\b/u.test(low) && !/\s\p{Lu}\p{Ll}+/u.test(text)) return 'leans_on_context';
  if (/\(credit|\([^)]*$|^[^(]*\)/u.test(text)) return 'not_a_sentence';
  if (vagueThe(text) > 1) return 'leans_on_context';
  return null;
}

// There is only one of these, or the word stands for all of them.
const GENERIC = new Set(
  'air atmosphere body brain economy environment face future government ground heart language law market moon ocean past population present public sea skin sky society sun universe weather world'.split(
    ' ',
  ),
);

/** How many times "the" precedes an everyday noun that nothing in the sentence pins down. */
export function vagueThe(text: string): number {
  const words = fold(text).match(/[\p{L}\p{N}'-]+|[.,;:()]/gu) ?? [];
  let count = 0;
  for (let at = 0; at + 1 < words.length; at += 1) {
    if (words[at] !== 'the') continue;
    const noun = words[at + 1] as string;
    const after = words[at + 2] ?? '.';
    const free = isStopWord(after) || /^[.,;:()]$/u.test(after);
    const pinned =
      /^(?:of|that|which|who|whose|where|when|in|on|between|from|to|at|for|with|within|along|by)$/u.test(
        after,
      );
    if (free && !pinned && !GENERIC.has(noun) && everydayNouns.has(singular(noun))) count += 1;
  }
  return count;
}

/** Opens with "The circular structure houses ...": a thing shown earlier, unless something pins it down. */
export function opensWithKnownThing(text: string): boolean {
  const opening =
    /^the (?:\p{L}+ )?(\p{L}+) (?!of|that|which|who|in|between|for|to|from|at|when|where|is|are)/u.exec(
      fold(text),
    );
  return opening !== null && everydayNouns.has(singular(opening[1] as string));
}
