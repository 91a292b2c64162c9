// A side of our card as a field of Anki's: bold, italics, code, lists, line breaks, pictures, formulas as \( \) and \[ \].
// What it writes is what html-to-markdown.ts reads back to the same text.
import { clozeParts } from '../review/cloze.ts';
import { type Formula, mapAround } from './math.ts';

/** `fileOf`: the name a picture has in the package; null: it is gone. */
export function markdownToHtml(text: string, fileOf: (hash: string) => string | null): string {
  const held: string[] = [];
  const hold = (html: string) => `\ue002${held.push(html) - 1}\ue003`;
  const rest = mapAround(
    text.replace(/[\ue000-\ue003]/g, ''),
    (outside) => outside,
    (formula) => hold(escapeHtml(asMathJax(formula))),
  )
    .replace(/`([^`\n]+)`/g, (_, code: string) => hold(`<code>${escapeHtml(code)}</code>`))
    .replace(mediaMark, (_, _alt: string, hash: string) => {
      const name = fileOf(hash);
      return name === null ? '' : hold(`<img src="${escapeHtml(name)}">`);
    })
    .replaceAll('\\$', '$');
  const html = lists(emphasised(escapeHtml(rest)));
  return html.replace(/\ue002(\d+)\ue003/g, (_, nth: string) => held[Number(nth)] ?? '');
}

/** All gaps are asked together, so all are the first. A colon pair inside would be read as a hint. */
export function clozeToHtml(text: string, fileOf: (hash: string) => string | null): string {
  return clozeParts(text)
    .map(({ text: part, gap }) => {
      const html = markdownToHtml(part, fileOf).replace(/\}(?=\})/g, '} ');
      return gap ? `{{c1::${html.replaceAll('::', ':&#58;')}}}` : html.replace(/\{(?=\{)/g, '{ ');
    })
    .join('');
}

/** A picture in a card's text: ![what it shows](media:HASH). */
export const mediaMark = /!\[([^\]\n]*)\]\(media:([0-9a-f]{64})\)/g;

function asMathJax({ tex, display }: Formula): string {
  return display ? `\\[${tex}\\]` : `\\(${tex}\\)`;
}

function emphasised(html: string): string {
  return html
    .replace(/\*\*(?!\s)([^\n]+?)(?<!\s)\*\*/g, '<b>$1</b>')
    .replace(/(?<![*\w])\*(?![\s*])([^*\n]+?)(?<![\s*])\*(?!\*)/g, '<i>$1</i>');
}

function lists(html: string): string {
  let out = '';
  let open: 'ul' | 'ol' | null = null;
  let isFirst = true;
  for (const line of html.split('\n')) {
    const item = /^(?:([-*•])|\d{1,3}[.)]) +(.*)$/.exec(line);
    const wanted = item === null ? null : item[1] === undefined ? 'ol' : 'ul';
    if (open !== null && open !== wanted) {
      out += `</${open}>`;
      isFirst = true;
    }
    if (wanted !== null && open !== wanted) out += `<${wanted}>`;
    if (item !== null) out += `<li>${item[2]}</li>`;
    else out += isFirst ? line : `<br>${line}`;
    open = wanted;
    isFirst = item !== null;
  }
  return open === null ? out : `${out}</${open}>`;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
