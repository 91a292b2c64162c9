// From a question to an answer made of quotes: search, choose sentences, cite them. Says why when there is none; the
// words a person reads about it are the window's.
import { count } from 'drizzle-orm';
import type { Scope } from '#contract/ids.ts';
import type { Message } from '#contract/tutor.ts';
import type { Drizzle } from '../db/open.ts';
import { materialChunks } from '../db/schema/library.ts';
import { locateInPages } from '../search/passage.ts';
import type { Found, FoundPassage, Search } from '../search/search.ts';
import { bandOf, weightOf } from './band.ts';
import { type CitationRow, cite } from './citations.ts';
import { extractAnswer, extractClosest, type Quote, saysPhrase } from './extract.ts';
import { readQuestion } from './question.ts';
import { scopedMaterials, whyEmpty } from './scope.ts';

export interface Draft extends Pick<Message, 'text' | 'band' | 'reason' | 'unknownWords'> {
  citations: { marker: number; rows: CitationRow[] }[];
}

/** Passages looked at for sentences. */
const depth = 20;

/** The passages nearest to the question. Quotes must match word for word only as long as something does. */
export async function findPassages(
  search: Search,
  userId: string,
  scope: Scope,
  text: string,
  signal?: AbortSignal,
): Promise<Found> {
  const options = { limit: depth, signal };
  const found = await search.find(userId, scope, text, options);
  const unquoted = text.replace(/["“”„«»]/g, ' ');
  return found.passages.length > 0 || unquoted === text
    ? found
    : search.find(userId, scope, unquoted, options);
}

export function draftAnswer(
  db: Drizzle,
  search: Search,
  userId: string,
  scope: Scope,
  text: string,
  found: Found,
): Draft {
  const question = readQuestion(text);
  const total = indexedPassages(db);
  const passages = found.passages.map((passage) => ({ ...passage, text: readable(search, passage, scope) }));
  const band = bandOf({
    best: found.normalisedBest,
    asksWhatIs: question.topic !== null,
    saysTopic: passages.some((passage) => saysPhrase(passage.text, question.topic ?? [])),
  });
  const evidence = passages.map((passage) => ({
    text: passage.text,
    score: passage.score / (passages[0]?.score || 1),
    order: orderIn(passages, passage),
  }));
  const terms = found.terms.map((unit) => ({ unit, weight: weightOf(unit.df, total) }));
  const quotes =
    band === 'none' || passages.length === 0
      ? []
      : (band === 'answer' ? extractAnswer : extractClosest)(question, evidence, terms);
  const cited = quotes.flatMap((quote) => citedQuote(db, search, passages, quote) ?? []);
  const { unknownWords } = found;
  if (cited.length === 0) {
    const reason = whyNothing(db, userId, scope, found.passageCount);
    return { text: '', band: 'none', reason, unknownWords, citations: [] };
  }
  const markers = markersFor(cited.map(({ said }) => said));
  return {
    text: cited.map(({ said }, i) => `${said} [${markers[i]}]`).join('\n\n'),
    band,
    reason: null,
    unknownWords,
    citations: cited.map(({ rows }, i) => ({ marker: markers[i] as number, rows })),
  };
}

/** Counts from 1, leaving out numbers that a quote has in brackets itself: those are its author's, not ours. */
function markersFor(said: readonly string[]): number[] {
  const taken = new Set(said.flatMap((quote) => [...quote.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n))));
  const markers: number[] = [];
  for (let n = 1; markers.length < said.length; n += 1) if (!taken.has(n)) markers.push(n);
  return markers;
}

function citedQuote(db: Drizzle, search: Search, passages: FoundPassage[], quote: Quote) {
  const passage = passages[quote.passage];
  const rows = passage && cite(db, passage, search.pageLengths(passage), quote.from, quote.to);
  return rows ? { said: passage.text.slice(quote.from, quote.to), rows } : null;
}

/**
 * The passage's text, as long as before, for finding sentences in: one that runs over a page break stays whole, because
 * the line feed between the pages becomes a space; pages that were not asked are blank.
 */
export function readable(
  search: Search,
  passage: FoundPassage,
  { pageFrom = 1, pageTo = Infinity }: Scope,
): string {
  let { text } = passage;
  if (passage.pageFrom === passage.pageTo) return text;
  const put = (at: number, instead: string) => {
    text = text.slice(0, at) + instead + text.slice(at + instead.length);
  };
  let at = 0;
  for (const { page, charFrom, charTo } of locateInPages(
    passage,
    search.pageLengths(passage),
    0,
    text.length,
  )) {
    if (page < pageFrom || page > pageTo) put(at, '\n'.repeat(charTo - charFrom));
    at += charTo - charFrom;
    const runsOn = /[\p{L}\p{N},;–-]$/u.test(text.slice(0, at)) && /^\n\p{Ll}/u.test(text.slice(at));
    if (runsOn) put(at, ' ');
    at += 1;
  }
  return text;
}

/** Reading order; materials in the order in which they were first found. */
export function orderIn(
  passages: readonly FoundPassage[],
  { materialId, ordinal }: Pick<FoundPassage, 'materialId' | 'ordinal'>,
): number {
  const material = passages.findIndex((passage) => passage.materialId === materialId);
  return material * 1_000_000 + ordinal;
}

function whyNothing(db: Drizzle, userId: string, scope: Scope, passageCount: number): Message['reason'] {
  const why = whyEmpty(scopedMaterials(db, userId, scope));
  return why === 'no_readable_text' && passageCount > 0 ? 'not_found' : why;
}

function indexedPassages(db: Drizzle): number {
  return db.select({ n: count() }).from(materialChunks).get()?.n ?? 0;
}
