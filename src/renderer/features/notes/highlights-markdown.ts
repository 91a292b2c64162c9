// Highlights as a Markdown file: by file and page, each quote with the student's own note under it.
import type { Highlight } from '#contract/highlights.ts';

export interface HighlightWords {
  title: string;
  page: (page: number) => string;
  /** Beside a quote that is no longer on its page. */
  lost: string;
}

type Marked = Pick<
  Highlight,
  'materialId' | 'materialTitle' | 'page' | 'charFrom' | 'quote' | 'note' | 'lost'
>;

/** Files by title, their highlights by place. */
export function markdownOfHighlights(highlights: readonly Marked[], words: HighlightWords): string {
  const files = [...Map.groupBy(highlights, ({ materialId }) => materialId).values()].sort((a, b) =>
    a[0]!.materialTitle.localeCompare(b[0]!.materialTitle),
  );
  const parts = files.flatMap((ones) => [
    `## ${ones[0]!.materialTitle}`,
    ...[...Map.groupBy([...ones].sort(byPlace), ({ page }) => page)].flatMap(([page, onPage]) => [
      `### ${words.page(page)}`,
      ...onPage.flatMap((one) => partsOf(one, words)),
    ]),
  ]);
  return [`# ${words.title}`, ...parts].join('\n\n').concat('\n');
}

function partsOf({ quote, note, lost }: Marked, words: HighlightWords): string[] {
  const lines = quote.trim().split(/\s*\n\s*/);
  return [
    lines.map((line) => `> ${line}`).join('\n'),
    ...(lost ? [`*${words.lost}*`] : []),
    ...(note.trim() === '' ? [] : [note.trim()]),
  ];
}

function byPlace(a: Marked, b: Marked): number {
  return a.page - b.page || a.charFrom - b.charFrom;
}
