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
  /^([\p{L}][^\t|:]{1,70}?)(?:\s*(:)\s+|\s+([–—-])\s+|\s*(\t)\s*|\s+(\|)\s+|( {2,}))(.{8,})$/su;

// How a meaning opens when no mark parts it from its term.
const MEANING_OPENS =
  /^(?:(?:an?|the|any|one of|all|how|when|where|having|used to)\s|\p{L}+\s(?:of|that|which|in which|by which|for|used|who|whose)\s)/u;
const NO_TERM = /(?:^|\s)(?:and|or|to|may|can|is|are|of|the|in|with|for|by|prior|introduce|ask|review)$/u;

/** Entries of one look that make a glossary. */
const LEAST_RUN = 3;

export function isGlossaryHeading(line: string): boolean {
  const last = line.split(' › ').at(-1) ?? line;
  return last.length < 70 && GLOSSARY_HEADING.test(fold(last));
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
  const bares: GlossaryEntry[] = [];
  let listed = inGlossary;
  let run: { entry: GlossaryEntry; mark: string }[] = [];
  const flush = () => {
    if (run.length >= LEAST_RUN || (listed && run[0]?.mark !== 'gap'))
      found.push(...run.map(({ entry }) => entry));
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
    if (bare) bares.push(bare);
    else if (listed && !inGlossary && wordsOf(line.text).length > 30) listed = false;
  }
  flush();
  return bares.length >= LEAST_RUN ? [...found, ...bares] : found;
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
  if (mark === 'gap' && / {2}/u.test(match[7] as string)) return null;
  const entry = toEntry((match[1] as string).trim(), match[7] as string, line);
  return entry && { entry, mark };
}

/** "term a meaning": the term is known elsewhere and ends where a meaning opens. */
function splitBare(line: Span, isKnown: (phrase: string) => boolean): GlossaryEntry | null {
  // A capital start and a full stop are prose, not an entry.
  if (/^\p{Lu}.*[.?!]$/u.test(line.text) || /^[[(]/u.test(line.text)) return null;
  const words = line.text.split(' ');
  for (let count = 1; count <= 5 && count + 4 <= words.length; count += 1) {
    const term = words.slice(0, count).join(' ');
    const meaning = words.slice(count).join(' ');
    if (!MEANING_OPENS.test(fold(meaning)) || NO_TERM.test(fold(term))) continue;
    return /[\p{L})’']$/u.test(term) && isKnown(term) ? toEntry(term, meaning, line) : null;
  }
  return null;
}

function toEntry(term: string, rest: string, line: Span): GlossaryEntry | null {
  const words = wordsOf(term);
  if (words.length === 0 || words.length > 6 || LABEL.test(fold(term)) || /[.;!?=[\]“”"]|^\d/u.test(term))
    return null;
  // The first clause says what it is; what follows are examples and cross references.
  const meaning = (/^.*?(?=[.;](?:\s|$)|$)/su.exec(rest)?.[0] ?? rest).trim();
  const length = wordsOf(meaning).length;
  if (
    length < 4 ||
    length > 40 ||
    /[=∑√∝[\]]|\bsee\b|^(?!an?\s)(?:\P{L}|\p{L}[^\p{L}’'])|https?:|_{2,}|\?$/u.test(meaning)
  )
    return null;
  return { term, meaning, span: line };
}
