// Builds a page's text and keeps, for every character that came from the file, the text item it came from. Characters
// we add (joining spaces, breaks), normalise or compose belong to no run.
import type { TextRun } from '#contract/engine.ts';
import { fateOf } from '../characters.ts';
import type { Fragment } from './fragments.ts';

export interface Writer {
  /** Adds a fragment's characters, each with its run, without those that must not be stored. */
  fragment(fragment: Fragment): void;
  /** A space, unless the text ends blank already. */
  space(): void;
  /** Sets off what follows, within the line. */
  separate(separator: string): void;
  /** Ends the line; blanks at its end are dropped. */
  breakWith(separator: string): void;
  /** Ends a line whose last character is a hyphen that stays or goes; the next line follows without a space. */
  closeHyphen(verdict: 'drop' | 'keep'): void;
  startLine(): void;
  /** Where the line's first visible character stands. */
  lineStart(): number;
  /** Length of the text without blanks at its end. */
  length(): number;
  finish(): { text: string; runs: TextRun[] };
}

export function createWriter(): Writer {
  let text = '';
  // The last character, kept apart because looking into a string that is being built copies it each time.
  let last = '';
  const runs: TextRun[] = [];
  let lineStart = 0;
  let isLineStarting = false;

  const add = (added: string) => {
    text += added;
    last = added.slice(-1);
  };
  const cutTo = (end: number) => {
    text = text.slice(0, end);
    last = text.slice(-1);
    for (let run = runs.at(-1); run && run.charTo > end; run = runs.at(-1)) {
      if (run.charFrom < end) {
        run.charTo = end;
        return;
      }
      runs.pop();
    }
  };
  const trimEnd = () => {
    if (isBlankEnd()) cutTo(text.trimEnd().length);
  };
  const isBlankEnd = () => last === '' || last === ' ' || last === '\n';
  const markLineStart = () => {
    if (!isLineStarting) return;
    lineStart = text.length;
    isLineStarting = false;
  };

  return {
    fragment({ str, item }) {
      let run: TextRun | null = null;
      let skipTo = 0;
      let offset = 0;
      for (const char of str) {
        const from = offset;
        offset += char.length;
        if (from < skipTo) continue;
        const composed = combining[char] === undefined ? '' : composeAccent(str, from);
        const fate = fateOf(char.codePointAt(0)!);
        const isBlank = fate === 'space' || char === ' ';
        if (composed !== '') {
          markLineStart();
          add(composed);
          run = null;
          skipTo = from + 2;
        } else if (fate === 'drop' || (isBlank && isBlankEnd())) {
          run = null;
        } else if (fate === 'space') {
          add(' ');
          run = null;
        } else {
          if (!isBlank) markLineStart();
          if (run === null) {
            run = { charFrom: text.length, charTo: text.length, item, offset: from };
            runs.push(run);
          }
          text += char;
          last = char;
          run.charTo = text.length;
        }
      }
    },
    space() {
      if (!isBlankEnd()) add(' ');
    },
    separate(separator) {
      if (last === ' ') trimEnd();
      const isVisible = separator.trim() !== '';
      if (isVisible) markLineStart();
      if (isVisible || !isBlankEnd()) add(separator);
    },
    breakWith(separator) {
      trimEnd();
      if (text !== '') add(separator);
    },
    closeHyphen(verdict) {
      trimEnd();
      if (verdict === 'drop' && (last === '-' || last === '‐')) cutTo(text.length - 1);
    },
    startLine() {
      isLineStarting = true;
      lineStart = text.length;
    },
    lineStart: () => lineStart,
    length: () => (isBlankEnd() ? text.trimEnd().length : text.length),
    finish() {
      trimEnd();
      return { text, runs };
    },
  };
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
