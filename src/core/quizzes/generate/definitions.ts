// Finds sentences that define: "X is a ... that ...", "X refers to ...", "..., which is the ...", and passives such as
// "... is called X". Each find keeps the words around the gap, so a question never needs grammar of its own.
import { type EnglishTagger, isTermPhrase, type Tagged } from './english.ts';
import { everydayNouns } from './everyday-nouns.ts';
import { cutTail, opensWithKnownThing, stripLead, vagueThe, whyNotAlone } from './gate.ts';
import { contentWords, fold, looksPlural, sameFamily, singular, wordsOf } from './wording.ts';

export interface Found {
  kind: 'definition' | 'called';
  /** As written, without an article. */
  term: string;
  aliases: string[];
  /** The literal words before and after the gap. */
  before: string;
  after: string;
  /** Words of the term that are also said about it: a wrong option must have them too. */
  shared: string[];
}

/** A find, or the reason why a sentence that looked like a definition is not used. */
export type Attempt = Found | { refused: string };

const ARTICLE = '(?:[Aa]n?|[Tt]he)';
const IS = new RegExp(
  `^(?:(${ARTICLE})\\s+)?(.{2,80}?)\\s+((?:is|are|was|were)\\s+(?:defined as|defined to be|the term for)\\s+|(?:is|are)\\s+(?=(?:an?|the|any)\\s)|(?:was|were)\\s+(?=(?:an?|the)\\s)|(?:refers|refer) to\\s+|means?\\s+(?!that\\b)|(?:consists|consist) of\\s+|(?:occurs|occur) when\\s+|takes? place when\\s+|(?:states|holds|says) that\\s+)(.+)$`,
  'u',
);
const WE_DEFINE =
  /^We (?:can |may |will )?define (?:(?:an?|the) )?(.{2,60}?) (?:as|to be) ((?:an?|the|any) .+)$/u;
const USE_TERM = /\buse the term (.{2,40}?) to (?:refer to|describe|mean) ((?:an?|the) .+)$/u;
const WHICH_IS = /,\s+which\s+(is|are)\s+((?:an?|the)\s[^,.;:()]+)[,.]/u;
const CALLED =
  /\b((?:is|are|was|were|be|been)\s+(?:often\s+|sometimes\s+|commonly\s+|usually\s+|generally\s+|collectively\s+)?|(?<=[\p{L}),]\s))(called|known as|termed|referred to as)\s+((?:an?|the|its|their)\s+)?/u;

const REVERSED =
  /^((?:An?|The)\s.{25,}?)(\s(?:is|are)\s(?:an?|the)\s)(\p{L}[\p{L}’' -]{2,40}?)(?:\s\p{L})?\.$/u;
// A formula sign after its name: "period T", "acceleration ac"; not the letter of "vitamin C".
const SYMBOL =
  /(?<!vitamin|hepatitis|type|class|group|phase|factor|plan)(?<=\p{L}{3}),?\s(?:\p{L}[\p{Ll}\d]?|[\u{1d400}-\u{1d7ff}])$/u;
// What comes after the definition proper: examples and second statements.
const SIDE_CLAUSE =
  /(?:,\s+(?:such as|for example|including|like|as in|although|while|whereas)\s.*|\s+and\s+\S{1,2}\s+(?:is|are)\s.*|\s+and\s+(?:is|are|was|were|has|have|can|may|will|does|do)\s.*|,\s+(?:and|but|or)\s+(?:[^,]{0,60}\s)?(?:is|are|was|were|has|have|can|may|will|it|they)\s.*)$/u;
// What may stand after a name that a sentence introduces; anything else may belong to the name.
const MAY_FOLLOW =
  /^(?:[.,;)(]|that|which|who|whose|where|when|while|because|if|in|on|of|by|for|from|with|as|at|after|before|between|during|is|are|was|were|has|have|can|may|will|(?!a$)\p{L})$/u;
const POOR_OPENING =
  /^(?:an?|the|any)\s+(?:very|major|common|important|possible|good|great|key|useful|simple|typical|classic|familiar|fundamental|significant|same|results?|reasons?|main|best|examples?|ways?|matter|case|opposite|few|little|lot|bit|better|more|long|short|big|large|small|central|primary|basic|popular|well-known|difficult|easy|interesting|famous|powerful|valuable|following|other|problem|question|answer|goal|purpose|challenge|choice|consequence|cause|focus|basis|idea|ones?|next|real|special|critical|crucial|essential|necessary|perfect|excellent|strong|serious|direct|foundation|reverse|inverse|dangerous|incredible|clever|identifying|classic|second|third|first|wonderful|huge|common|frequent|term|word|name)\b|^(?:an?|the)\s(?:type|kind|form|sort)\sof(?:\s\S+){1,3}$|\bbecause\b|\blike that\b|\b(?:that|which)\s\S+\s(?:its|their|it|them)\b/u;
// "The largest ..." says what a thing is in a list of key terms, and boasts about it elsewhere.
const SUPERLATIVE =
  /^(?:an?|the|any)\s+(?:only|most|last|largest|smallest|greatest|highest|lowest|natural|new)\b/u;
const LINK = /\b(?:that|which|of|for|by|where|who|whose|when|to|in|from|with|between|on|used|through)\b/u;
const LAW = /\b(?:law|principle|theory|theorem|hypothesis|rule|model|doctrine|effect|paradox|postulate)\b/u;

/** Cheap test that spares most sentences the tagger. */
export function looksLikeDefinition(text: string): boolean {
  return (
    /\b(?:is|are) (?:an?|the|any|defined|the term)\s/u.test(text) ||
    /\b(?:called|known as|termed|referred to as|refers? to|means|consists? of|occurs? when|takes place when|states that|define)\s/u.test(
      text,
    ) ||
    /^(?:The )?\p{Lu}.{2,60} (?:was|were) (?:an?|the) /u.test(text)
  );
}

/** What the material as a whole says about a term. */
export interface KnownTerms {
  /** A key-term list names it. */
  isListed(term: string): boolean;
  /** It comes up again and again. */
  recurs(term: string): boolean;
}

/** Tries every pattern; null when none applies. */
export function findDefinition(sentence: string, tagger: EnglishTagger, known: KnownTerms): Attempt | null {
  const text = cutTail(stripLead(sentence));
  return (
    findCalled(text, tagger, known) ??
    findReversed(text, known) ??
    findIs(text, tagger, known) ??
    findWhichIs(sentence, tagger, known)
  );
}

function findIs(text: string, tagger: EnglishTagger, known: KnownTerms): Attempt | null {
  const we = WE_DEFINE.exec(text) ?? USE_TERM.exec(text);
  const match = we ? null : IS.exec(text);
  if (!we && !match) return null;
  const article = match?.[1] ?? '';
  const subject = (we ? we[1] : match?.[2]) as string;
  const verb = we ? (text.startsWith('We') ? 'is ' : 'refers to ') : (match?.[3] as string);
  const { term, aliases } = splitAliases(subject.replace(SYMBOL, ''));
  if (!known.isListed(term) && !isTermPhrase(tagInPlace(term, tagger), false)) return null;
  const rest = (we ? we[2] : match?.[4]) as string;
  const law = /^(?:states|holds|says)/u.test(verb);
  const bare = rest.replace(/\.$/u, '');
  const short = bare.replace(SIDE_CLAUSE, '');
  // "..., art, literature, and music were made" is one list; cutting at its "and" would break it.
  const meaning = law || /,\s+\S+(?:\s\S+)?$/u.test(short) ? bare : short;
  const whole = `${article ? `${article} ` : ''}${term} ${verb}${meaning}.`;
  const alone = whyNotAlone(whole.charAt(0).toUpperCase() + whole.slice(1));
  if (alone) return { refused: alone };
  const past = /^(?:was|were)\s/u.test(verb);
  if (past && !/^\p{Lu}.*\p{Lu}|\s\p{Lu}/u.test(subject)) return { refused: 'past_tense' };
  if (law && !LAW.test(fold(term))) return { refused: 'not_a_law' };
  const refused = whyPoorMeaning(term, meaning, law, known) ?? whyPoorTerm(term, article, known);
  if (refused) return { refused };
  const shared = sharedWords(term, contentWords(meaning));
  if (shared === null) return { refused: 'gives_itself_away' };
  return {
    kind: 'definition',
    term,
    aliases,
    shared,
    before: article ? `${article} ` : '',
    after: ` ${verb}${meaning}.`,
  };
}

function findWhichIs(text: string, tagger: EnglishTagger, known: KnownTerms): Attempt | null {
  const match = WHICH_IS.exec(text);
  if (!match) return null;
  const tokens = tagger.tag(text.slice(0, match.index));
  let start = tokens.length;
  while (start > 0 && start > tokens.length - 4 && /^(?:NOUN|PROPN|ADJ)$/u.test(tokens[start - 1]?.pos ?? ''))
    start -= 1;
  if (start === tokens.length) return null;
  const term = tokens
    .slice(start)
    .map((token) => token.text)
    .join(' ');
  if (!isTermPhrase(tokens.slice(start), false) || !text.includes(term)) return null;
  const [, verb, meaning] = match as unknown as [string, string, string];
  const before = tokens[start - 1]?.text.toLowerCase() ?? '';
  const alone = whyNotAlone(`${term.charAt(0).toUpperCase()}${term.slice(1)} ${verb} ${meaning}.`);
  if (alone) return { refused: alone };
  const shared = sharedWords(term, contentWords(meaning));
  if (shared === null) return { refused: 'gives_itself_away' };
  const refused =
    whyPoorMeaning(term, meaning, false, known) ?? whyPoorTerm(term, before === 'the' ? 'The' : '', known);
  if (refused) return { refused };
  return { kind: 'definition', term, aliases: [], shared, before: '', after: ` ${verb} ${meaning}.` };
}

function findCalled(text: string, tagger: EnglishTagger, known: KnownTerms): Attempt | null {
  const match = CALLED.exec(text);
  if (!match || /\b(?:so-called|also)\b/u.test(text)) return null;
  const start = match.index + match[0].length;
  const tokens = tagger.tag(text.slice(start).replace(/\.$/u, ''));
  const taken: Tagged[] = [];
  for (const token of tokens) {
    const low = fold(token.text);
    const linking = low === "'s" || low === '-' || (low === 'of' && taken.length > 0);
    if (!linking && !/^(?:NOUN|PROPN|ADJ|X)$/u.test(token.pos) && !(token.pos === 'NUM' && taken.length > 0))
      break;
    taken.push(token);
  }
  const next = tokens[taken.length]?.text.toLowerCase() ?? '.';
  while (taken.length > 0 && /^(?:of|-|\p{L}|\p{L}\.)$/u.test(taken.at(-1)?.text ?? '')) taken.pop();
  const term = literal(text, start, taken);
  if (taken.length === 0 || term === null || !isTermPhrase(taken, match[3] !== undefined)) return null;
  if (!MAY_FOLLOW.test(next)) return { refused: 'several_names' };
  const active =
    match[1] === '' &&
    /\b(?:who|they|he|she|we|people|scientists|economists|physicists)\s*$/iu.test(text.slice(0, match.index));
  if (active) return { refused: 'active_voice' };
  if (!/^\p{Script=Latin}{3,}/u.test(term)) return { refused: 'symbol' };
  const before = text.slice(0, start);
  const after = trimAfter(text.slice(start + term.length).replace(/^\s(?!a\s)\p{L}(?=[\s.,])/iu, ''));
  const alone = whyNotAlone(`${before}${term}${after}`);
  if (alone) return { refused: alone };
  const stem = contentWords(`${before} ${after}`);
  if (stem.length < (known.isListed(term) ? 3 : 5)) return { refused: 'too_little_said' };
  if (vagueThe(before) > 0 || opensWithKnownThing(before)) return { refused: 'leans_on_context' };
  const shared = sharedWords(term, stem);
  if (shared === null) return { refused: 'gives_itself_away' };
  if (!known.isListed(term) && wordsOf(term).length === 1 && everydayNouns.has(singular(fold(term)))) {
    return { refused: 'everyday_word' };
  }
  return { kind: 'called', term, aliases: [], shared, before, after };
}

/** "A change in shape due to a force is a deformation.": only for a term the book lists. */
function findReversed(text: string, known: KnownTerms): Attempt | null {
  const match = REVERSED.exec(text);
  if (!match) return null;
  const [, subject, verb, term] = match as unknown as [string, string, string, string];
  if (!known.isListed(term) || wordsOf(term).length > 4) return null;
  const alone = whyNotAlone(text);
  if (alone) return { refused: alone };
  const stem = contentWords(subject);
  if (
    stem.length < 3 ||
    /^The\b.*\sthe\s/u.test(subject) ||
    /\b(?:example|type|kind|unit|result|difference|relationship)s?\b/u.test(subject)
  ) {
    return { refused: 'too_little_said' };
  }
  if (vagueThe(subject) > 0) return { refused: 'leans_on_context' };
  const shared = sharedWords(term, stem);
  if (shared === null) return { refused: 'gives_itself_away' };
  return { kind: 'called', term, aliases: [], shared, before: `${subject}${verb}`, after: '.' };
}

/** What follows the gap is dropped at a comma: it tells on about something else. */
function trimAfter(after: string): string {
  return after.startsWith(',') || /^\s*\(/u.test(after) ? '.' : after;
}

function literal(text: string, start: number, tokens: readonly Tagged[]): string | null {
  let at = start;
  for (const token of tokens) {
    const found = text.indexOf(token.text, at);
    if (found === -1 || found > at + 1) return null;
    at = found + token.text.length;
  }
  return text.slice(start, at);
}

/** "Gross domestic product (GDP)" and "X, or Y,": the name and its other names. */
export function splitAliases(subject: string): { term: string; aliases: string[] } {
  const bracket = /^(.+?)\s*\(([^)]{1,40})\)$/u.exec(subject);
  if (bracket)
    return { term: bracket[1] as string, aliases: [(bracket[2] as string).replace(/^(?:or|also)\s+/u, '')] };
  const or = /^(.+?),\s+or\s+(?:an?\s+|the\s+)?(.+?),$/u.exec(subject);
  if (or) return { term: or[1] as string, aliases: [or[2] as string] };
  return { term: subject.replace(/,$/u, ''), aliases: [] };
}

/**
 * Which words of the term its stem repeats; null when nothing is left to ask. "Price ceiling" from "a legal maximum
 * price" can be asked among other prices.
 */
function sharedWords(term: string, stem: readonly string[]): string[] | null {
  const words = contentWords(term);
  const told = words.filter((word) => stem.some((other) => sameFamily(word, other)));
  if (told.length === words.length) return null;
  return told.every((word) => stem.includes(word)) ? told : null;
}

/** Reasons against the describing words. `law` statements may be longer and open freely. */
export function whyPoorMeaning(
  term: string,
  meaning: string,
  law: boolean,
  known: KnownTerms,
): string | null {
  const words = wordsOf(meaning);
  if (words.length < 5 || words.length > (law ? 34 : 28)) return 'meaning_length';
  if (!law && POOR_OPENING.test(fold(meaning))) return 'poor_opening';
  if (!law && SUPERLATIVE.test(fold(meaning)) && !known.isListed(term) && !known.recurs(term))
    return 'poor_opening';
  if (!law && !LINK.test(fold(meaning))) return 'nothing_distinctive';
  if (contentWords(meaning).length < 3) return 'nothing_distinctive';
  if (vagueThe(`${meaning}.`) > 0) return 'leans_on_context';
  return null;
}

function whyPoorTerm(term: string, article: string, known: KnownTerms): string | null {
  const words = wordsOf(term);
  if (!/^\p{Script=Latin}{3,}/u.test(term)) return 'symbol';
  // "A machine's efficiency" owns its name only in its sentence; "Ohm's law" is a name.
  if (article !== '' && /^\p{Ll}+['’]s\s/u.test(term)) return 'points_back';
  if (known.isListed(term)) return null;
  if (words.length === 1 && everydayNouns.has(singular(words[0] as string))) return 'everyday_word';
  if (!known.recurs(term) && words.every((word) => everydayNouns.has(singular(word)))) return 'everyday_word';
  // "The method is a ..." points back; "The Treaty of Paris was a ..." does not.
  if ((!known.recurs(term) || looksPlural(term)) && /^The$/iu.test(article) && !/\p{Lu}/u.test(term.slice(1)))
    return 'points_back';
  return null;
}

/** A bare phrase is tagged badly ("bell buoy" as a command), so it is tagged as a subject. */
function tagInPlace(term: string, tagger: EnglishTagger): Tagged[] {
  return tagger.tag(`the ${term} is`).slice(1, -1);
}
