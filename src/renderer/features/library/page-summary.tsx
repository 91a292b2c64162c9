// "187 of 190 pages readable · 3 scanned (12, 13, 88)": every page of a file is accounted for, in one line.
import type { TFunction } from 'i18next';
import type { PageKind } from '#contract/engine.ts';
import type { Material } from '#contract/library.ts';
import type { Format } from '../../lib/format.ts';

export const unreadableKinds = [
  'image_only',
  'garbled',
  'encrypted',
  'failed',
  'empty',
] as const satisfies PageKind[];

/** Longest list of page numbers in a line. */
const listedPages = 5;

/** Parts to join with " · ". Empty before the file has been opened. */
export function pageSummary(material: Material, t: TFunction<'library'>, format: Format): string[] {
  if (material.pageCount === null) return [];
  const sections = material.contentType !== 'application/pdf';
  const total = format.number(material.pageCount);
  const count = material.pageCount;
  if (material.readablePages === count) {
    return [sections ? t('pages.sections', { count, total }) : t('pages.all', { count, total })];
  }
  const parts = [t('pages.some', { readable: format.number(material.readablePages), count, total })];
  for (const kind of unreadableKinds) {
    const pages = material.unreadable[kind];
    if (!pages || pages.length === 0) continue;
    const list = format.pages(pages, listedPages);
    parts.push(
      t(`pages.kind.${kind}`, { count: pages.length, total: format.number(pages.length), pages: list }),
    );
  }
  return parts;
}
