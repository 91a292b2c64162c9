// The name a material goes by until somebody renames it.
import { extname } from 'node:path';

/** File names that say nothing: what scanners, browsers and word processors call a file by themselves. */
const poorName =
  /^(?:(?:un(?:titled|benannt)|document|documento|dokument|download(?:ed)?|file|scan(?:ned)?|img|image|page|print|output|new|temp|tmp|copy|sem título|sin título)[\s_\-.\d()]*|[\s_\-.\d()]+|[0-9a-f-]{16,})$/i;

/** Titles that tools leave in a file's properties. */
const poorTitle =
  /^(?:untitled|document\d*|microsoft (?:word|powerpoint)|powerpoint presentation|slide \d+|title)\b|\.(?:docx?|pptx?|tex|indd|qxd|dvi|pdf|rtf|cdr|ps)$/i;

const maxTitleChars = 300;

export function titleFromFileName(fileName: string): string {
  const base = fileName.slice(0, fileName.length - extname(fileName).length);
  return (
    base
      .replace(/[_\s]+/g, ' ')
      .trim()
      .slice(0, maxTitleChars) ||
    fileName ||
    '–'
  );
}

/** The file's own title when its name is poor and the title is not; otherwise null. */
export function betterTitle(fileName: string, ownTitle: string | null): string | null {
  const title = ownTitle?.replace(/\s+/g, ' ').trim().slice(0, maxTitleChars) ?? '';
  const letters = title.match(/\p{L}/gu)?.length ?? 0;
  return poorName.test(titleFromFileName(fileName)) && letters >= 3 && !poorTitle.test(title) ? title : null;
}
