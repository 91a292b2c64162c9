// One stored section of a text material: its blocks, with the marked characters wrapped.
import { useQuery } from '@tanstack/react-query';
import { memo, type ReactNode, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReaderPage } from '#contract/reader.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { RichText } from '../../lib/math/rich-text.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { agreement, agreementNeeded, type MarkKind, piecesOf } from './marks.ts';
import type { CheckedMark } from './page-text.ts';
import { blocksOf, type TextBlock } from './text-blocks.ts';
import { readInline, type Stretch as StretchOf } from './text-inline.ts';

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
        blocksOf(page.text, page.headings).map((block) => (
          <Block key={block.charFrom} block={block}>
            {stretchesOf(page, block, markdown).map((stretch) => (
              <Stretch key={stretch.charFrom} text={page.text} stretch={stretch} marks={placed} />
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

function stretchesOf({ text }: ReaderPage, block: TextBlock, markdown: boolean): StretchOf[] {
  if (markdown && block.kind === 'paragraph') return readInline(text, block.charFrom, block.charTo);
  return [{ look: 'plain', charFrom: block.charFrom, charTo: block.charTo }];
}

function Stretch({
  text,
  stretch,
  marks,
}: {
  text: string;
  stretch: StretchOf;
  marks: readonly CheckedMark[];
}) {
  const words = text.slice(stretch.charFrom, stretch.charTo);
  const spans = within(marks, stretch);
  if (stretch.look === 'math') {
    // A formula is one sign: it is marked as a whole or not at all.
    const kinds = [...new Set(spans.map(({ kind }) => kind))];
    const formula = <RichText inline text={words} />;
    return kinds.length > 0 ? <Marked kinds={kinds}>{formula}</Marked> : formula;
  }
  const pieces = piecesOf(words, spans).map((piece, index) => {
    const shown = stretch.look === 'bullet' ? '•' : piece.text;
    return piece.kinds.length === 0 ? (
      shown
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one stretch have no identity but their place.
      <Marked key={index} kinds={piece.kinds}>
        {shown}
      </Marked>
    );
  });
  switch (stretch.look) {
    case 'strong':
      return <strong>{pieces}</strong>;
    case 'em':
      return <em>{pieces}</em>;
    case 'code':
      return <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-[0.9em]">{pieces}</code>;
    default:
      return pieces;
  }
}

function Marked({ kinds, children }: { kinds: readonly MarkKind[]; children: ReactNode }) {
  return (
    <mark data-mark={kinds.join(' ')} data-testid={kinds.includes('citation') ? 'citation-mark' : undefined}>
      {children}
    </mark>
  );
}

function within(marks: readonly CheckedMark[], { charFrom, charTo }: { charFrom: number; charTo: number }) {
  return marks
    .filter((mark) => mark.charTo > charFrom && mark.charFrom < charTo)
    .map((mark) => ({
      kind: mark.kind,
      from: Math.max(0, mark.charFrom - charFrom),
      to: Math.min(charTo, mark.charTo) - charFrom,
    }));
}
