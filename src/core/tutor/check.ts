// A model's text against the passages it was given: which sentences were found, which exact words each mark points at,
// and what has to go. "Found in S2" means that the words stand there, not that the sentence is true.
import type { Sentence } from '#contract/tutor.ts';
import { sentenceRanges } from '../search/sentences.ts';
import type { CitationRow } from './citations.ts';
import {
  type Claim,
  type Evidence,
  evidenceOf,
  isFactual,
  isSupported,
  namesOf,
  readClaim,
  type Weight,
} from './claims.ts';
import { cleaned } from './clean.ts';
import { turnsDenial } from './denial.ts';
import { type Mark, readMarks } from './marks.ts';
import { pointAt } from './point.ts';
import { withoutRefusal } from './refusal.ts';
import { swapsSubject } from './swap.ts';

export interface CheckedSource {
  heading: string | null;
  text: string;
  /** Where characters [from, to) stand on their pages; null when they are not there. */
  cite(from: number, to: number): CitationRow[] | null;
}

export interface Said {
  text: string;
  /** It ended by itself. */
  isWhole: boolean;
  /** The unfinished sentence that it goes on with; empty for a text of its own. */
  opening: string;
  /** What was asked, for telling names from other words. */
  question: string;
}

export interface Checked {
  text: string;
  sentences: Sentence[];
  citations: { marker: number; rows: CitationRow[] }[];
  /** Share of the sentences that state something that was found; null when none states anything. */
  found: number | null;
}

/** With less of it found, a text is shown second. */
export const leastFound = 0.5;

interface Spot {
  at: number;
  quotes: { key: string; rows: CitationRow[] }[];
}

/** `firstMarker`: markers below it are taken by quotes shown with the text. */
export function checkAnswer(
  said: Said,
  sources: readonly CheckedSource[],
  weight: Weight,
): (firstMarker: number) => Checked {
  const texts = sources.map(({ heading, text }) => (heading ? `${heading}\n${text}` : text));
  const named = new Set(readMarks(said.text, sources.length).marks.flatMap((mark) => mark.sources));
  const allowed = [...named].map((i) => texts[i]).join('\n');
  const { plain, marks } = readMarks(cleaned(withoutRefusal(said.text), allowed), sources.length);
  const names = namesOf([...texts, said.question]);
  const evidence = texts.map(evidenceOf);
  const ranges = sentenceRanges(plain);
  const spots: Spot[] = [];
  const judged: (Omit<Sentence, 'markers'> & { spot: Spot | null })[] = [];
  const placed = placeMarks(marks, ranges, plain);

  for (const [i, [from, to]] of ranges.entries()) {
    const claim = readClaim((i === 0 ? said.opening : '') + plain.slice(from, to), names);
    const own = placed.get(i) ?? null;
    const spot = own && { at: own.at, quotes: quotesOf(claim, own.sources) };
    if (spot) spots.push(spot);
    const isCutOff =
      !said.isWhole &&
      i === ranges.length - 1 &&
      !own &&
      !/[.!?…。！？]["”’'»)\]*_]*$/u.test(plain.trimEnd());
    if (isCutOff || !isFactual(claim, own !== null)) judged.push({ from, to, support: 'plain', spot });
    else judged.push({ from, to, spot, support: supportOf(claim, own?.sources ?? []) });
  }
  inherit();
  const factual = judged.filter(({ support }) => support !== 'plain');
  const found = factual.filter(({ support }) => support === 'found').length;
  return (firstMarker) => ({
    ...numbered(plain, judged, spots, firstMarker),
    found: factual.length === 0 ? null : found / factual.length,
  });

  function supportOf(claim: Claim, cited: readonly number[]): Sentence['support'] {
    const passages = cited.flatMap((i): (Evidence & { text: string })[] => {
      const text = sources[i]?.text;
      return text !== undefined && evidence[i] ? [{ ...evidence[i], text }] : [];
    });
    const isHeld = isSupported(claim, passages, weight);
    const isSwapped = isHeld && passages.every((passage) => swapsSubject(claim, passage, names, weight));
    const isTurned =
      isHeld &&
      turnsDenial(
        claim,
        passages.map(({ text }) => text),
        weight,
      );
    return isHeld && !isSwapped && !isTurned ? 'found' : 'unsupported';
  }

  /** Words of each source that the claim rests on; a mark that points at none of a source's words is dropped. */
  function quotesOf(claim: Claim, cited: readonly number[]): Spot['quotes'] {
    return cited.flatMap((i) => {
      const source = sources[i];
      const range = source && pointAt(claim, source.text, weight);
      const rows = range && source.cite(...range);
      return rows ? { key: `${i}:${range.join('-')}`, rows } : [];
    });
  }

  /** Models often put one mark after several sentences: an earlier one counts if it is found there itself. */
  function inherit(): void {
    for (const [i, sentence] of judged.entries()) {
      if (sentence.support !== 'unsupported' || placed.has(i)) continue;
      const next = judged.findIndex(({ spot }, j) => j > i && spot !== null);
      const heir = judged[next];
      const mark = placed.get(next);
      if (!heir || !mark || plain.slice(sentence.from, heir.from).includes('\n')) continue;
      if (supportOf(readClaim(plain.slice(sentence.from, sentence.to), names), mark.sources) !== 'found')
        continue;
      sentence.support = 'found';
      sentence.spot = heir.spot;
    }
  }
}

/** All sentences as `support` has it, for texts that name no sources. */
export function unchecked(text: string, support: Sentence['support']): Checked {
  const plain = cleaned(readMarks(withoutRefusal(text), 0).plain, '');
  const sentences = sentenceRanges(plain).map(([from, to]) => ({ from, to, support, markers: [] }));
  return { text: plain, sentences, citations: [], found: null };
}

/** A mark belongs to the sentence it stands in or after; at the beginning of a line, to the one that follows. */
function placeMarks(
  marks: readonly Mark[],
  ranges: readonly [number, number][],
  plain: string,
): Map<number, Mark> {
  const placed = new Map<number, Mark>();
  for (const { at, sources } of marks) {
    const isOpening = /(?:^|\n)[ \t]*(?:(?:[-*+•>]|\d+[.)])[ \t]*)*$/u.test(plain.slice(0, at));
    const before = ranges.findLastIndex(([from]) => from < at);
    const i = isOpening ? ranges.findIndex(([from, to]) => to > at && from >= at - 4) : before;
    const range = ranges[i];
    if (!range) continue;
    const last = placed.get(i);
    const place = isOpening ? range[1] : Math.min(at, range[1]);
    placed.set(i, {
      at: Math.max(place, last?.at ?? 0),
      sources: [...new Set([...(last?.sources ?? []), ...sources])],
    });
  }
  return placed;
}

function numbered(
  plain: string,
  judged: readonly (Omit<Sentence, 'markers'> & { spot: Spot | null })[],
  spots: readonly Spot[],
  firstMarker: number,
): Omit<Checked, 'found'> {
  const taken = new Set([...plain.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n)));
  const markers = new Map<string, number>();
  const citations: Checked['citations'] = [];
  let next = firstMarker;
  const markerOf = ({ key, rows }: Spot['quotes'][number]) => {
    const known = markers.get(key);
    if (known !== undefined) return known;
    while (taken.has(next)) next += 1;
    markers.set(key, next);
    citations.push({ marker: next, rows });
    return next++;
  };
  let text = '';
  let end = 0;
  const grown: [at: number, by: number][] = [];
  const said = new Map<Spot, number[]>();
  for (const spot of spots) {
    const own = spot.quotes.map(markerOf);
    said.set(spot, own);
    const inserted = own.map((n) => ` [${n}]`).join('');
    text += plain.slice(end, spot.at) + inserted;
    end = spot.at;
    grown.push([spot.at, inserted.length]);
  }
  text += plain.slice(end);
  const moved = (at: number) => at + grown.reduce((sum, [from, by]) => sum + (from <= at ? by : 0), 0);
  const sentences = judged.map(({ from, to, support, spot }) => ({
    from: moved(from),
    to: moved(to),
    support,
    markers: (spot && said.get(spot)) ?? [],
  }));
  return { text, sentences, citations };
}
