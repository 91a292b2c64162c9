// A plain text or Markdown file as the engine sees it: its sections are its pages. There is nothing to draw, so pages
// have no size and no runs.
import type { ContentType } from '#contract/engine.ts';
import { blankPage, type EngineDocument, OpenFault } from '../document.ts';
import { decodeText } from './decode.ts';
import { cutSections } from './sections.ts';

/** Opens the text file in `data`. Throws OpenFault. */
export function openText(data: Uint8Array, contentType: ContentType): EngineDocument {
  const text = decodeText(data);
  if (text === null) throw new OpenFault('FILE_UNREADABLE', 'not-text');
  const { sections, outline, title } = cutSections(text, contentType);
  if (sections.length === 0) throw new OpenFault('FILE_EMPTY');
  return {
    info: { pageCount: sections.length, title, outline },
    async page(number) {
      const section = sections[number - 1];
      if (!section) return blankPage(number, 'failed', undefined, 'no such section');
      const size = { width: 0, height: 0 };
      return { page: number, kind: 'text', ...section, ...size, runs: [], error: null };
    },
    async close() {
      sections.length = 0;
    },
  };
}
