// The one renderer for study text: chat, quotes, questions, options, explanations. Everything becomes React elements;
// the only HTML set as such is KaTeX's own output.
import { clsx } from 'clsx';
import { Fragment, memo, type ReactNode, useMemo } from 'react';
import { type Block, type Inline, parseInlineText, parseRichText } from './blocks.ts';
import { typeset } from './typeset.ts';

export interface RichTextProps {
  text: string;
  /** Draws the marker [n]; without it, brackets stay text. Keep the function stable. */
  citations?: (marker: number) => ReactNode;
  /** More text is coming: half a formula is held back. */
  streaming?: boolean;
  /** One run of text without paragraphs, for options and titles. */
  inline?: boolean;
  className?: string;
}

export const RichText = memo(function RichText({
  text,
  citations,
  streaming = false,
  inline = false,
  className,
}: RichTextProps) {
  const content = useMemo(() => {
    const options = { streaming, citations: citations !== undefined };
    if (inline) return drawInline(parseInlineText(text, options), citations);
    return parseRichText(text, options).map((block, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one text have no identity but their place.
      <Fragment key={index}>{drawBlock(block, citations)}</Fragment>
    ));
  }, [text, streaming, inline, citations]);
  return inline ? (
    <span className={clsx('rich-text', className)}>{content}</span>
  ) : (
    <div className={clsx('rich-text', className)}>{content}</div>
  );
});

type Cite = ((marker: number) => ReactNode) | undefined;

function drawBlock(block: Block, cite: Cite): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return <p>{drawInline(block.children, cite)}</p>;
    case 'heading':
      return (
        <p>
          <strong>{drawInline(block.children, cite)}</strong>
        </p>
      );
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
        <li key={index}>{drawInline(item, cite)}</li>
      ));
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function drawInline(nodes: readonly Inline[], cite: Cite): ReactNode {
  return nodes.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs of one text have no identity but their place.
    <Fragment key={index}>{drawNode(node, cite)}</Fragment>
  ));
}

function drawNode(node: Inline, cite: Cite): ReactNode {
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
      return <strong>{drawInline(node.children, cite)}</strong>;
    case 'em':
      return <em>{drawInline(node.children, cite)}</em>;
    case 'citation':
      return cite ? cite(node.marker) : node.raw;
  }
}

function Formula({ tex, raw, display }: { tex: string; raw: string; display: boolean }) {
  const html = typeset(tex, display);
  if (html === null) return <code className="broken-math">{raw}</code>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX escapes its input; with trust off it emits no links or markup of the author's.
  return <span className={display ? 'math-display' : undefined} dangerouslySetInnerHTML={{ __html: html }} />;
}
