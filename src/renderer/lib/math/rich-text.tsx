// The one renderer for study text: chat, quotes, questions, options, explanations. Everything becomes React elements;
// the only HTML set as such is KaTeX's own output.
import { clsx } from 'clsx';
import { Fragment, memo, type ReactNode, useMemo } from 'react';
import { type Block, type Flags, type Inline, parseInlineText, parseRichText } from './blocks.ts';
import { CardPicture, PictureName } from './card-picture.tsx';
import { typeset } from './typeset.ts';

export interface RichTextProps {
  text: string;
  /** Draws the marker [n]; without it, brackets stay text. Keep the function stable. */
  citations?: (marker: number) => ReactNode;
  /** More text is coming: half a formula is held back. */
  streaming?: boolean;
  /**
   * Ranges to set apart: underlined as doubtful, or as the gaps of a card; and why, for those who cannot see it. Keep
   * it stable.
   */
  flags?: { ranges: Flags; reason: string; look?: 'doubt' | 'gap' };
  /** One run of text without paragraphs, for options and titles. */
  inline?: boolean;
  className?: string;
}

export const RichText = memo(function RichText({
  text,
  citations,
  streaming = false,
  inline = false,
  flags,
  className,
}: RichTextProps) {
  const content = useMemo(() => {
    const options = { streaming, citations: citations !== undefined, flags: flags?.ranges ?? [] };
    const how: Drawing = {
      cite: citations,
      flagReason: flags?.reason,
      flagLook: flags?.look ?? 'doubt',
      inline,
    };
    if (inline) return drawInline(parseInlineText(text, options), how);
    return parseRichText(text, options).map((block, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one text have no identity but their place.
      <Fragment key={index}>{drawBlock(block, how)}</Fragment>
    ));
  }, [text, streaming, inline, citations, flags]);
  return inline ? (
    <span className={clsx('rich-text', className)}>{content}</span>
  ) : (
    <div className={clsx('rich-text', className)}>{content}</div>
  );
});

interface Drawing {
  cite: ((marker: number) => ReactNode) | undefined;
  flagReason: string | undefined;
  flagLook: 'doubt' | 'gap';
  inline: boolean;
}

function drawBlock(block: Block, how: Drawing): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return <p>{drawInline(block.children, how)}</p>;
    case 'heading':
      return (
        <p>
          <strong>{drawInline(block.children, how)}</strong>
        </p>
      );
    case 'quote':
      return <blockquote>{drawInline(block.children, how)}</blockquote>;
    case 'code':
      return (
        <pre>
          <code>{block.code}</code>
        </pre>
      );
    case 'math':
      return <Formula tex={block.tex} raw={block.raw} display />;
    case 'list': {
      const items = block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items of one text have no identity but their place.
        <li key={index}>{drawInline(item, how)}</li>
      ));
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function drawInline(nodes: readonly Inline[], how: Drawing): ReactNode {
  return nodes.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs of one text have no identity but their place.
    <Fragment key={index}>{drawNode(node, how)}</Fragment>
  ));
}

function drawNode(node: Inline, how: Drawing): ReactNode {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'break':
      return <br />;
    case 'code':
      return <code>{node.code}</code>;
    case 'math':
      return <Formula tex={node.tex} raw={node.raw} display={node.display} />;
    case 'pending':
      return (
        <span aria-hidden className="text-ink-faint">
          …
        </span>
      );
    case 'strong':
      return <strong>{drawInline(node.children, how)}</strong>;
    case 'em':
      return <em>{drawInline(node.children, how)}</em>;
    case 'flagged':
      return (
        <span
          title={how.flagReason}
          className={
            how.flagLook === 'gap'
              ? 'rounded-sm bg-accent-soft px-1 font-medium text-accent-ink'
              : 'underline decoration-warning-ink/60 decoration-wavy underline-offset-4'
          }
        >
          {drawInline(node.children, how)}
          <span className="sr-only"> ({how.flagReason})</span>
        </span>
      );
    // A line has no room for a picture: there its words stand for it.
    case 'picture':
      return how.inline ? <PictureName alt={node.alt} /> : <CardPicture hash={node.hash} alt={node.alt} />;
    case 'citation':
      return how.cite ? how.cite(node.marker) : node.raw;
  }
}

function Formula({ tex, raw, display }: { tex: string; raw: string; display: boolean }) {
  const html = typeset(tex, display);
  if (html === null) return <code className="broken-math">{raw}</code>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX escapes its input; with trust off it emits no links or markup of the author's.
  return <span className={display ? 'math-display' : undefined} dangerouslySetInnerHTML={{ __html: html }} />;
}
