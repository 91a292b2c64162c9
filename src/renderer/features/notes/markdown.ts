// A note as a Markdown file: title, body, and the pages its markers point at.
import type { Note } from '#contract/notes.ts';

export function markdownOf(
  { title, body, sources }: Pick<Note, 'title' | 'body' | 'sources'>,
  source: (title: string, page: number) => string,
): string {
  const lines = new Map(
    sources.map(({ marker, materialTitle, page }) => [marker, `[${marker}] ${source(materialTitle, page)}`]),
  );
  const list = [...lines].sort(([a], [b]) => a - b).map(([, line]) => `- ${line}`);
  return [`# ${title}`, body.trim(), list.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

/** Characters no file system minds, at most 80 of them. */
export function fileNameOf(title: string): string {
  const name = title
    .replace(/[^\p{L}\p{N} _-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${name.slice(0, 80).trim() || 'note'}.md`;
}
