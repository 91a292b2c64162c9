// A table of cards as notes: text exported from Anki, which says at its top what its columns are, or a CSV, whose first row
// may name them.
import { fault } from '../faults.ts';
import { guessSeparator, type Row, readTable } from './csv.ts';
import { decode } from './encoding.ts';
import { type IncomingKind, type IncomingNote, type IncomingNotes, noMedia } from './incoming-notes.ts';

/** FILE_UNREADABLE: encoding, damaged with its row, no_rows. */
export function notesOfTable(bytes: Uint8Array): IncomingNotes {
  const { text, encoding } = decode(bytes);
  const { header, body, isAnki } = headed(text);
  const separator = header.separator ?? guessSeparator(body);
  const rows = readTable(body, separator);
  const table = isAnki ? { names: header.columns ?? null, rows } : named(rows);
  if (table.rows.length === 0) throw fault('FILE_UNREADABLE', { reason: 'no_rows' });
  const width = Math.max(...table.rows.map(({ cells }) => cells.length));
  const guid = header.guid ?? position(table.names, guidName);
  const type = header.notetype ?? position(table.names, typeName);
  const special = new Set([guid, type, header.deck, header.tags].filter((at) => at !== undefined));
  const columns = Array.from({ length: width }, (_, at) => at).filter((at) => !special.has(at));
  const fields = columns.map((at) => table.names?.[at] ?? String(at + 1));
  const kinds = new Map<string, IncomingKind>();
  const notes = table.rows.map(({ cells }): IncomingNote => {
    const called = type === undefined ? '' : (cells[type] ?? '').trim();
    const isCloze = /cloze/i.test(called) || (type === undefined && /\{\{c\d+::/.test(cells.join(' ')));
    // Two note types at most: what a table calls them is not worth a choice of fields each.
    const name = isCloze ? 'Cloze' : '';
    const kind = kinds.get(name) ?? { name, fields, isCloze };
    kinds.set(name, kind);
    const id = guid === undefined ? '' : (cells[guid] ?? '').trim();
    return {
      kind,
      guid: id === '' ? null : id,
      fields: columns.map((at) => cells[at] ?? ''),
      isHtml: header.isHtml,
      cards: [],
    };
  });
  const format = isAnki ? 'anki_text' : 'csv';
  return { format, kinds: [...kinds.values()], notes, media: noMedia, encoding };
}

interface Header {
  separator?: string;
  isHtml: boolean;
  columns?: string[];
  /** Columns from 0 that are no fields. */
  guid?: number;
  notetype?: number;
  deck?: number;
  tags?: number;
}

const separatorNames: Record<string, string> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
  colon: ':',
  space: ' ',
};
const headerLine =
  /^#(separator|html|notetype|deck|tags|columns|guid|(?:guid|notetype|deck|tags) column):(.*)$/i;

function headed(text: string): { header: Header; body: string; isAnki: boolean } {
  const header: Header = { isHtml: false };
  let isAnki = false;
  let at = 0;
  while (text[at] === '#') {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end === -1 ? text.length : end).replace(/\r$/, '');
    const match = headerLine.exec(line);
    if (match) {
      isAnki = true;
      take(header, match[1]!.toLowerCase(), match[2]!);
    } else if (!isAnki) break;
    at = end === -1 ? text.length : end + 1;
  }
  return { header, body: text.slice(isAnki ? at : 0), isAnki };
}

function take(header: Header, key: string, value: string): void {
  if (key === 'separator')
    header.separator = separatorNames[value.trim().toLowerCase()] ?? (value[0] || '\t');
  else if (key === 'html') header.isHtml = value.trim().toLowerCase() === 'true';
  else if (key === 'columns') header.columns = value.split(header.separator ?? '\t');
  else if (key.endsWith(' column')) {
    const column = Number.parseInt(value, 10);
    const name = key.slice(0, -' column'.length) as 'guid' | 'notetype' | 'deck' | 'tags';
    if (column > 0) header[name] = column - 1;
  }
}

export const frontName =
  /^(front|question|term|word|text|vorderseite|frage|begriff|recto|pregunta|anverso)$/i;
export const backName =
  /^(back|answer|definition|meaning|translation|back extra|extra|rückseite|antwort|verso|réponse|respuesta|reverso)$/i;
const guidName = /^(id|guid)$/i;
const typeName = /^(type|notetype|note type)$/i;

function position(names: readonly string[] | null, name: RegExp): number | undefined {
  const at = names?.findIndex((one) => name.test(one.trim())) ?? -1;
  return at === -1 ? undefined : at;
}

/** The first row names the columns when it names one we know. */
function named(rows: Row[]): { names: string[] | null; rows: Row[] } {
  const first = rows[0]?.cells.map((cell) => cell.trim()) ?? [];
  const isHeader = first.some((cell) => frontName.test(cell)) && new Set(first).size === first.length;
  return isHeader ? { names: first, rows: rows.slice(1) } : { names: null, rows };
}

/** Fields that look like question and answer: by name, else the first two. */
export function guessSides({ fields }: Pick<IncomingKind, 'fields'>): { front: number; back: number } {
  const front = Math.max(
    0,
    fields.findIndex((name) => frontName.test(name.trim())),
  );
  const byName = fields.findIndex((name, at) => at !== front && backName.test(name.trim()));
  const next = fields.length < 2 ? 0 : front === 0 ? 1 : 0;
  return { front, back: byName === -1 ? next : byName };
}
