// One stored section of a text material: its blocks, with the marked characters wrapped.
import { useQuery } from '@tanstack/react-query';
import { memo, type ReactNode, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReaderPage } from '#contract/reader.ts';
import { orpc } from '../../lib/client.ts';
import { FaultView } from '../../lib/fault-view.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { agreement, agreementNeeded, piecesOf } from './marks.ts';
import type { CheckedMark } from './page-text.ts';
import { blocksOf, type TextBlock } from './text-blocks.ts';

export interface TextSectionProps {
  materialId: string;
  number: number;
  marks: readonly CheckedMark[];
  onMarked: (page: number, refused: readonly CheckedMark[]) => void;
}

export const TextSection = memo(function TextSection({
  materialId,
  number,
  marks,
  onMarked,
}: TextSectionProps) {
  const { t } = useTranslation('reader');
  const stored = useQuery({
    ...orpc.reader.page.queryOptions({ input: { materialId, page: number } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const page = stored.data;
  const { placed, refused } = useMemo(() => check(page, marks), [page, marks]);
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
            {piecesOf(page.text.slice(block.charFrom, block.charTo), within(placed, block)).map(
              (piece, index) =>
                piece.kinds.length === 0 ? (
                  piece.text
                ) : (
                  <mark
                    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one block have no identity but their place.
                    key={index}
                    data-mark={piece.kinds.join(' ')}
                    data-testid={piece.kinds.includes('citation') ? 'citation-mark' : undefined}
                  >
                    {piece.text}
                  </mark>
                ),
            )}
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

function within(marks: readonly CheckedMark[], { charFrom, charTo }: TextBlock) {
  return marks
    .filter((mark) => mark.charTo > charFrom && mark.charFrom < charTo)
    .map((mark) => ({
      kind: mark.kind,
      from: Math.max(0, mark.charFrom - charFrom),
      to: Math.min(charTo, mark.charTo) - charFrom,
    }));
}
