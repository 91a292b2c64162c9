// What only a person can judge, as a sheet of at most thirty lines: sentences that were "found", because words cannot tell
// a term from its sibling, and questions with their keys. The last two columns are the person's.
import type { EvalRecord } from './figures.ts';

const lines = 30;

const head = ['no', 'kind', 'asked', 'said or keyed', 'options', 'the text says', 'right (y/n/?)', 'remark'];

export function handSheet(records: readonly EvalRecord[]): string {
  const sentences = records.flatMap((record) =>
    record.kind === 'quiz'
      ? []
      : record.claims
          .filter(({ isFound }) => isFound)
          .map(({ text, quotes }) => ['sentence', record.question, text, '', quotes.join(' … ')]),
  );
  const questions = records.flatMap((record) =>
    record.kind === 'quiz'
      ? record.questions.map(({ stem, right, options, quote }) => [
          'question',
          stem,
          right.join(' / '),
          options.join(' / '),
          quote,
        ])
      : [],
  );
  const half = Math.max(lines / 2, lines - questions.length);
  const chosen = spread(sentences, half);
  const rows = [...chosen, ...spread(questions, lines - chosen.length)];
  return [head, ...rows.map((row, at) => [String(at + 1), ...row, '', ''])]
    .map((row) => row.map(cell).join(','))
    .join('\r\n')
    .concat('\r\n');
}

/** Evenly over all there are, so that every run picks alike. */
function spread<T>(all: readonly T[], most: number): T[] {
  const count = Math.min(most, all.length);
  return Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)] as T);
}

/** Quoted; what a model wrote must not be a formula to the program that opens the sheet. */
function cell(text: string): string {
  const safe = /^[\s]*[=+\-@]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
