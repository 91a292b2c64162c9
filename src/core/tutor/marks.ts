// The marks a model puts after its sentences. Models vary: [S1], [S1, S2], [S1][S2], (S1), 【S1】, [Source 1], [1].
export interface Mark {
  /** Where it stood, in the text without marks. */
  at: number;
  /** Sources it names, from 0, without repeats. */
  sources: number[];
}

const one = '(?:S(?:ource\\s*|rc\\s*)?)?\\s*\\d{1,2}';
const list = `${one}(?:\\s*(?:,|;|&|\\+|and|y|und|et)\\s*${one})*`;
/** A bare number needs square brackets: (2) is how lists are counted. */
const pattern = new RegExp(
  `[ \\t]*(?:\\[\\s*(${list})\\s*\\]|【\\s*(${list})[^】]{0,20}】|\\(\\s*((?=S)${list})\\s*\\))`,
  'gi',
);

/** Marks of sources that do not exist are dropped; a bare [14] that is none stays what the author wrote. */
export function readMarks(text: string, sourceCount: number): { plain: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let plain = '';
  let end = 0;
  for (const found of text.matchAll(pattern)) {
    const inside = (found[1] ?? found[2] ?? found[3]) as string;
    const named = [...inside.matchAll(/\d+/g)].map(([n]) => Number(n) - 1);
    const sources = [...new Set(named)].filter((i) => i >= 0 && i < sourceCount);
    if (sources.length === 0 && !/s/i.test(inside)) continue;
    plain += text.slice(end, found.index);
    end = found.index + found[0].length;
    if (sources.length === 0) continue;
    const last = marks.at(-1);
    if (last && last.at === plain.length) last.sources = [...new Set([...last.sources, ...sources])];
    else marks.push({ at: plain.length, sources });
  }
  return { plain: plain + text.slice(end), marks };
}
