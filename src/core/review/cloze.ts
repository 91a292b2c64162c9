// Gaps in a text: {{this}} is asked. Braces inside math are math, so that \frac{{a}}{b} is no gap, and a gap may hold math.
export interface ClozePart {
  text: string;
  gap: boolean;
}

const math = /\$\$[\s\S]+?\$\$|\$(?!\s)(?:\\.|[^$\\\n])+?(?<!\s)\$(?!\d)/uy;

/** The text in order, cut at its gaps. What is opened and never closed, and a gap of nothing, are text. */
export function clozeParts(front: string): ClozePart[] {
  const parts: ClozePart[] = [];
  let text = '';
  let at = 0;
  while (at < front.length) {
    const end = front.startsWith('{{', at) ? gapEnd(front, at + 2) : null;
    const inside = end === null ? '' : front.slice(at + 2, end).trim();
    if (end !== null && inside !== '') {
      if (text !== '') parts.push({ text, gap: false });
      parts.push({ text: inside, gap: true });
      text = '';
      at = end + 2;
    } else {
      const length = mathLength(front, at) || 1;
      text += front.slice(at, at + length);
      at += length;
    }
  }
  return text === '' ? parts : [...parts, { text, gap: false }];
}

/** Where the braces that close a gap begin; null when nothing closes it, or another gap opens first. */
function gapEnd(front: string, from: number): number | null {
  for (let at = from; at < front.length; at += mathLength(front, at) || 1) {
    if (front.startsWith('}}', at)) return at;
    if (front.startsWith('{{', at)) return null;
  }
  return null;
}

function mathLength(front: string, at: number): number {
  math.lastIndex = at;
  return math.exec(front)?.[0].length ?? 0;
}
