// Reads the small subset of Markdown the sample is written in. A line that fits no rule is a paragraph; the subset has
// no nesting, so every line is one block.

export type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph' | 'item' | 'formula'; text: string }
  | { kind: 'entry'; term: string; text: string }
  | { kind: 'table'; rows: string[][] }
  | { kind: 'figure' };

/** A stretch of text on one level; `raised` is an exponent. */
export interface Run {
  text: string;
  raised: boolean;
}

/** Blocks after the title and subtitle, in order; `^{…}` inside a text is an exponent. */
export function parseSample(source: string): Block[] {
  const blocks: Block[] = [];
  for (const line of source.split('\n').slice(2)) {
    if (line.trim() === '') continue;
    const block = parseLine(line.trim());
    const last = blocks.at(-1);
    if (block.kind === 'table' && last?.kind === 'table') last.rows.push(...block.rows);
    else blocks.push(block);
  }
  return blocks;
}

/** Cuts a text into runs at its exponents. */
export function runs(text: string): Run[] {
  return text
    .split(/(\^\{[^}]*\})/)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('^{') ? { text: part.slice(2, -1), raised: true } : { text: part, raised: false },
    );
}

/** The text without the marks of its exponents. */
export function plain(text: string): string {
  return runs(text)
    .map((run) => run.text)
    .join('');
}

function parseLine(line: string): Block {
  const heading = /^(#{2,3}) (.+)$/.exec(line);
  if (heading) return { kind: 'heading', level: heading[1]?.length ?? 2, text: heading[2] ?? '' };
  const entry = /^\*\*(.+)\*\*: (.+)$/.exec(line);
  if (entry) return { kind: 'entry', term: entry[1] ?? '', text: entry[2] ?? '' };
  if (line.startsWith('$$ ')) return { kind: 'formula', text: line.slice(3) };
  if (line === '!figure') return { kind: 'figure' };
  if (line.startsWith('|'))
    return {
      kind: 'table',
      rows: [
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ],
    };
  return { kind: /^\d+\. /.test(line) ? 'item' : 'paragraph', text: line };
}
