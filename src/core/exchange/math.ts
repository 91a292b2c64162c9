// Formulas in a card's text, told apart from money the way gaps are (see core/review/cloze.ts): what stands between these
// delimiters is passed on untouched by everything that knows marks and tags.

/** Display first, so that $$ is not taken for two dollars. */
export const formulas =
  /\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\]|\\\(([\s\S]+?)\\\)|(?<![\\$])\$(?!\s)((?:\\.|[^$\\\n])+?)(?<!\s)\$(?!\d)/gu;

export interface Formula {
  tex: string;
  display: boolean;
}

export function formulaOf(match: RegExpMatchArray): Formula {
  const [, dollars, bracket, paren, dollar] = match;
  return {
    tex: (dollars ?? bracket ?? paren ?? dollar ?? '').trim(),
    display: (dollars ?? bracket) !== undefined,
  };
}

export function asMarkdown({ tex, display }: Formula): string {
  if (display) return `$$${tex}$$`;
  // A dollar inside would end the formula.
  return /\$|\n/.test(tex) ? `\\(${tex}\\)` : `$${tex}$`;
}

/** Cuts a text at its formulas, each kept whole in its place. */
export function mapAround(
  text: string,
  outside: (text: string) => string,
  formula: (formula: Formula) => string,
): string {
  let out = '';
  let at = 0;
  for (const match of text.matchAll(formulas)) {
    out += outside(text.slice(at, match.index)) + formula(formulaOf(match));
    at = match.index + match[0].length;
  }
  return out + outside(text.slice(at));
}
