// What a gap text looks like before and after it is shown. Gaps are {{this}}; braces inside a formula are the formula's,
// as the core reads them. A range never runs over the end of a line, which emphasis could not either.
import type { Flags } from '../../lib/math/blocks.ts';

export interface ClozePart {
  text: string;
  gap: boolean;
}

/** A text with the ranges of its gaps. */
export interface GapText {
  text: string;
  gaps: Flags;
}

/** Stands for what is asked. */
export const hidden = '[…]';

const formula = /\$\$[\s\S]+?\$\$|\$(?!\s)(?:\\.|[^$\\\n])+?(?<!\s)\$(?!\d)/uy;

export function clozeParts(front: string): ClozePart[] {
  const parts: ClozePart[] = [];
  let plain = '';
  let at = 0;
  while (at < front.length) {
    const end = front.startsWith('{{', at) ? closing(front, at + 2) : -1;
    const asked = end < 0 ? '' : front.slice(at + 2, end).trim();
    if (asked === '') {
      const next = at + (formulaLength(front, at) || 1);
      plain += front.slice(at, next);
      at = next;
      continue;
    }
    if (plain !== '') parts.push({ text: plain, gap: false });
    plain = '';
    parts.push({ text: asked, gap: true });
    at = end + 2;
  }
  if (plain !== '') parts.push({ text: plain, gap: false });
  return parts;
}

/** As the question shows it: every gap hidden. */
export function withGaps(front: string): GapText {
  return gapText(clozeParts(front).map((part) => (part.gap ? { ...part, text: hidden } : part)));
}

/** As the answer shows it: every gap filled. */
export function filledIn(front: string): GapText {
  return gapText(clozeParts(front));
}

/** On one line, for lists. */
export function plainFront({ type, front }: { type: 'basic' | 'cloze'; front: string }): string {
  const text = type === 'cloze' ? withGaps(front).text : front;
  return text.replace(/\s+/g, ' ').trim();
}

function gapText(parts: readonly ClozePart[]): GapText {
  const gaps: { from: number; to: number }[] = [];
  let text = '';
  for (const part of parts) {
    if (part.gap) {
      for (const line of part.text.matchAll(/[^\r\n]+/g)) {
        const from = text.length + line.index;
        gaps.push({ from, to: from + line[0].length });
      }
    }
    text += part.text;
  }
  return { text, gaps };
}

/** Where the braces begin that close a gap; -1 when nothing does, or another gap opens before. */
function closing(front: string, from: number): number {
  let at = from;
  while (at < front.length) {
    if (front.startsWith('}}', at)) return at;
    if (front.startsWith('{{', at)) return -1;
    at += formulaLength(front, at) || 1;
  }
  return -1;
}

function formulaLength(front: string, at: number): number {
  formula.lastIndex = at;
  return formula.exec(front)?.[0].length ?? 0;
}
