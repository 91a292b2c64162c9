// A field of somebody else's card, which is HTML and may hold anything, as the Markdown of ours. A closed list of tags means
// something; every other tag vanishes and its text stays; what runs, loads or styles goes with all it holds. No HTML is
// ever passed on, so nothing is left to be sanitised.
import { asMarkdown, formulas, mapAround } from './math.ts';

export interface Converted {
  text: string;
  /** Files of the package it shows or plays, as they are named there. */
  files: string[];
}

/** `picture`: what stands in the text for a file of the package; null: it is left out. */
export function htmlToMarkdown(html: string, picture: (name: string) => string | null): Converted {
  const files: string[] = [];
  const held: string[] = [];
  // What is finished waits behind a private character while tags, entities and marks are dealt with around it.
  const hold = (text: string) => `\ue002${held.push(text) - 1}\ue003`;
  const take = (name: string) => {
    files.push(name);
    const shown = picture(name);
    return shown === null ? '' : hold(shown);
  };
  const source = html.replace(/[\ue000-\ue003]/g, '').replace(/\r\n?/g, '\n');
  const safe = source
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(
      /<(script|style|iframe|object|embed|template|noscript|svg|title|head)\b[\s\S]*?(?:<\/\1\s*>|$)/gi,
      '',
    );
  const withMath = latex(safe).replace(formulasInHtml, (whole) =>
    mapAround(
      plain(whole),
      (text) => text,
      (formula) => hold(asMarkdown(formula)),
    ),
  );
  const marked = withMath
    .replace(/<pre\b[\s\S]*?<\/pre\s*>/gi, (block) => block.replaceAll('\n', '<br>'))
    // A line break of the source is a blank; those that are meant are tags.
    .replaceAll('\n', ' ')
    .replace(/\[sound:([^\]]*)\]/g, (_, name: string) => {
      files.push(decodeEntities(name));
      return '';
    })
    .replace(tag, (_, closing: string, name: string, attributes: string) =>
      markOf(name.toLowerCase(), closing === '/', attributes, take),
    );
  const literal = decodeEntities(marked);
  const tidy = tidied(guarded(literal));
  return { text: tidy.replace(/\ue002(\d+)\ue003/g, (_, nth: string) => held[Number(nth)] ?? ''), files };
}

/** The words alone, on one line, for showing what a file holds. */
export function htmlToPlain(html: string): string {
  const { text } = htmlToMarkdown(html, () => null);
  return text
    .replace(/\*\*|(?<!\w)\*|\*(?!\w)|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
const formulasInHtml = /\\\((?:[\s\S]+?)\\\)|\\\[(?:[\s\S]+?)\\\]/g;

/** Old ways of Anki to write formulas, as the new one. */
function latex(html: string): string {
  return html
    .replace(/\[\$\$\]([\s\S]*?)\[\/\$\$\]/g, (_, tex: string) => `\\[${tex}\\]`)
    .replace(/\[\$\]([\s\S]*?)\[\/\$\]/g, (_, tex: string) => `\\(${tex}\\)`)
    .replace(/\[latex\]([\s\S]*?)\[\/latex\]/g, (_, tex: string) => {
      const inner = tex.trim().replace(/^\$+|\$+$/g, '');
      return `\\[${inner}\\]`;
    })
    .replace(
      /<anki-mathjax(\s[^>]*)?>([\s\S]*?)<\/anki-mathjax>/gi,
      (_, attributes: string = '', tex: string) =>
        /block/i.test(attributes) ? `\\[${tex}\\]` : `\\(${tex}\\)`,
    );
}

function markOf(name: string, isEnd: boolean, attributes: string, take: (name: string) => string): string {
  switch (name) {
    case 'b':
    case 'strong':
      return isEnd ? '\ue000/b' : '\ue000b';
    case 'i':
    case 'em':
      return isEnd ? '\ue000/i' : '\ue000i';
    case 'code':
    case 'kbd':
      return '`';
    case 'br':
      return '\n';
    case 'li':
      return isEnd ? '' : '\n\ue001';
    case 'ul':
      return isEnd ? '\ue000/l\n' : '\ue000ul';
    case 'ol':
      return isEnd ? '\ue000/l\n' : '\ue000ol';
    case 'div':
    case 'tr':
      return '\ue000d';
    case 'p':
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
    case 'blockquote':
    case 'table':
    case 'pre':
    case 'hr':
      return '\n\n';
    case 'td':
    case 'th':
      return isEnd ? ' ' : '';
    case 'img': {
      const address = /(?:^|\s)src\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(attributes);
      const source = decodeEntities(address?.[1] ?? address?.[2] ?? address?.[3] ?? '');
      // Only what lies in the package: an address elsewhere would be asked for whenever the card is shown.
      if (source === '' || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(source)) return '';
      return take(decodeAddress(source));
    }
    default:
      return '';
  }
}

/** Text of a formula, whose line breaks and tags are the editor's. */
function plain(html: string): string {
  return decodeEntities(html.replace(/<br\s*\/?>|<\/div>/gi, '\n').replace(tag, ''));
}

/** A dollar that was money there must not open a formula here. */
function guarded(text: string): string {
  return text.replace(formulas, (whole) => (whole.includes('$') ? whole.replaceAll('$', '\\$') : whole));
}

/** Turns the placeholders of tags into marks, with line breaks where Anki would show them. */
function tidied(text: string): string {
  const lists: { isOrdered: boolean; nth: number }[] = [];
  const withLists = text
    .replace(/(?:\ue000d)+/g, (_, at: number, all: string) => (at === 0 || all[at - 1] === '\n' ? '' : '\n'))
    .replace(/\ue000(ul|ol|\/l)|\ue001/g, (mark, kind: string | undefined) => {
      if (kind === 'ul' || kind === 'ol') {
        lists.push({ isOrdered: kind === 'ol', nth: 0 });
        return '';
      }
      if (kind === '/l') {
        lists.pop();
        return '';
      }
      const list = lists.at(-1);
      if (!list?.isOrdered) return mark === '\ue001' ? '- ' : '';
      list.nth += 1;
      return `${list.nth}. `;
    });
  return emphasis(withLists)
    .split('\n')
    .map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^(\n*)|\n*$/g, '');
}

interface Mark {
  name: 'b' | 'i';
  /** Stands in the text already; a mark waits for its first word. */
  isWritten: boolean;
  /** Inside another one of its kind: says nothing new. */
  isSilent: boolean;
}
const signs = { b: '**', i: '*' } as const;

/** Marks begin and end at a word, close before a line ends and open again after it; one that holds nothing vanishes. */
function emphasis(text: string): string {
  let out = '';
  const open: Mark[] = [];
  const close = (mark: Mark) => {
    if (mark.isWritten && !mark.isSilent) {
      const words = out.trimEnd();
      out = `${words}${signs[mark.name]}${out.slice(words.length)}`;
    }
    mark.isWritten = false;
  };
  for (const part of text.split(/(\ue000\/?[bi]|\n)/)) {
    const which = /^\ue000(\/?)([bi])$/.exec(part);
    const name = which?.[2] as 'b' | 'i' | undefined;
    if (part === '\n') {
      open.toReversed().forEach(close);
      out += part;
    } else if (name !== undefined && which?.[1] === '') {
      open.push({ name, isWritten: false, isSilent: open.some((other) => other.name === name) });
    } else if (name !== undefined) {
      const at = open.findLastIndex((mark) => mark.name === name);
      if (at === -1) continue;
      open.slice(at).toReversed().forEach(close);
      open.splice(at, 1);
    } else out += words(part, out === '' || out.endsWith('\n'), open);
  }
  open.toReversed().forEach(close);
  return out;
}

function words(part: string, isLineStart: boolean, open: readonly Mark[]): string {
  const inner = part.trimStart();
  const bullet = isLineStart ? (/^(?:-|\d+\.) +/.exec(inner)?.[0] ?? '') : '';
  if (inner.length === bullet.length) return part;
  const before = open
    .filter((mark) => !mark.isWritten)
    .map((mark) => {
      mark.isWritten = true;
      return mark.isSilent ? '' : signs[mark.name];
    });
  const lead = part.slice(0, part.length - inner.length);
  return `${lead}${bullet}${before.join('')}${inner.slice(bullet.length)}`;
}

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  middot: '·',
  times: '×',
  divide: '÷',
  deg: '°',
  plusmn: '±',
  micro: 'µ',
  rarr: '→',
  larr: '←',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  euro: '€',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  ntilde: 'ñ',
};

export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name as string] ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
    const isText = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    const isOurs = point >= 0xe000 && point <= 0xe003;
    return isText && !isOurs ? String.fromCodePoint(point) : '';
  });
}

function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
