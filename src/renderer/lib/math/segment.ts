// Cuts study text into plain text, code and formulas. Pure, left to right, one pass. The hard part is the dollar
// sign: money must stay money, so a pair of dollars is a formula only when both its ends look like one.
export type Segment =
  | { kind: 'text'; text: string }
  | { kind: 'code'; code: string; block: boolean }
  /** `raw` is the source with its delimiters, shown when the formula is broken. */
  | { kind: 'math'; tex: string; display: boolean; raw: string }
  /** The start of something a stream has not finished; shown as a quiet placeholder. */
  | { kind: 'pending'; raw: string };

export interface SegmentOptions {
  /** More text may follow: what could still become a formula is held back instead of shown half. */
  streaming?: boolean;
}

const environments = new Set(
  [
    'equation',
    'align',
    'aligned',
    'alignat',
    'alignedat',
    'gather',
    'gathered',
    'split',
    'cases',
    'rcases',
    'array',
    'matrix',
    'pmatrix',
    'bmatrix',
    'Bmatrix',
    'vmatrix',
    'Vmatrix',
    'smallmatrix',
    'CD',
  ].flatMap((name) => [name, `${name}*`]),
);
const longestFormula = 5_000;

type Found = { segment: Segment; end: number } | 'open' | null;

export function segment(source: string, { streaming = false }: SegmentOptions = {}): Segment[] {
  const segments: Segment[] = [];
  let text = '';
  let at = 0;
  const flush = () => {
    if (text) segments.push({ kind: 'text', text });
    text = '';
  };
  while (at < source.length) {
    const escaped = escapedAt(source, at);
    if (escaped) {
      text += escaped.text;
      at = escaped.end;
      continue;
    }
    const found = findAt(source, at, streaming);
    if (found === 'open' && streaming) {
      flush();
      segments.push({ kind: 'pending', raw: source.slice(at) });
      return segments;
    }
    if (found === null || found === 'open') {
      text += source[at];
      at += 1;
      continue;
    }
    flush();
    segments.push(found.segment);
    at = found.end;
  }
  flush();
  return segments;
}

/** `\$` is a dollar; `\\` before a bracket keeps the bracket from opening a formula. */
function escapedAt(source: string, at: number): { text: string; end: number } | null {
  if (source[at] !== '\\') return null;
  const next = source[at + 1];
  if (next === '$') return { text: '$', end: at + 2 };
  if (next === '\\') return { text: '\\\\', end: at + 2 };
  return null;
}

function findAt(source: string, at: number, streaming: boolean): Found {
  const char = source[at];
  if (char === '`') return code(source, at);
  if (char === '$') return source[at + 1] === '$' ? doubleDollar(source, at) : dollar(source, at, streaming);
  if (char !== '\\') return null;
  if (at === source.length - 1) return 'open';
  if (source[at + 1] === '(') return bracket(source, at, '\\)', false);
  if (source[at + 1] === '[') return bracket(source, at, '\\]', true);
  const opener = source.slice(at, at + 7);
  if (opener.length < 7 && '\\begin{'.startsWith(opener)) return 'open';
  return opener === '\\begin{' ? environment(source, at) : null;
}

function code(source: string, at: number): Found {
  const fence = /^`+/.exec(source.slice(at))![0];
  const block = fence.length >= 3 && (at === 0 || source[at - 1] === '\n');
  let end = source.indexOf(fence, at + fence.length);
  // A longer run of backticks inside does not close a shorter one.
  while (end !== -1 && (source[end + fence.length] === '`' || source[end - 1] === '`')) {
    end = source.indexOf(fence, end + 1);
  }
  // An unclosed inline mark does not hold back the paragraphs after it.
  if (end === -1) return block || !source.slice(at).includes('\n\n') ? 'open' : null;
  const inner = source.slice(at + fence.length, end);
  if (!block && inner.includes('\n\n')) return null;
  const body = block ? inner.replace(/^[^\n]*\n/, '').replace(/\n$/, '') : inner.replace(/^ (.+) $/, '$1');
  return { segment: { kind: 'code', code: body, block }, end: end + fence.length };
}

function doubleDollar(source: string, at: number): Found {
  const end = closing(source, at + 2, '$$');
  if (end === -1) return 'open';
  return formula(source, at, 2, end, 2, true);
}

function bracket(source: string, at: number, close: string, display: boolean): Found {
  const end = closing(source, at + 2, close);
  if (end === -1) return 'open';
  return formula(source, at, 2, end, 2, display);
}

function environment(source: string, at: number): Found {
  const name = /^\\begin\{([a-zA-Z]+\*?)\}/.exec(source.slice(at, at + 32))?.[1];
  if (name === undefined) return source.length - at < 24 && !source.slice(at).includes('}') ? 'open' : null;
  if (!environments.has(name)) return null;
  const close = `\\end{${name}}`;
  const end = source.indexOf(close, at);
  if (end === -1) return 'open';
  const stop = end + close.length;
  const raw = source.slice(at, stop);
  return { segment: { kind: 'math', tex: raw, display: true, raw }, end: stop };
}

function dollar(source: string, at: number, streaming: boolean): Found {
  const first = source[at + 1];
  if (first === undefined) return 'open';
  // "US$ 5", "$ 5" and "5$," are money or prose.
  if (/\s/.test(first) || /[A-Za-z]/.test(source[at - 1] ?? '')) return null;
  const limit = Math.min(source.length, at + longestFormula);
  for (let end = at + 1; end < limit; end += 1) {
    if (source[end] === '\\') end += 1;
    else if (source[end] === '\n' && source[end + 1] === '\n') return null;
    else if (source[end] === '$') {
      const inner = source.slice(at + 1, end);
      const after = source[end + 1];
      if (after === undefined && streaming) return 'open';
      return closes(inner, after) ? formula(source, at, 1, end, 1, false) : null;
    }
  }
  if (limit < source.length) return null;
  return readsAsProse(source.slice(at + 1)) ? null : 'open';
}

function closes(inner: string, after: string | undefined): boolean {
  if (inner === '' || /\s$/.test(inner) || /^[0-9$]/.test(after ?? '')) return false;
  const startsWithAmount = /^[0-9]/.test(inner);
  if (startsWithAmount && /^[A-Za-z]/.test(after ?? '')) return false;
  return !readsAsProse(inner);
}

/** An amount followed by words, "5, or 10" or "20 per month and", with nothing in it that only a formula has. */
function readsAsProse(inner: string): boolean {
  if (!/^[0-9]/.test(inner) || /[\\^_={}<>+]/.test(inner)) return false;
  return (
    /^[0-9][0-9.,]*[^0-9.,\s]*[,;:]?\s+[(“"'*]*[A-Za-z]{2,}/.test(inner) || /^[0-9][0-9.,]*[/–-]$/.test(inner)
  );
}

function closing(source: string, from: number, close: string): number {
  for (let at = from; at < source.length && at - from < longestFormula; at += 1) {
    if (source.startsWith(close, at)) return at;
    if (source[at] === '\\') at += 1;
  }
  return -1;
}

function formula(
  source: string,
  at: number,
  openLength: number,
  end: number,
  closeLength: number,
  display: boolean,
): Found {
  const tex = source.slice(at + openLength, end).trim();
  if (tex === '') return null;
  const stop = end + closeLength;
  return { segment: { kind: 'math', tex, display, raw: source.slice(at, stop) }, end: stop };
}
