// What the reader asks of whatever shows the document: drawn pages or stored text. Marks and places mean the same in both.

import type { MarkKind } from './marks.ts';
import type { Place, Rotation, Zoom } from './page-layout.ts';
import type { CheckedMark } from './page-text.ts';

export interface DocumentView {
  /** `heading`: the words of one on that page, where the view knows its headings. */
  goTo: (place: Place, heading?: string) => void;
  /** Shows a mark on a page as soon as it is drawn, or the page's start if it cannot be. */
  reveal: (page: number, mark: MarkName) => void;
  focus: () => void;
}

/** The first mark of a kind, or one highlight by its id. */
export type MarkName = MarkKind | { highlight: string };

export function markSelector(name: MarkName): string {
  return typeof name === 'string'
    ? `mark[data-mark~="${name}"]`
    : `mark[data-highlight="${CSS.escape(name.highlight)}"]`;
}

export interface DocumentViewProps {
  materialId: string;
  title: string;
  zoom: Zoom;
  rotation: Rotation;
  start: Place;
  marksOn: (page: number) => readonly CheckedMark[];
  /** The place at the top edge, the page a reader is on, and the factor fit modes came to. */
  onPlace: (seen: Seen) => void;
  onZoom: (zoom: Zoom) => void;
  /** Marks that could not be placed because the page does not read as their quote. */
  onRefused: (page: number, marks: readonly CheckedMark[]) => void;
}

export interface Seen {
  place: Place;
  page: number;
  factor: number;
}

export const noMarks: readonly CheckedMark[] = [];
