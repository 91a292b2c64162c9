// What a model reads at a time: neighbouring pieces of one material, joined until there is enough to ask about and cut
// where there is too much. A passage keeps its pieces, so that a quote can be put back on its page.
import { sentenceRanges } from '../../search/sentences.ts';
import { createRandom } from '../generate/shuffle.ts';
import type { SourcePassage } from '../generate/types.ts';

export interface Readable {
  materialId: string;
  title: string;
  /** Two-letter code where there is one; null when unknown. */
  language: string | null;
  pieces: SourcePassage[];
  /** The pieces as the model gets them. */
  text: string;
}

/** A passage and how many questions to ask of it. */
export interface Task {
  passage: Readable;
  count: number;
}

export interface Plan {
  tasks: Task[];
  /** More to read when questions did not hold. */
  spare: Task[];
}

/** Words a passage has: enough to ask about, and little enough for a small model to keep in mind. */
export interface Size {
  least: number;
  most: number;
}

export const fullSize: Size = { least: 250, most: 500 };
/** For a context of 2,048 tokens, instructions and answer included. */
export const smallSize: Size = { least: 120, most: 250 };
/** Shorter texts give no question that could not be answered by pointing at them. */
const scrapWords = 40;
/** Small models lose the form when asked for more at once. */
const mostPerPassage = 3;
const usualPerPassage = 2;

export function readable(
  material: { id: string; title: string; language: string | null; passages: readonly SourcePassage[] },
  size: Size,
): Readable[] {
  const groups: SourcePassage[][] = [];
  let words = 0;
  for (const piece of material.passages.flatMap((one) => cut(one, size.most))) {
    const count = wordCount(piece.text);
    const open = groups.at(-1);
    const breaks = open?.at(-1)?.section !== piece.section && words >= scrapWords * 2;
    if (open && words < size.least && words + count <= size.most && !breaks) {
      open.push(piece);
      words += count;
    } else {
      groups.push([piece]);
      words = count;
    }
  }
  return groups
    .map((pieces) => ({
      materialId: material.id,
      title: material.title,
      language: material.language,
      pieces,
      text: pieces.map(({ text }) => text.trim()).join('\n\n'),
    }))
    .filter(({ text }) => wordCount(text) >= scrapWords);
}

/**
 * Passages spread over all there is, few questions each; the rest is spare. How much was asked before decides where to
 * begin: what an estimate showed is what is sent, and the next quiz reads elsewhere.
 */
export function planOf(passages: readonly Readable[], wanted: number, askedBefore: number): Plan {
  if (passages.length === 0 || wanted === 0) return { tasks: [], spare: [] };
  const each = Math.min(
    mostPerPassage,
    Math.max(usualPerPassage, Math.ceil(wanted / passages.length)),
    wanted,
  );
  const needed = Math.min(passages.length, Math.ceil(wanted / each));
  const step = passages.length / needed;
  const offset = createRandom(askedBefore)() * step;
  const chosen = new Set(Array.from({ length: needed }, (_, i) => Math.floor(offset + i * step)));
  const tasks = [...chosen].map((at, i) => ({
    passage: passages[at] as Readable,
    count: Math.min(each, Math.max(1, wanted - i * each)),
  }));
  const spare = passages.flatMap((passage, at) => (chosen.has(at) ? [] : [{ passage, count: each }]));
  return { tasks, spare };
}

/** Where scripts write without spaces, about two characters make a word. */
export function wordCount(text: string): number {
  const spaced = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return spaced.reduce(
    (sum, run) => sum + (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}]/u.test(run) ? run.length / 2 : 1),
    0,
  );
}

/** A piece over the limit in parts that end with sentences. */
function cut(piece: SourcePassage, most: number): SourcePassage[] {
  if (wordCount(piece.text) <= most) return [piece];
  const parts: SourcePassage[] = [];
  let from = 0;
  let end = 0;
  const close = () => {
    if (end > from)
      parts.push({ ...piece, charFrom: piece.charFrom + from, text: piece.text.slice(from, end) });
    from = end;
  };
  for (const [, to] of sentenceRanges(piece.text)) {
    if (wordCount(piece.text.slice(from, to)) > most) close();
    end = to;
  }
  close();
  return parts;
}
