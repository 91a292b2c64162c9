// One stored section of a text material: its blocks, with the marked characters wrapped.
import { useQuery } from '@tanstack/react-query';
import { Fragment, memo, type ReactNode, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReaderPage } from '#contract/reader.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { RichText } from '../../lib/math/rich-text.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { agreement, agreementNeeded, markAttributes, type Piece, piecesOf } from './marks.ts';
import type { CheckedMark } from './page-text.ts';
import { blocksOf, type TextBlock } from './text-blocks.ts';
import { type Look, readInline } from './text-inline.ts';

export interface TextSectionProps {
  materialId: string;
  number: number;
  /** Plain text is shown sign by sign. */
  markdown: boolean;
  marks: readonly CheckedMark[];
  onMarked: (page: number, refused: readonly CheckedMark[]) => void;
  /** Its text is on the screen. */
  onShown: (page: number) => void;
}

export const TextSection = memo(function TextSection({
  materialId,
  number,
  markdown,
  marks,
  onMarked,
  onShown,
}: TextSectionProps) {
  const { t } = useTranslation('reader');
  const stored = useQuery({
    ...orpc.reader.page.queryOptions({ input: { materialId, page: number } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const page = stored.data;
  const { placed, refused } = useMemo(() => check(page, marks), [page, marks]);
  const blocks = useMemo(() => (page ? layBlocks(page, placed, markdown) : []), [page, placed, markdown]);
  const isShown = page !== undefined;
  useEffect(() => {
    if (isShown) onShown(number);
  }, [isShown, number, onShown]);
  useEffect(() => {
    if (page && marks.length > 0) onMarked(number, refused);
  }, [page, marks, refused, number, onMarked]);

  return (
    <section
      aria-label={t('sectionLabel', { page: number })}
      data-page={number}
      className="text-page px-6 py-4"
    >
      {page ? (
        blocks.map(({ block, stretches }) => (
          <Block key={block.charFrom} block={block}>
            {stretches.map((stretch) => (
              <Stretch key={stretch.charFrom} stretch={stretch} />
            ))}
          </Block>
        ))
      ) : stored.isError ? (
        <FaultView error={stored.error} onAction={() => void stored.refetch()} compact />
      ) : (
        <Skeleton lines={12} />
      )}
    </section>
  );
});

/** One lower than in the text: the document's title is the screen's h1. */
const headingTags = ['h2', 'h3', 'h4', 'h5', 'h6', 'h6'] as const;
const headingSizes = ['1.7em', '1.4em', '1.2em', '1.05em', '1em', '1em'];

function Block({ block, children }: { block: TextBlock; children: ReactNode }) {
  if (block.kind === 'code') {
    return (
      <pre className="my-3 overflow-x-auto rounded-md bg-sunken p-3 font-mono text-[0.85em] leading-relaxed">
        {children}
      </pre>
    );
  }
  if (block.kind === 'heading') {
    const Heading = headingTags[block.level - 1] ?? 'h6';
    return (
      <Heading
        className="mt-6 mb-2 font-serif font-semibold text-ink first:mt-0"
        style={{ fontSize: headingSizes[block.level - 1] ?? '1em', lineHeight: 1.3 }}
      >
        {children}
      </Heading>
    );
  }
  return <p className="my-3 whitespace-pre-wrap text-ink">{children}</p>;
}

/** Marks whose characters read as their quote, and the others. */
function check(page: ReaderPage | undefined, marks: readonly CheckedMark[]) {
  const placed: CheckedMark[] = [];
  const refused: CheckedMark[] = [];
  for (const mark of marks) {
    const words = page?.text.slice(mark.charFrom, mark.charTo) ?? '';
    const reads =
      words !== '' && (mark.quote === undefined || agreement(words, mark.quote) >= agreementNeeded);
    (reads ? placed : refused).push(mark);
  }
  return { placed, refused };
}

interface LaidPiece extends Piece {
  /** The first one of its highlight in this section. */
  isFirst: boolean;
}

interface LaidStretch {
  look: Look;
  charFrom: number;
  charTo: number;
  pieces: LaidPiece[];
}

function layBlocks({ text, headings }: ReaderPage, marks: readonly CheckedMark[], markdown: boolean) {
  const begun = new Set<string>();
  const lay = ({ text: words, kinds, highlight }: Piece): LaidPiece => {
    const isFirst = highlight !== undefined && !begun.has(highlight.id);
    if (highlight) begun.add(highlight.id);
    return { text: words, kinds, highlight, isFirst };
  };
  return blocksOf(text, headings).map((block) => {
    const { charFrom, charTo } = block;
    const inline = markdown && block.kind === 'paragraph';
    const shown = inline
      ? readInline(text, charFrom, charTo)
      : [{ look: 'plain' as const, charFrom, charTo }];
    const stretches = shown.map((stretch): LaidStretch => {
      const words = text.slice(stretch.charFrom, stretch.charTo);
      const spans = within(marks, stretch);
      // A formula is one sign: it is marked as a whole or not at all.
      const whole =
        stretch.look === 'math' ? spans.map((span) => ({ ...span, from: 0, to: words.length })) : spans;
      return { ...stretch, pieces: piecesOf(words, whole).map(lay) };
    });
    return { block, stretches };
  });
}

/** The stored characters are told to whoever reads a selection back. */
function Stretch({ stretch: { look, charFrom, charTo, pieces } }: { stretch: LaidStretch }) {
  const place = { 'data-from': charFrom, 'data-to': charTo };
  const shown = pieces.map((piece, index) => {
    const words = shownAs(look, piece.text);
    return piece.kinds.length === 0 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one stretch have no identity but their place.
      <Fragment key={index}>{words}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above.
      <mark key={index} {...markAttributes(piece, piece.isFirst)}>
        {words}
      </mark>
    );
  });
  switch (look) {
    case 'strong':
      return <strong {...place}>{shown}</strong>;
    case 'em':
      return <em {...place}>{shown}</em>;
    case 'code':
      return (
        <code {...place} className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-[0.9em]">
          {shown}
        </code>
      );
    case 'math':
      return (
        <span {...place} data-whole>
          {shown}
        </span>
      );
    default:
      return <span {...place}>{shown}</span>;
  }
}

function shownAs(look: Look, text: string): ReactNode {
  if (look === 'math') return <RichText inline text={text} />;
  return look === 'bullet' ? '•' : text;
}

function within(marks: readonly CheckedMark[], { charFrom, charTo }: { charFrom: number; charTo: number }) {
  return marks
    .filter((mark) => mark.charTo > charFrom && mark.charFrom < charTo)
    .map((mark) => ({
      kind: mark.kind,
      ...(mark.highlight ? { highlight: mark.highlight } : {}),
      from: Math.max(0, mark.charFrom - charFrom),
      to: Math.min(charTo, mark.charTo) - charFrom,
    }));
}
