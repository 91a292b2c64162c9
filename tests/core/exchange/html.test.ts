// What becomes of HTML: a closed list of marks, no HTML, and back again to the same text.
import { describe, expect, it } from 'vitest';
import { clozeTexts } from '#core/exchange/cloze-text.ts';
import { htmlToMarkdown, htmlToPlain } from '#core/exchange/html-to-markdown.ts';
import { clozeToHtml, markdownToHtml } from '#core/exchange/markdown-to-html.ts';

const markdown = (html: string) => htmlToMarkdown(html, () => null).text;
const html = (text: string) => markdownToHtml(text, () => null);

describe('HTML of a card becomes Markdown', () => {
  it.each([
    [
      'bold and italics',
      'a <b>bold</b> and <i>slanted</i> <strong>one</strong>',
      'a **bold** and *slanted* **one**',
    ],
    ['blanks outside of marks', 'a<b> bold </b>one', 'a **bold** one'],
    ['marks that hold nothing', 'a<b></b><i><br></i>b', 'a\nb'],
    ['marks over lines', '<b>one<br>two</b>', '**one**\n**two**'],
    ['marks in the wrong order', '<b>one <i>two</b> three</i>', '**one *two*** *three*'],
    ['line breaks', 'one<br>two<br/><br />three', 'one\ntwo\n\nthree'],
    ['blocks', '<div>one</div><div>two</div>three', 'one\ntwo\nthree'],
    ['an empty block', 'one<div><br></div>two', 'one\n\ntwo'],
    ['paragraphs', '<p>one</p><p>two</p>', 'one\n\ntwo'],
    ['a list', 'Three:<ul><li>one</li><li><b>two</b></li></ul>end', 'Three:\n- one\n- **two**\nend'],
    ['a numbered list', '<ol><li>one</li><li>two</li></ol>', '1. one\n2. two'],
    ['entities', '1 &lt; 2 &amp;&nbsp;3 &#8594; &#x41;', '1 < 2 & 3 → A'],
    ['code', 'use <code>let x</code>', 'use `let x`'],
    ['line breaks of the source', 'one\n  two', 'one two'],
    ['new formulas', 'so \\(a &lt; b\\) and \\[ c<br>d \\]', 'so $a < b$ and $$c\nd$$'],
    ['old formulas', '[$]x^2[/$] [$$]y[/$$] [latex]$z$[/latex]', '$x^2$ $$y$$ $$z$$'],
    ['formulas of the editor', '<anki-mathjax>x_1</anki-mathjax>', '$x_1$'],
    ['stars inside formulas', '\\(a*b*c\\)', '$a*b*c$'],
    ['money', 'from $5 to x$', 'from \\$5 to x\\$'],
  ])('%s', (_, given, wanted) => {
    expect(markdown(given)).toBe(wanted);
  });

  it.each([
    ['scripts', 'a<script>alert(1)</script>b', 'ab'],
    ['scripts that never end', 'a<script>alert(1)', 'a'],
    ['scripts in pieces', 'a<scr<script></script>ipt>alert(1)', 'aalert(1)'],
    ['styles', '<style>.card{}</style>a', 'a'],
    ['handlers', '<b onclick="alert(1)">a</b>', '**a**'],
    ['frames', '<iframe src="https://example.org">x</iframe>a', 'a'],
    ['vector pictures', '<svg><text>x</text></svg>a', 'a'],
    ['links', '<a href="javascript:alert(1)">a</a>', 'a'],
    ['remote pictures', '<img src="https://example.org/x.png">a', 'a'],
    ['remote pictures without a scheme', '<img src=//example.org/x.png>a', 'a'],
    ['data pictures', '<img src="data:image/png;base64,xx">a', 'a'],
    ['comments', 'a<!-- <b> -->b', 'ab'],
    ['private characters', 'a\ue0020\ue003&#xe002;0&#xe003;b', 'a00b'],
  ])('nothing stays of %s', (_, given, wanted) => {
    expect(markdown(given)).toBe(wanted);
  });

  it('names the files it shows and plays', () => {
    const { text, files } = htmlToMarkdown('<img src="a%20b.png"> [sound:c.mp3]', (name) => `![](${name})`);
    expect({ text, files }).toEqual({ text: '![](a b.png)', files: ['c.mp3', 'a b.png'] });
  });

  it('shows words alone in a sample', () => {
    expect(htmlToPlain('<b>one</b><br>\\(x\\) &amp; two')).toBe('one $x$ & two');
  });
});

describe('a text goes to Anki and comes back the same', () => {
  it.each([
    'a **bold** and *slanted* word',
    '**a *b* c**',
    'one\ntwo\n\nthree',
    'List:\n- one\n- two\n\nend',
    '1. one\n2. two',
    'Euler: $e^{i\\pi} + 1 = 0$, and\n\n$$\\int_0^1 x < 2$$',
    'tags <b> & "quotes"',
    '`a < b`',
    'costs $5 or so',
    'x_1 and 2*3',
  ])('%j', (text) => {
    expect(markdown(html(text))).toBe(text);
  });

  it('writes formulas the way Anki shows them', () => {
    expect(html('$x < y$ and $$z$$')).toBe('\\(x &lt; y\\) and \\[z\\]');
  });

  it('writes gaps the way Anki asks them, with colons that are no hint', () => {
    expect(clozeToHtml('In {{std::vector}} it is {{$x^{2^{2}}$}}', () => null)).toBe(
      'In {{c1::std:&#58;vector}} it is {{c1::\\(x^{2^{2} }\\)}}',
    );
  });
});

describe('gaps of Anki become ours', () => {
  const texts = (field: string) => clozeTexts(field).map(({ text }) => markdown(text));

  it('one card for each number, without hints', () => {
    expect(texts('{{c1::Paris::city}} lies in {{c2::France}} by the {{c1::Seine}}')).toEqual([
      '{{Paris}} lies in France by the {{Seine}}',
      'Paris lies in {{France}} by the Seine',
    ]);
  });

  it('a gap inside a gap', () => {
    expect(texts('{{c1::a {{c2::b}} c}} d')).toEqual(['{{a b c}} d', 'a {{b}} c d']);
  });

  it('a gap inside a formula asks for the formula', () => {
    expect(texts('So \\(x = {{c1::2}}\\).')).toEqual(['So {{$x = 2$}}.']);
  });

  it('none where there is none', () => {
    expect(clozeTexts('plain {{text}}')).toEqual([]);
  });
});
