// Cuts a stored section of Markdown or plain text into blocks for display, keeping for each the characters it stands for,
// so that a citation marks the right words whatever the block looks like.
import type { PageHeading } from '#contract/engine.ts';

export interface TextBlock {
  kind: 'heading' | 'paragraph' | 'code';
  /** Heading level, 1 the most prominent; 0 otherwise. */
  level: number;
  charFrom: number;
  charTo: number;
}

/** Blocks in order; blank lines between them belong to none. */
export function blocksOf(text: string, headings: readonly PageHeading[]): TextBlock[] {
  const levels = new Map(headings.map((heading) => [heading.charFrom, heading.level]));
  const blocks: TextBlock[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === '\n') {
      at += 1;
      continue;
    }
    const fence = /^(`{3,}|~{3,})/.exec(text.slice(at, at + 16))?.[1];
    const charTo = fence ? endOfFence(text, at, fence) : endOfParagraph(text, at);
    const level = levels.get(at) ?? 0;
    const kind = fence ? 'code' : level > 0 ? 'heading' : 'paragraph';
    blocks.push(fence ? withoutFence(text, at, charTo, fence) : { kind, level, charFrom: at, charTo });
    at = charTo;
  }
  return blocks;
}

/** The code between the fences; their lines say only that it is code. */
function withoutFence(text: string, from: number, to: number, fence: string): TextBlock {
  const inner = text.indexOf('\n', from) + 1;
  const last = text.lastIndexOf('\n', to - 1);
  const isClosed = text.slice(last + 1, to).startsWith(fence);
  if (inner === 0 || inner > to) return { kind: 'code', level: 0, charFrom: to, charTo: to };
  return { kind: 'code', level: 0, charFrom: inner, charTo: isClosed ? Math.max(inner, last) : to };
}

function endOfParagraph(text: string, from: number): number {
  const end = text.indexOf('\n\n', from);
  return end === -1 ? text.length : end;
}

/** After the closing fence's line; an unclosed fence ends like a paragraph. */
function endOfFence(text: string, from: number, fence: string): number {
  const close = text.indexOf(`\n${fence}`, from + fence.length);
  if (close === -1) return endOfParagraph(text, from);
  const lineEnd = text.indexOf('\n', close + 1);
  return lineEnd === -1 ? text.length : lineEnd;
}
