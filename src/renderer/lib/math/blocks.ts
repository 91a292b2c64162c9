// Gives segmented text its shape: paragraphs, lists, headings, quotes, code, displayed formulas, and inside them emphasis and
// citation markers. A small, closed set: no links, no HTML, and no pictures but those the student keeps with cards, since
// quoted material must not reach outside.
import { type Segment, segment } from './segment.ts';

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'code'; code: string }
  | { kind: 'math'; tex: string; display: boolean; raw: string }
  | { kind: 'pending' }
  | { kind: 'strong' | 'em' | 'flagged'; children: Inline[] }
  /** ![alt](media:HASH) */
  | { kind: 'picture'; hash: string; alt: string }
  /** The marker [3]. */
  | { kind: 'citation'; marker: number; raw: string };

export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'heading'; children: Inline[] }
  | { kind: 'quote'; children: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] }
  | { kind: 'code'; code: string }
  | { kind: 'math'; tex: string; raw: string };

/** Half-open ranges of a text. */
export type Flags = readonly { from: number; to: number }[];

export interface ParseOptions {
  streaming?: boolean;
  /** Ranges to set apart, for example sentences without a source; in order, each inside one line. */
  flags?: Flags;
  /** Reads [1], [1, 2] and [1][2] as citation markers. */
  citations?: boolean;
}

/** Stand for the ends of a flag while a text is parsed; private-use characters that no font of ours draws. */
const flagOpen = '\ue000';
const flagClose = '\ue001';
const flagEnds = /[\ue000\ue001]/g;

type Atom = string | Exclude<Segment, { kind: 'text' }>;
type Line = Atom[];

export function parseRichText(source: string, options: ParseOptions = {}): Block[] {
  const lines = linesOf(source, options);
  const blocks: Block[] = [];
  let paragraph: Line[] = [];
  let quote: Line[] = [];
  let list: Extract<Block, { kind: 'list' }> | null = null;
  const inline = (line: Line) => parseInline(line, options.citations ?? false);
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', children: joinLines(paragraph.map(inline)) });
    paragraph = [];
    if (quote.length > 0) blocks.push({ kind: 'quote', children: joinLines(quote.map(inline)) });
    quote = [];
  };
  const endAll = () => {
    endParagraph();
    if (list) blocks.push(list);
    list = null;
  };

  for (const line of lines) {
    const only = line.length === 1 && typeof line[0] === 'object' ? line[0] : null;
    const first = typeof line[0] === 'string' ? line[0] : '';
    const bullet = /^\s*([-*•]|\d{1,3}[.)])\s+/.exec(first);
    const heading = /^#{1,6}\s+/.exec(first);
    const quoted = /^\s{0,3}>\s?/.exec(first);
    if (line.every((atom) => typeof atom === 'string' && atom.trim() === '')) {
      endAll();
    } else if (only?.kind === 'code' && only.block) {
      endAll();
      blocks.push({ kind: 'code', code: only.code });
    } else if (only?.kind === 'math' && only.display) {
      endAll();
      blocks.push({ kind: 'math', tex: only.tex, raw: only.raw });
    } else if (heading) {
      endAll();
      blocks.push({ kind: 'heading', children: inline(withoutStart(line, heading[0].length)) });
    } else if (quoted) {
      if (list || paragraph.length > 0) endAll();
      quote.push(withoutStart(line, quoted[0].length));
    } else if (bullet) {
      endParagraph();
      const ordered = /\d/.test(bullet[1]!);
      if (list && list.ordered !== ordered) {
        blocks.push(list);
        list = null;
      }
      list ??= { kind: 'list', ordered, start: ordered ? Number.parseInt(bullet[1]!, 10) : 1, items: [] };
      list.items.push(inline(withoutStart(line, bullet[0].length)));
    } else if (list && /^\s{2,}/.test(first)) {
      list.items
        .at(-1)!
        .push({ kind: 'break' }, ...inline(withoutStart(line, first.length - first.trimStart().length)));
    } else {
      if (list || quote.length > 0) endAll();
      paragraph.push(line);
    }
  }
  endAll();
  return blocks;
}

/** Everything on one line, for option texts and titles. */
export function parseInlineText(source: string, options: ParseOptions = {}): Inline[] {
  const lines = linesOf(source, options);
  return joinLines(lines.map((line) => parseInline(line, options.citations ?? false)));
}

function linesOf(source: string, { streaming = false, flags = [] }: ParseOptions): Line[] {
  return toLines(segment(withFlags(source, flags), { streaming }));
}

/** A flag begins after the bullet, number, quote or heading mark of its line, which would not be one any more behind it. */
function withFlags(source: string, flags: Flags): string {
  if (flags.length === 0) return source;
  const text = source.replace(flagEnds, ' ');
  let marked = '';
  let at = 0;
  for (const { from, to } of flags) {
    const inside = text.slice(from, to);
    const start = from + (/^\s*(?:>\s?|(?:[-*•]|\d{1,3}[.)]|#{1,6})\s+)?/.exec(inside)?.[0].length ?? 0);
    marked += `${text.slice(at, start)}${flagOpen}${text.slice(start, to)}${flagClose}`;
    at = to;
  }
  return marked + text.slice(at);
}

/** A flag that ends inside a formula or code leaves it whole. */
function withoutFlagEnds(part: Exclude<Segment, { kind: 'text' }>): Exclude<Segment, { kind: 'text' }> {
  if (part.kind === 'code') return { ...part, code: part.code.replace(flagEnds, '') };
  if (part.kind === 'math')
    return { ...part, tex: part.tex.replace(flagEnds, ''), raw: part.raw.replace(flagEnds, '') };
  return part;
}

function toLines(segments: readonly Segment[]): Line[] {
  const lines: Line[] = [[]];
  for (const part of segments) {
    if (part.kind !== 'text') {
      lines.at(-1)!.push(withoutFlagEnds(part));
      continue;
    }
    part.text.split(/\r?\n/).forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)!.push(text);
    });
  }
  return lines.map(trimAroundDisplay);
}

/** "  $$x$$ " is a displayed formula on a line of its own in spite of the blanks. */
function trimAroundDisplay(line: Line): Line {
  const kept = line.filter((atom) => typeof atom !== 'string' || atom.trim() !== '');
  const only = kept.length === 1 ? kept[0] : undefined;
  const stands =
    typeof only === 'object' &&
    ((only.kind === 'math' && only.display) || (only.kind === 'code' && only.block));
  return stands ? kept : line;
}

function withoutStart(line: Line, length: number): Line {
  return [(line[0] as string).slice(length), ...line.slice(1)];
}

function joinLines(lines: Inline[][]): Inline[] {
  return lines.flatMap((line, index) => (index === 0 ? line : [{ kind: 'break' as const }, ...line]));
}

interface Frame {
  mark: string;
  children: Inline[];
}

/** Emphasis by a stack of open marks; a mark that never closes is put back as the text it was. */
function parseInline(line: Line, citations: boolean): Inline[] {
  const stack: Frame[] = [{ mark: '', children: [] }];
  const push = (node: Inline) => {
    const children = stack.at(-1)!.children;
    const last = children.at(-1);
    if (node.kind === 'text' && last?.kind === 'text') last.text += node.text;
    else children.push(node);
  };
  const giveUp = (depth: number) => {
    while (stack.length > depth) {
      const frame = stack.pop()!;
      if (frame.mark === flagOpen) {
        push({ kind: 'flagged', children: frame.children });
        continue;
      }
      push({ kind: 'text', text: frame.mark });
      for (const child of frame.children) push(child);
    }
  };
  line.forEach((atom, index) => {
    if (typeof atom !== 'string') {
      push(
        atom.kind === 'code'
          ? { kind: 'code', code: atom.code }
          : atom.kind === 'pending'
            ? { kind: 'pending' }
            : atom,
      );
      return;
    }
    for (const token of tokens(atom, citations, index > 0, index < line.length - 1)) {
      if (token.kind !== 'mark') {
        push(token);
        continue;
      }
      if (token.mark === flagOpen) {
        stack.push({ mark: flagOpen, children: [] });
        continue;
      }
      if (token.mark === flagClose) {
        const open = stack.findLastIndex((frame) => frame.mark === flagOpen);
        if (open > 0) giveUp(open);
        continue;
      }
      const depth = stack.findLastIndex((frame) => frame.mark === token.mark);
      if (token.canClose && depth > 0 && stack[depth]!.children.length + (stack.length - 1 - depth) > 0) {
        giveUp(depth + 1);
        const { children } = stack.pop()!;
        push({ kind: token.mark.length === 2 ? 'strong' : 'em', children });
      } else if (token.canOpen) stack.push({ mark: token.mark, children: [] });
      else push({ kind: 'text', text: token.mark });
    }
  });
  giveUp(1);
  return stack[0]!.children;
}

type Token = Inline | { kind: 'mark'; mark: string; canOpen: boolean; canClose: boolean };

function tokens(text: string, citations: boolean, atomBefore: boolean, atomAfter: boolean): Token[] {
  const found: Token[] = [];
  const pattern = citations
    ? /!\[[^\]]*\]\(media:[0-9a-f]{64}\)|\*\*|__|\*|_|[\ue000\ue001]|\[\d{1,3}(?:\s*,\s*\d{1,3})*\]/g
    : /!\[[^\]]*\]\(media:[0-9a-f]{64}\)|\*\*|__|\*|_|[\ue000\ue001]/g;
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) found.push({ kind: 'text', text: text.slice(from, match.index) });
    const mark = match[0];
    from = match.index + mark.length;
    if (mark.startsWith('!')) {
      const [, alt = '', hash = ''] = /^!\[([^\]]*)\]\(media:(\w+)\)$/.exec(mark) ?? [];
      found.push({ kind: 'picture', hash, alt: alt.replace(flagEnds, '') });
      continue;
    }
    if (mark.startsWith('[')) {
      for (const marker of mark.match(/\d+/g)!)
        found.push({ kind: 'citation', marker: Number(marker), raw: mark });
      continue;
    }
    const before = text[match.index - 1] ?? (atomBefore ? 'x' : ' ');
    const after = text[from] ?? (atomAfter ? 'x' : ' ');
    // An underscore inside a word is part of the word.
    const insideWord = mark.startsWith('_') && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
    found.push({
      kind: 'mark',
      mark,
      canOpen: !insideWord && !/\s/.test(after),
      canClose: !insideWord && !/\s/.test(before),
    });
  }
  if (from < text.length) found.push({ kind: 'text', text: text.slice(from) });
  return found;
}
