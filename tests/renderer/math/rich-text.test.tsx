// The one renderer for study text, seen as the HTML it makes.
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { RichText } from '#renderer/lib/math/rich-text.tsx';

const html = (text: string, props: Partial<Parameters<typeof RichText>[0]> = {}) =>
  renderToStaticMarkup(<RichText text={text} {...props} />);

describe('RichText', () => {
  it('typesets a formula with MathML for screen readers', () => {
    const markup = html('Area $\\pi r^2$');
    expect(markup).toContain('class="katex"');
    expect(markup).toContain('<math');
  });

  it('shows the source of a broken formula, with its delimiters', () => {
    expect(html('so $\\frac{1}{$ ends')).toContain('<code class="broken-math">$\\frac{1}{$</code>');
  });

  it('keeps the rest of a formula when one command is unknown', () => {
    const markup = html('$x + \\unknowncommand$');
    expect(markup).toContain('class="katex"');
    expect(markup).toContain('\\unknowncommand');
  });

  it('stops a formula bomb and shows its source', () => {
    const bomb =
      '$\\def\\a{\\b\\b\\b\\b}\\def\\b{\\c\\c\\c\\c}\\def\\c{\\d\\d\\d\\d}\\def\\d{\\e\\e\\e\\e}\\def\\e{xxxx}\\a$';
    expect(html(bomb)).toContain('broken-math');
  });

  it('never lets a formula make a link or load an image', () => {
    const markup = html('$\\href{https://example.org}{x} \\includegraphics{https://example.org/a.png}$');
    expect(markup).not.toMatch(/<a |<img|href=/);
  });

  it('shows HTML, links and images as the text they are', () => {
    const markup = html('<img src=x onerror=alert(1)> [a](https://example.org) ![b](c.png)');
    expect(markup).not.toMatch(/<img|<a /);
    expect(markup).toContain('&lt;img');
  });

  it('sets a quote apart, with its lines, and goes on after it', () => {
    expect(html('Before\n> *One*\n> two\nafter')).toContain(
      '<p>Before</p><blockquote><em>One</em><br/>two</blockquote><p>after</p>',
    );
    expect(html('so 5 > 3\n\n>closer')).toContain('<p>so 5 &gt; 3</p><blockquote>closer</blockquote>');
  });

  it('makes paragraphs, line breaks, lists and emphasis', () => {
    expect(html('one\ntwo\n\n**b** and *i*')).toBe(
      '<div class="rich-text"><p>one<br/>two</p><p><strong>b</strong> and <em>i</em></p></div>',
    );
    expect(html('- a\n- b $x$')).toContain('<ul><li>a</li><li>b <span');
    expect(html('3. a\n4. b')).toContain('<ol start="3"><li>a</li><li>b</li></ol>');
  });

  it('spans emphasis over a formula', () => {
    expect(html('**so $x$ holds**')).toMatch(/<strong>so .*katex.* holds<\/strong>/);
  });

  it('leaves lone stars, underscores in words and products alone', () => {
    expect(html('2 * 3 * 4')).toContain('<p>2 * 3 * 4</p>');
    expect(html('snake_case_name')).toContain('<p>snake_case_name</p>');
    expect(html('*open')).toContain('<p>*open</p>');
    expect(html('**')).toContain('<p>**</p>');
  });

  it('draws citation markers through the callback, also in groups', () => {
    const markup = html('Cells divide. [1] Often [2, 3].', { citations: (marker) => <b>{`#${marker}`}</b> });
    expect(markup).toContain('<b>#1</b> Often <b>#2</b><b>#3</b>.');
  });

  it('leaves brackets alone without a callback and inside formulas', () => {
    expect(html('see [1]')).toContain('see [1]');
    expect(html('$a[1]$', { citations: () => <b>cited</b> })).not.toContain('cited');
  });

  it('puts an option on one line without a paragraph', () => {
    expect(html('a **b**', { inline: true })).toBe('<span class="rich-text">a <strong>b</strong></span>');
  });

  it('shows a placeholder instead of half a formula while streaming', () => {
    const markup = html('so $\\frac{1', { streaming: true });
    expect(markup).not.toContain('frac');
    expect(markup).toContain('…');
  });

  it('shows code as code', () => {
    expect(html('`a$b$`')).toContain('<code>a$b$</code>');
    expect(html('```\nx = 1\n```')).toContain('<pre><code>x = 1</code></pre>');
  });

  describe('flagged ranges', () => {
    const flagged = (text: string, ...parts: string[]) => {
      const ranges = parts.map((part) => ({
        from: text.indexOf(part),
        to: text.indexOf(part) + part.length,
      }));
      return html(text, { flags: { ranges, reason: 'doubtful' } });
    };

    it('underlines a sentence and says why to those who cannot see it', () => {
      const markup = flagged('One. Two *is* bad. Three.', 'Two *is* bad.');
      expect(markup).toMatch(
        /^<div class="rich-text"><p>One\. <span title="doubtful"[^>]*>Two <em>is<\/em> bad\.<span class="sr-only"> \(doubtful\)<\/span><\/span> Three\.<\/p><\/div>$/,
      );
    });

    it('keeps a list a list when its first item is flagged', () => {
      expect(flagged('- a b.\n- c', '- a b.')).toMatch(/<ul><li><span title="doubtful"[^>]*>a b\.<span/);
    });

    it('leaves a formula whole that a range ends in', () => {
      const text = 'So $a. b$ holds.';
      const markup = html(text, { flags: { ranges: [{ from: 0, to: 6 }], reason: 'doubtful' } });
      expect(markup).toContain('class="katex"');
      expect(markup).not.toMatch(/[\ue000\ue001]/);
    });

    it('drops characters of the text that stand for the ends of a range', () => {
      expect(flagged('a\ue000b\ue001 c.', 'c.')).not.toMatch(/[\ue000\ue001]/);
    });
  });
});
