// TeX to HTML by KaTeX, with MathML beside it for screen readers. Nothing in a formula may reach outside (trust off)
// or grow without bound; a broken formula comes back as its own source.
import katex from 'katex';

// Enough for deep but honest macros; a formula bomb stops here.
const maxExpand = 300;
const maxSizeEm = 20;
const keptFormulas = 600;

const kept = new Map<string, string | null>();

/** HTML made by KaTeX, or null when the source cannot be typeset at all and should be shown as it is. */
export function typeset(tex: string, display: boolean): string | null {
  const key = `${display ? 'D' : 'I'}${tex}`;
  const before = kept.get(key);
  if (before !== undefined) return before;
  const html = render(tex, display);
  if (kept.size >= keptFormulas) kept.delete(kept.keys().next().value!);
  kept.set(key, html);
  return html;
}

function render(tex: string, display: boolean): string | null {
  try {
    const html = katex.renderToString(tex, {
      displayMode: display,
      output: 'htmlAndMathml',
      throwOnError: false,
      errorColor: 'var(--color-danger-ink)',
      trust: false,
      strict: 'ignore',
      maxExpand,
      maxSize: maxSizeEm,
    });
    // A parse error comes back as one marked span; the source with its delimiters says more.
    return html.startsWith('<span class="katex-error"') ? null : html;
  } catch {
    return null;
  }
}
