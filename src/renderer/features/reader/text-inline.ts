// Reads a block of Markdown as stretches of words with a look, dropping the signs that ask for it. Every stretch keeps
// the stored characters it stands for, so a citation marks the right words although the signs around them are gone.
import { segment } from '../../lib/math/segment.ts';

export type Look = 'plain' | 'strong' | 'em' | 'code' | 'math' | 'bullet';

/** Characters [charFrom, charTo) of the page's text; what no stretch covers is not shown. */
export interface Stretch {
  look: Look;
  charFrom: number;
  charTo: number;
}

/** The words inside are the first group that matched; longer signs come before the shorter ones they begin with. */
const signs: readonly [look: Look, pattern: RegExp][] = [
  ['strong', /\*\*(?=\S)(.+?)\*\*|__(?=\S)(.+?)__/dy],
  ['em', /\*(?=[^\s*])([^*\n]+?)\*|(?<![\p{L}\p{N}])_(?=[^\s_])([^_\n]+?)_(?![\p{L}\p{N}])/duy],
  ['plain', /!?\[([^\]\n]+)\]\([^)\s]*\)/dy],
];
const bullet = /^[ \t]*([-*+]) /dgm;

/** Stretches of text[from, to), in order. */
export function readInline(text: string, from: number, to: number): Stretch[] {
  const block = text.slice(from, to);
  const stretches: Stretch[] = [];
  let at = 0;
  for (const part of segment(block)) {
    if (part.kind === 'text' || part.kind === 'pending') continue;
    // Text parts lose their escapes, so the place of a formula or code is looked up by its source.
    const source = part.kind === 'math' ? part.raw : part.code;
    const start = block.indexOf(source, at);
    if (start === -1) continue;
    const end = start + source.length;
    const fence = part.kind === 'code' ? Math.max(0, runOfTicks(block, start)) : 0;
    stretches.push(...readWords(block, at, start - fence));
    stretches.push({ look: part.kind, charFrom: start, charTo: end });
    at = end + fence;
  }
  stretches.push(...readWords(block, at, block.length));
  return stretches
    .filter(({ charFrom, charTo }) => charTo > charFrom)
    .map(({ look, charFrom, charTo }) => ({ look, charFrom: charFrom + from, charTo: charTo + from }));
}

/** Backticks that end right before `at`, a blank between them and the code counted in. */
function runOfTicks(block: string, at: number): number {
  return /(`+ ?)$/.exec(block.slice(0, at))?.[1]?.length ?? 0;
}

function readWords(block: string, from: number, to: number): Stretch[] {
  const stretches: Stretch[] = [];
  const bullets = new Set([...block.matchAll(bullet)].map((match) => match.indices![1]![0]));
  let plainFrom = from;
  let at = from;
  const close = (end: number) => {
    stretches.push({ look: 'plain', charFrom: plainFrom, charTo: end });
  };
  while (at < to) {
    const isBullet = bullets.has(at);
    const found = isBullet ? null : signAt(block, at, to);
    if (isBullet) {
      close(at);
      stretches.push({ look: 'bullet', charFrom: at, charTo: at + 1 });
      at += 1;
      plainFrom = at;
    } else if (found) {
      close(at);
      stretches.push({ look: found.look, charFrom: found.inner[0], charTo: found.inner[1] });
      at = found.end;
      plainFrom = at;
    } else at += 1;
  }
  close(to);
  return stretches;
}

function signAt(block: string, at: number, to: number) {
  for (const [look, pattern] of signs) {
    pattern.lastIndex = at;
    const match = pattern.exec(block);
    const inner = match?.indices?.slice(1).find((range) => range !== undefined);
    if (match && inner && at + match[0].length <= to) return { look, inner, end: at + match[0].length };
  }
  return null;
}
