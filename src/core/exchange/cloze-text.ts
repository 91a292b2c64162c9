// Gaps of Anki, {{c1::this::hint}}, as ours, {{this}}. There a note asks each number on a card of its own; so it becomes a
// card for each, with the other gaps filled in. Hints are dropped: ours have none.

/** Fields are still HTML here, so entities cannot be taken for colons. Empty when there is no gap. */
export function clozeTexts(html: string): { ordinal: number; text: string }[] {
  const numbers = [...html.matchAll(/\{\{c(\d{1,3})::/g)].map(([, number]) => Number(number));
  return [...new Set(numbers)]
    .filter((number) => number > 0)
    .toSorted((a, b) => a - b)
    .map((number) => ({ ordinal: number - 1, text: asked(html, number) }));
}

const innermost = /\{\{c(\d{1,3})::((?:(?!\{\{c\d{1,3}::|\}\})[\s\S])*)\}\}/g;

const formula = /\\\([\s\S]+?\\\)|\\\[[\s\S]+?\\\]/g;

function asked(html: string, number: number): string {
  let text = html;
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(innermost, (_, nth: string, inside: string) => {
      const [answer = ''] = inside.split('::');
      return Number(nth) === number ? `\ue004${answer}\ue005` : answer;
    });
  }
  // Braces inside a formula are the formula's: a gap in one asks for all of it.
  const whole = text.replace(formula, (inside) =>
    /[\ue004\ue005]/.test(inside) ? `\ue004${inside.replace(/[\ue004\ue005]/g, '')}\ue005` : inside,
  );
  // Gaps inside a gap of the same number are one gap.
  let depth = 0;
  return whole.replace(/[\ue004\ue005]/g, (mark) => {
    depth += mark === '\ue004' ? 1 : -1;
    if (mark === '\ue004') return depth === 1 ? '{{' : '';
    return depth === 0 ? '}}' : '';
  });
}
