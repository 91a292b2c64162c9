// Words that say nothing about what is looked for, in English and Spanish. Other languages have no list: there, words
// that occur nearly everywhere fall away by their frequency in the index.
const english = words(`
  a about above after again all also am an and any are as at be because been before being below between both but by can
  could did do does doing down during each either else etc ever every few for from further get give gives given had has
  have having he her here hers him his how i if in into is it its itself just let made make makes many may me might mine
  more most much must my neither no nor not of off often on once one only or other our ours out over own per please same
  shall she should so some such tell than that the their them then there these they this those through to too under until
  up upon us use used uses using very was we well were what when where whether which while who whom whose why will with
  within would yes you your yours
  answer apply called choose compare consider define definition describe determine discuss example examples explain
  explained find following identify list mean meaning means name question show state statement true false`);

const spanish = words(`
  a al algo algún alguna algunas alguno algunos ante antes así aun aunque cada como con cual cuales cuál cuáles cuando
  cuándo cuanto cuánto cuántos cuya cuyo de del desde donde dónde dos e el él ella ellas ellos en entre era eran es esa
  esas ese eso esos esta está estas este esto estos están fue fueron ha han hay la las le les lo los más me mi mientras
  muy ni no nos nosotros o os otra otras otro otros para pero poco por porque puede pueden pues que qué quien quién
  quienes se sea sean según ser si sí sido sin sobre son su sus tal también tan tanto te tiene tienen toda todas todo
  todos tras tu tú u un una unas uno unos usted y ya yo
  calcule compare cuáles define definición describa determine ejemplo explica explique identifique nombra siguiente
  siguientes significa`);

/** The words that carry the query; all of them when every word is a stop word ("to be or not to be"). */
export function withoutStopWords(query: string[]): string[] {
  const lower = query.map((word) => word.toLowerCase());
  const known = (list: ReadonlySet<string>) => lower.filter((word) => list.has(word)).length;
  const list = known(spanish) > known(english) ? spanish : english;
  const kept = query.filter((_, i) => !list.has(lower[i] as string));
  return kept.length > 0 ? kept : query;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
