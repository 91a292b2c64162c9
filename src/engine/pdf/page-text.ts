// Writes placed lines out as the text that is stored, and keeps for every character that came from the file the text
// item it came from. Characters we add (joining spaces, breaks) or normalise belong to no run.
import type { PageHeading, TextRun } from '#contract/engine.ts';
import { fateOf, isUnspacedScript } from '../characters.ts';
import type { Fragment } from './fragments.ts';
import { judgeHyphen, type Lexicon, tailBeforeHyphen } from './hyphens.ts';
import { gapBetween, type Line, rtlShare } from './lines.ts';
import type { PlacedLine } from './paragraphs.ts';

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

/** Spacing accents and their combining forms; old TeX fonts set "ï" as a diaeresis followed by a dotless i. */
const combining: Readonly<Record<string, string>> = {
  '¨': '\u0308',
  '´': '\u0301',
  '`': '\u0300',
  ˆ: '\u0302',
  '˜': '\u0303',
  ˇ: '\u030c',
  '¸': '\u0327',
  '˚': '\u030a',
};

/** The letter that a spacing accent at `offset` and the letter after it stand for, or "". */
function composeAccent(text: string, offset: number): string {
  const accent = combining[text[offset]!];
  const letter = text[offset + 1];
  if (accent === undefined || letter === undefined || !/\p{L}/u.test(letter)) return '';
  if (text[offset] === '`' && !/\p{L}/u.test(text[offset - 1] ?? '')) return '';
  const base = letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter;
  const composed = (base + accent).normalize('NFC');
  return composed.length === 1 ? composed : '';
}

interface Writer {
  fragment(fragment: Fragment): void;
  space(): void;
  separate(separator: string): void;
  breakWith(separator: string): void;
  closeHyphen(verdict: 'drop' | 'keep'): void;
  startLine(): void;
  lineStart(): number;
  length(): number;
  finish(): { text: string; runs: TextRun[] };
}

function createWriter(): Writer {
  let text = '';
  const runs: TextRun[] = [];
  let lineStart = 0;
  let pendingLineStart = false;

  const add = (separator: string) => {
    text += separator;
  };
  const trimEnd = () => {
    let end = text.length;
    while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\n')) end -= 1;
    cutTo(end);
  };
  const cutTo = (end: number) => {
    text = text.slice(0, end);
    for (let last = runs.at(-1); last && last.charTo > end; last = runs.at(-1)) {
      if (last.charFrom < end) {
        last.charTo = end;
        return;
      }
      runs.pop();
    }
  };
  const endsBlank = () => text === '' || text.endsWith(' ') || text.endsWith('\n');
  const markLineStart = () => {
    if (!pendingLineStart) return;
    lineStart = text.length;
    pendingLineStart = false;
  };

  return {
    fragment(fragment) {
      let run: TextRun | null = null;
      let offset = 0;
      let composed = '';
      for (const char of fragment.str) {
        if (composed !== '') {
          // The second half of an accented letter that was written with its accent.
          composed = '';
          offset += char.length;
          continue;
        }
        composed = composeAccent(fragment.str, offset);
        if (composed !== '') {
          markLineStart();
          add(composed);
          run = null;
          offset += char.length;
          continue;
        }
        const fate = fateOf(char.codePointAt(0)!);
        const isBlank = fate === 'space' || char === ' ';
        if (fate === 'drop' || (isBlank && endsBlank())) {
          run = null;
        } else if (fate === 'space') {
          add(' ');
          run = null;
        } else {
          if (!isBlank) markLineStart();
          if (run === null) {
            run = { charFrom: text.length, charTo: text.length, item: fragment.item, offset };
            runs.push(run);
          }
          text += char;
          run.charTo = text.length;
        }
        offset += char.length;
      }
    },
    space() {
      if (!endsBlank()) add(' ');
    },
    separate(separator) {
      while (text.endsWith(' ')) cutTo(text.length - 1);
      if (separator.trim() !== '') markLineStart();
      if (separator.trim() !== '' || !endsBlank()) add(separator);
    },
    breakWith(separator) {
      trimEnd();
      if (text !== '') add(separator);
    },
    closeHyphen(verdict) {
      while (text.endsWith(' ')) cutTo(text.length - 1);
      if (verdict === 'drop' && /[-‐]$/.test(text)) cutTo(text.length - 1);
    },
    startLine() {
      pendingLineStart = true;
      lineStart = text.length;
    },
    lineStart: () => lineStart,
    length: () => (text.endsWith(' ') ? text.trimEnd().length : text.length),
    finish() {
      trimEnd();
      return { text, runs };
    },
  };
}
