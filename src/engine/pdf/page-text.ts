// Writes placed lines out as the text that is stored: what stands between two lines, two items of a line, two cells.
import type { PageHeading, TextRun } from '#contract/engine.ts';
import { isUnspacedScript } from '../characters.ts';
import type { Fragment } from './fragments.ts';
import { judgeHyphen, type Lexicon, tailBeforeHyphen } from './hyphens.ts';
import { gapBetween, type Line, rtlShare } from './lines.ts';
import type { PlacedLine } from './paragraphs.ts';
import { createWriter, type Writer } from './text-writer.ts';

export interface PageText {
  text: string;
  runs: TextRun[];
  headings: PageHeading[];
}

/** Cells of a table row are set apart by this. */
const cellSeparator = '  ';

/** Writes the lines of one page. */
export function writePage(placed: readonly PlacedLine[], lexicon: Lexicon): PageText {
  const writer = createWriter();
  let heading: PageHeading | null = null;
  const headings: PageHeading[] = [];
  for (const [index, { line, joint, headingLevel }] of placed.entries()) {
    const above = placed[index - 1]?.line;
    if (above && joint === 'space') joinLines(writer, above, line, lexicon);
    else if (joint === 'line') writer.breakWith('\n');
    else writer.breakWith('\n\n');
    if (joint !== 'space' && heading) {
      headings.push(heading);
      heading = null;
    }
    writeLine(writer, line);
    if (headingLevel !== null) {
      const charFrom: number = heading?.charFrom ?? writer.lineStart();
      heading = { charFrom, charTo: writer.length(), level: headingLevel };
    }
  }
  if (heading) headings.push(heading);
  const { text, runs } = writer.finish();
  return { text, runs, headings: headings.filter(({ charFrom, charTo }) => charTo > charFrom) };
}

function joinLines(writer: Writer, above: Line, line: Line, lexicon: Lexicon): void {
  if (tailBeforeHyphen(above.text) !== null) {
    writer.closeHyphen(judgeHyphen(above.text, line.text, lexicon));
    return;
  }
  const last = above.text.codePointAt(above.text.length - 1) ?? 0;
  const first = line.text.codePointAt(0) ?? 0;
  if (isUnspacedScript(last) && isUnspacedScript(first)) return;
  if (/\p{L}—$/u.test(above.text) || /^—\p{L}/u.test(line.text)) return;
  if (/[\p{L}\p{N}]\/$/u.test(above.text)) return;
  writer.space();
}

function writeLine(writer: Writer, line: Line): void {
  const isRtl = rtlShare(line.fragments) > 0.5;
  writer.startLine();
  for (const [index, fragment] of line.fragments.entries()) {
    const before = line.fragments[index - 1];
    if (before) {
      const gap = gapBetween(before, fragment, isRtl);
      if (gap === 'cell') writer.separate(cellSeparator);
      else if (gap === 'word') writer.space();
    } else if (line.fragments.length > 1 && isSymbolBullet(fragment)) {
      writer.separate('•');
      writer.space();
      continue;
    }
    writer.fragment(fragment);
  }
}

/** Symbol fonts put their bullets into the private-use area. */
function isSymbolBullet(fragment: Fragment): boolean {
  return /^\s*[\ue000-\uf8ff]\s*$/u.test(fragment.str);
}
