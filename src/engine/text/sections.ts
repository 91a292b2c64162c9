// Cuts a plain text or Markdown file into sections that stand in for pages. A section ends where a heading starts or,
// in long stretches, between paragraphs; a paragraph is split only when it alone is longer than a section may be.
import type { ContentType, OutlineItem, PageHeading } from '#contract/engine.ts';
import { fateOf } from '../characters.ts';

export interface Section {
  text: string;
  headings: PageHeading[];
}

export interface SectionedText {
  sections: Section[];
  outline: OutlineItem[];
  title: string | null;
}

/** About one printed page; a heading starts a new section only when the one before is not nearly empty. */
const sectionCharacters = 3000;
const minSectionCharacters = 800;

/** Narrower text was not wrapped by an editor: it is verse, or a list. */
const minWrapWidth = 40;

const maxOutlineItems = 2000;

interface Block {
  text: string;
  headingLevel: number | null;
}

/** Sections of a decoded text with "\n" line ends; empty when it holds nothing visible. */
export function cutSections(text: string, contentType: ContentType): SectionedText {
  const blocks = readBlocks(text, contentType === 'text/markdown').flatMap(splitLong);
  const sections: Section[] = [];
  const outline: OutlineItem[] = [];
  let current: Section = { text: '', headings: [] };
  const finish = () => {
    if (current.text !== '') sections.push(current);
    current = { text: '', headings: [] };
  };
  for (const block of blocks) {
    const isFull = current.text.length + block.text.length + 2 > sectionCharacters;
    const isNewTopic = block.headingLevel !== null && current.text.length >= minSectionCharacters;
    if (isFull || isNewTopic) finish();
    if (current.text !== '') current.text += '\n\n';
    const charFrom = current.text.length;
    current.text += block.text;
    if (block.headingLevel === null) continue;
    current.headings.push({ charFrom, charTo: current.text.length, level: block.headingLevel });
    outline.push({ title: block.text, level: block.headingLevel, page: sections.length + 1 });
  }
  finish();
  const topLevel = outline.reduce((top, { level }) => Math.min(top, level), 6);
  const title = outline.find(({ level }) => level === topLevel)?.title ?? null;
  return { sections, outline: outline.slice(0, maxOutlineItems), title };
}

function readBlocks(text: string, isMarkdown: boolean): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let fence: string | null = null;
  const finish = () => {
    const joined = (isMarkdown ? joinMarkdown(lines) : joinWrapped(lines)).replace(/^\n+|\s+$/g, '');
    if (joined !== '') blocks.push({ text: joined, headingLevel: null });
    lines = [];
  };
  for (const rawLine of text.split('\n')) {
    const line = cleanText(rawLine);
    if (isMarkdown) {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
      if (mark && (fence === null || (mark[0] === fence[0] && mark.length >= fence.length))) {
        fence = fence === null ? mark : null;
        lines.push(line);
        continue;
      }
      const heading = fence === null ? headingOf(line, lines) : null;
      if (heading) {
        finish();
        blocks.push(heading);
        continue;
      }
    }
    if (line.trim() === '' && fence === null) finish();
    else lines.push(line);
  }
  finish();
  return blocks;
}

/** "# Title", or a line of = or - under a one-line paragraph (which is then taken out of `lines`). */
function headingOf(line: string, lines: string[]): Block | null {
  const atx = /^ {0,3}(#{1,6})[ ]+(.*?)[ ]*#*[ ]*$/.exec(line);
  if (atx?.[2]) return { text: plainHeading(atx[2]), headingLevel: atx[1]!.length };
  const underline = /^ {0,3}(=+|-{2,})[ ]*$/.exec(line)?.[1];
  if (!underline || lines.length !== 1 || lines[0]!.trim() === '') return null;
  if (/^\s*(?:[-*+>|]|\d+[.)])\s/.test(lines[0]!)) return null;
  const [title] = lines.splice(0);
  return { text: plainHeading(title!.trim()), headingLevel: underline.startsWith('=') ? 1 : 2 };
}

/** A heading without its emphasis, code and link marks. */
function plainHeading(text: string): string {
  const plain = text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/\*([^*]+)\*/g, '$1')
    .trim();
  return plain === '' ? text : plain;
}

function splitLong(block: Block): Block[] {
  const parts: Block[] = [];
  let rest = block.text;
  while (rest.length > sectionCharacters) {
    const at = cutPoint(rest.slice(0, sectionCharacters));
    parts.push({ text: rest.slice(0, at).trimEnd(), headingLevel: null });
    rest = rest.slice(at).trimStart();
  }
  if (rest !== '') parts.push({ text: rest, headingLevel: parts.length === 0 ? block.headingLevel : null });
  return parts;
}

/** After the last line end, else the last sentence end, else the last blank, but not in the first half. */
function cutPoint(text: string): number {
  const half = text.length / 2;
  const line = text.lastIndexOf('\n') + 1;
  if (line > half) return line;
  const sentence = Math.max(...['. ', '! ', '? ', '。'].map((end) => text.lastIndexOf(end))) + 1;
  if (sentence > half) return sentence;
  const blank = text.lastIndexOf(' ') + 1;
  if (blank > half) return blank;
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.length - 1 : text.length;
}

/** Lines that Markdown would show as lines of their own: items, quotes, table rows, code. */
const ownLine = /^(?:\s*(?:[-*+•]|\d{1,3}[.)])\s|\s*[>|]|\s{4,}|\s*\|?.*\|)/;

function joinMarkdown(lines: readonly string[]): string {
  let fenced = false;
  return lines.reduce((text, line, index) => {
    const isFence = /^ {0,3}(?:`{3,}|~{3,})/.test(line);
    const keepsBreak = fenced || isFence || ownLine.test(line) || /^\s*$/.test(line);
    if (isFence) fenced = !fenced;
    const above = lines[index - 1];
    if (above === undefined) return line;
    const breaksAfter = /\\$|^ {0,3}(?:`{3,}|~{3,})|\|\s*$/.test(above);
    return text + (keepsBreak || breaksAfter ? '\n' : ' ') + (keepsBreak ? line : line.trimStart());
  }, '');
}

/** In plain text only lines that were filled up to the block's width were wrapped; shorter ones end where they end. */
function joinWrapped(lines: readonly string[]): string {
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0);
  return lines.reduce((text, line, index) => {
    const above = lines[index - 1];
    if (above === undefined) return line;
    const nextWord = /^\S*/.exec(line)![0].length;
    const wasWrapped =
      width >= minWrapWidth && above.length + 1 + nextWord > width - 3 && !ownLine.test(line);
    return text + (wasWrapped && !/^\s/.test(line) ? ' ' : '\n') + line;
  }, '');
}

/** Keeps indentation and inner spacing, which matter in code and tables; drops what must not be stored. */
function cleanText(line: string): string {
  let out = '';
  for (const char of line) {
    const codePoint = char.codePointAt(0)!;
    const fate = fateOf(codePoint);
    if (fate === 'keep') out += char;
    else if (fate === 'space') out += codePoint === 0x09 ? '  ' : ' ';
  }
  return out.trimEnd();
}
