// Where sentences begin and end. Intl.Segmenter knows the scripts; it does not know abbreviations, so sentences it cut
// after one are joined again.
const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** Ends of text after which a full stop ends no sentence, English and Spanish; compared in lower case. */
const abbreviations = new Set(
  (
    'dr mr mrs ms prof sr sra st jr fig figs eq eqs sec ch chap vol no nos pp p ed eds vs etc cf al approx est inc ltd ' +
    'ref refs tab ex viz resp ca núm pág págs cap art ud uds ej dra fig. e.g i.e u.s u.k a.m p.m ee.uu'
  ).split(' '),
);

/** Half-open ranges of the sentences of a text, without the blanks around them; line breaks end a sentence. */
export function sentenceRanges(text: string): [from: number, to: number][] {
  const found: [number, number][] = [];
  let open: number | null = null;
  for (const { segment, index } of segments(text)) {
    const end = index + segment.trimEnd().length;
    const start: number = open ?? index + (segment.length - segment.trimStart().length);
    open = null;
    if (end <= start) continue;
    if (!/[\n\r\u2028\u2029]\s*$/.test(segment) && endsInAbbreviation(text.slice(start, end))) open = start;
    else found.push([start, end]);
  }
  if (open !== null) {
    const end = text.trimEnd().length;
    if (end > open) found.push([open, end]);
  }
  return found;
}

/** As Intl.Segmenter cuts, but also before a tag or a picture, which it takes for more of the sentence before. */
function* segments(text: string): Generator<{ segment: string; index: number }> {
  for (const { segment, index } of segmenter.segment(text)) {
    let from = 0;
    for (const end of segment.matchAll(/[.!?…]["”’'»)\]]*\s+(?=<\S|!\[)/gu)) {
      const to = end.index + end[0].length;
      yield { segment: segment.slice(from, to), index: index + from };
      from = to;
    }
    yield { segment: segment.slice(from), index: index + from };
  }
}

function endsInAbbreviation(sentence: string): boolean {
  const last = /(?:^|[\s(["'“‘])(\S+)\.$/u.exec(sentence.slice(-24))?.[1]?.toLowerCase();
  if (last === undefined) return false;
  // One capital after a name or at the start is an initial ("J. Smith"); after a common word it may be a quantity.
  return abbreviations.has(last) || /(?:^|(?:^|\s)\p{Lu}[\p{L}.]*\s)\p{Lu}\.$/u.test(sentence);
}
