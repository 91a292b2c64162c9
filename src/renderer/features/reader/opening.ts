// Where a document opens: a page and perhaps words on it; without a page, where the student stopped.
import type { Client } from '../../lib/client.ts';
import type { ReaderMark } from '../../lib/reader-slot.tsx';

export interface Opening {
  materialId: string;
  page: number | null;
  marks: readonly ReaderMark[];
}

export type OpenedMaterial = Awaited<ReturnType<Client['reader']['open']>>;

/** From the address. `words` is "from-to", characters of the page's stored text. What does not fit is left out. */
export function openingOf(materialId: string, page: string | null, words: string | null): Opening {
  const number = /^[1-9]\d{0,5}$/.test(page ?? '') ? Number(page) : null;
  const range = /^(\d{1,9})-(\d{1,9})$/.exec(words ?? '');
  const [charFrom, charTo] = range ? [Number(range[1]), Number(range[2])] : [0, 0];
  const marks = number !== null && charTo > charFrom ? [{ page: number, charFrom, charTo }] : [];
  return { materialId, page: number, marks };
}
