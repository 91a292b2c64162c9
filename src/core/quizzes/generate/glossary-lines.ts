// Finds terms with their meaning where a book lists them: "Term: meaning", "Term – meaning", table rows, and key-term
// sections without any separator. A lone "Note: ..." is no glossary, so outside such a section three in a row are asked.
import type { Span } from './sentences.ts';
import { fold, wordsOf } from './wording.ts';

export interface GlossaryEntry {
  term: string;
  meaning: string;
  /** The whole entry as it stands on the page. */
  span: Span;
}

const GLOSSARY_HEADING =
  /^(?:\d[\d.]*\s+)?(?:section |chapter |unit )?(?:key (?:terms|words|concepts|vocabulary)|glossary|vocabulary|definitions|terminology|terms to know|important terms|glosario|terminos clave|palabras clave|vocabulario|definiciones|glossaire|vocabulaire|mots cles|definitions cles|glossar|begriffe|schlusselbegriffe|fachbegriffe|glossario|parole chiave|termos chave)\b[^.]{0,40}$/u;

// Labels that open a line without being terms.
const LABEL =
  /^(?:figures?|tables?|notes?|examples?|tips?|warnings?|cautions?|chapters?|sections?|steps?|q|a|questions?|answers?|hints?|sources?|units?|parts?|lessons?|pages?|goals?|objectives?|activity|exercises?|problems?|solutions?|strategy|discussion|summary|caption|credits?|attributions?|authors?|date|time|given|find|where|let|because|therefore|for example|remember|see also|recall|think|ask|read more|learn more|figuras?|tablas?|notas?|ejemplos?|capitulos?|secciones|pasos?|preguntas?|respuestas?|estrategia|solucion|comprobacion|importancia|objetivos?|fuentes?|consejos?|abbildung|tabelle|beispiel|hinweis|kapitel|figure|tableau|exemple|remarque|chapitre)\b/u;

const SEPARATED =
  /^([\p{L}][^\t|:]{1,70}?)(?:\s*(:)\s+|\s+([–—-])\s+|\s*(\t)\s*|\s+(\|)\s+|( {3,}))(.{8,})$/su;

const MEANING_OPENS =
  /^(?:a|an|the|any|one of|all|how|when|where|what|in|on|of or|used to|having|being|branch|study|process|method|measure|amount|state|type|form|part|rate|ability|science|property|quantity|force|unit|line|point|set|group|change|system|act|use|level|condition|person|people|something|substance|device|theory|idea|belief|term|name)$/u;

export function isGlossaryHeading(line: string): boolean {
  return line.length < 70 && GLOSSARY_HEADING.test(fold(line));
}

/**
 * Entries among the blocks of a passage. `inGlossary` says the passage stands under a glossary heading; `isKnown` tells
 * whether a phrase occurs elsewhere in the material, which finds the end of a term when no mark does.
 */
export function findGlossaryEntries(
  blocks: readonly Span[][],
  pageText: (from: number, to: number) => string,
  inGlossary: boolean,
  isKnown: (phrase: string) => boolean,
): GlossaryEntry[] {
  const found: GlossaryEntry[] = [];
  let listed = inGlossary;
  let run: { entry: GlossaryEntry; mark: string }[] = [];
  const flush = () => {
    if (run.length >= 3 || listed) found.push(...run.map(({ entry }) => entry));
    run = [];
  };
  for (const line of entryLines(blocks, pageText)) {
    if (isGlossaryHeading(line.text)) {
      flush();
      listed = true;
      continue;
    }
    const separated = separate(line);
    if (separated) {
      if (run.length > 0 && run[0]?.mark !== separated.mark) flush();
      run.push(separated);
      continue;
    }
    flush();
    const bare = listed ? splitBare(line, isKnown) : null;
    if (bare) found.push(bare);
    else if (listed && !inGlossary && wordsOf(line.text).length > 30) listed = false;
  }
  flush();
  return found;
}

/** Lines, each with the lower-case lines that continue it. */
function entryLines(blocks: readonly Span[][], pageText: (from: number, to: number) => string): Span[] {
  const lines: Span[] = [];
  for (const block of blocks) {
    let open: Span | null = null;
    for (const line of block) {
      if (
        open &&
        /^[\p{Ll}(]/u.test(line.text) &&
        !/[.;:]$/u.test(open.text) &&
        SEPARATED.test(open.text) &&
        !SEPARATED.test(line.text)
      ) {
        open = { text: pageText(open.from, line.to), from: open.from, to: line.to };
        lines[lines.length - 1] = open;
      } else {
        open = line;
        lines.push(line);
      }
    }
  }
  return lines.flatMap(splitJammed);
}

/** Several "Term: meaning." entries that an extractor ran together in one paragraph. */
function splitJammed(line: Span): Span[] {
  const starts = [...line.text.matchAll(/(?<=[.;]\s)\p{L}[\p{L} '’()-]{1,50}: /gu)].map(
    (match) => match.index,
  );
  if (starts.length === 0 || !SEPARATED.test(line.text)) return [line];
  const cuts = [0, ...starts, line.text.length];
  return cuts.slice(0, -1).map((start, at) => {
    const text = line.text.slice(start, cuts[at + 1]).trimEnd();
    return { text, from: line.from + start, to: line.from + start + text.length };
  });
}

function separate(line: Span): { entry: GlossaryEntry; mark: string } | null {
  const match = SEPARATED.exec(line.text);
  if (!match) return null;
  const mark = match[2] ?? match[3] ?? match[4] ?? match[5] ?? 'gap';
  const entry = toEntry((match[1] as string).trim(), match[7] as string, line);
  return entry && { entry, mark };
}

/** "term a meaning": the term ends before a word that opens meanings, or is the longest phrase used elsewhere. */
function splitBare(line: Span, isKnown: (phrase: string) => boolean): GlossaryEntry | null {
  const words = line.text.split(' ');
  let best = 0;
  for (let count = 1; count <= 5 && count + 4 <= words.length; count += 1) {
    const term = words.slice(0, count).join(' ');
    const opens = MEANING_OPENS.test(fold(words[count] as string).replace(/[^a-z]+$/u, ''));
    if (!/[\p{L})’']$/u.test(term) || !isKnown(term)) continue;
    best = count;
    if (opens) break;
  }
  const meaning = words.slice(best).join(' ');
  // Lists of bare terms look alike; a meaning opens as meanings do, or is long and held together by small words.
  const opens = MEANING_OPENS.test(fold(words[best] ?? '').replace(/[^a-z]+$/u, ''));
  const joined =
    words.length - best >= 7 &&
    /^\p{Ll}/u.test(meaning) &&
    /\s(?:of|that|which|by|in|to|from|with)\s/u.test(meaning);
  if (best === 0 || (!opens && !joined) || /^\p{Lu}.*\.\s+\p{Lu}/u.test(line.text)) return null;
  // A capital start and a full stop after a long line is prose, not an entry.
  if (/^(?:The|A|An|In|We|If|When|It|This|To)\b/u.test(line.text)) return null;
  return toEntry(words.slice(0, best).join(' '), meaning, line);
}

function toEntry(term: string, rest: string, line: Span): GlossaryEntry | null {
  const words = wordsOf(term);
  if (words.length === 0 || words.length > 6 || LABEL.test(fold(term)) || /[.;!?=[\]]|^\d/u.test(term))
    return null;
  // The first clause says what it is; what follows are examples and cross references.
  const meaning = (/^.*?(?=[.;](?:\s|$)|$)/su.exec(rest)?.[0] ?? rest).trim();
  const length = wordsOf(meaning).length;
  if (length < 4 || length > 40 || /[=∑√∝[\]]|\bsee\b|https?:|_{2,}|\?$/u.test(meaning)) return null;
  return { term, meaning, span: line };
}
