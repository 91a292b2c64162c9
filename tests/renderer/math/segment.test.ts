// What is a formula and what is money, code or prose. Each row: source, then the segments it must fall into, written
// as T(ext), C(ode), B(lock of code), M(ath), D(isplayed math).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Segment, segment } from '#renderer/lib/math/segment.ts';

const short = (segments: Segment[]) =>
  segments.map((part) => {
    if (part.kind === 'text') return `T:${part.text}`;
    if (part.kind === 'code') return `${part.block ? 'B' : 'C'}:${part.code}`;
    if (part.kind === 'math') return `${part.display ? 'D' : 'M'}:${part.tex}`;
    return `P:${part.raw}`;
  });

const table: [source: string, expected: string[]][] = [
  // Plain text
  ['', []],
  ['no math here', ['T:no math here']],
  // Single dollars
  ['$x$', ['M:x']],
  ['The value $x+1$ grows.', ['T:The value ', 'M:x+1', 'T: grows.']],
  ['$a$ and $b$', ['M:a', 'T: and ', 'M:b']],
  ['($x$)', ['T:(', 'M:x', 'T:)']],
  ['$x$, $y$; $z$.', ['M:x', 'T:, ', 'M:y', 'T:; ', 'M:z', 'T:.']],
  ['$5x + 3$', ['M:5x + 3']],
  ['$10$', ['M:10']],
  ['$3.14$ is close to pi', ['M:3.14', 'T: is close to pi']],
  ['$2^{10}$ bytes', ['M:2^{10}', 'T: bytes']],
  ['$E=mc^2$', ['M:E=mc^2']],
  ['函数$f(x)$是', ['T:函数', 'M:f(x)', 'T:是']],
  ['$\\frac{a}{b}$', ['M:\\frac{a}{b}']],
  ['$f(x)=\nx^2$', ['M:f(x)=\nx^2']],
  ['$\\text{cost in \\$}$', ['M:\\text{cost in \\$}']],
  ['$x_1, \\ldots, x_n$', ['M:x_1, \\ldots, x_n']],
  ['**$x$**', ['T:**', 'M:x', 'T:**']],
  ['"$x$"', ['T:"', 'M:x', 'T:"']],
  // Money
  ['$10 and $20', ['T:$10 and $20']],
  ['It costs $10.', ['T:It costs $10.']],
  ['$1,000 to $2,000', ['T:$1,000 to $2,000']],
  ['between $10-$20 a week', ['T:between $10-$20 a week']],
  ['US$10 and A$20', ['T:US$10 and A$20']],
  ['$5 million to $6 million', ['T:$5 million to $6 million']],
  ['from $5, or 5$ each', ['T:from $5, or 5$ each']],
  ['**$10** and **$20**', ['T:**$10** and **$20**']],
  ['($10) or ($20)', ['T:($10) or ($20)']],
  ['pay $5/$month', ['T:pay $5/$month']],
  ['a $ sign and another $ sign', ['T:a $ sign and another $ sign']],
  ['$ 5 and $ 6', ['T:$ 5 and $ 6']],
  ['only one $', ['T:only one $']],
  ['$$', ['T:$$']],
  ['$20 per month and $30 per year', ['T:$20 per month and $30 per year']],
  ['Cost $20 and $x$ is unknown', ['T:Cost $20 and ', 'M:x', 'T: is unknown']],
  // Escaped dollars
  ['\\$5 and \\$6', ['T:$5 and $6']],
  ['$\\$0.60$', ['M:\\$0.60']],
  ['pay \\$5 for $x$', ['T:pay $5 for ', 'M:x']],
  // Double dollars
  ['$$x^2$$', ['D:x^2']],
  ['Area: $$A = \\pi r^2$$ done', ['T:Area: ', 'D:A = \\pi r^2', 'T: done']],
  ['$$\na = b\n$$', ['D:a = b']],
  ['$$a$$$$b$$', ['D:a', 'D:b']],
  ['$$a = \\$5$$', ['D:a = \\$5']],
  // Brackets
  ['\\(x\\)', ['M:x']],
  ['so \\( a + b \\) holds', ['T:so ', 'M:a + b', 'T: holds']],
  ['\\[x = 1\\]', ['D:x = 1']],
  [
    '\\[\n\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}\n\\]',
    ['D:\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}'],
  ],
  ['\\[ a \\\\[2pt] b \\]', ['D:a \\\\[2pt] b']],
  ['\\\\(x\\\\)', ['T:\\\\(x\\\\)']],
  ['\\( $5 \\)', ['M:$5']],
  ['an open \\( never closed', ['T:an open \\( never closed']],
  ['f(x) and [1]', ['T:f(x) and [1]']],
  ['\\(\\)', ['T:\\(\\)']],
  // Environments
  ['\\begin{align}a&=b\\\\c&=d\\end{align}', ['D:\\begin{align}a&=b\\\\c&=d\\end{align}']],
  ['\\begin{equation*}x\\end{equation*}', ['D:\\begin{equation*}x\\end{equation*}']],
  ['\\begin{cases}1\\\\2\\end{cases} end', ['D:\\begin{cases}1\\\\2\\end{cases}', 'T: end']],
  ['\\begin{itemize}x\\end{itemize}', ['T:\\begin{itemize}x\\end{itemize}']],
  ['\\begin{align}a', ['T:\\begin{align}a']],
  // Code
  ['`$x$`', ['C:$x$']],
  ['use `a$b` and $c$', ['T:use ', 'C:a$b', 'T: and ', 'M:c']],
  ['``a ` b``', ['C:a ` b']],
  ['```\n$x$\n```', ['B:$x$']],
  ['```py\nprint("$")\n```', ['B:print("$")']],
  ['a lone ` stays', ['T:a lone ` stays']],
  // Broken and unfinished
  ['$x', ['T:$x']],
  ['$$x', ['T:$$x']],
  ['$a\n\nb$', ['T:$a\n\nb$']],
  ['ends with \\', ['T:ends with \\']],
  ['$x$$', ['T:$x$$']],
  ['$\\frac{1}{$', ['M:\\frac{1}{']],
];

describe('segment', () => {
  it.each(table)('cuts %j', (source, expected) => {
    expect(short(segment(source))).toEqual(expected);
  });

  it('is tested with at least sixty strings', () => {
    expect(table.length).toBeGreaterThanOrEqual(60);
  });

  it('never loses or invents a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '5', ' ', '$', '(', '.', '\n', 'é') }), (source) => {
        const raw = segment(source).map((part) =>
          part.kind === 'text' ? part.text : 'raw' in part ? part.raw : '',
        );
        expect(raw.join('')).toBe(source);
      }),
    );
  });
});

describe('segment of a growing stream', () => {
  const streamed = table.map(([source]) => source);

  it.each(streamed)('shows no formula early and takes none back in %j', (source) => {
    const final = segment(source).filter((part) => part.kind === 'math');
    let shown = 0;
    for (let length = 0; length <= source.length; length += 1) {
      const soFar = segment(source.slice(0, length), { streaming: true }).filter(
        (part) => part.kind === 'math',
      );
      expect(soFar.length).toBeGreaterThanOrEqual(shown);
      expect(final.slice(0, soFar.length)).toEqual(soFar);
      shown = soFar.length;
    }
  });

  it('holds back a formula until its end is certain', () => {
    expect(short(segment('so $x', { streaming: true }))).toEqual(['T:so ', 'P:$x']);
    expect(short(segment('so $x$', { streaming: true }))).toEqual(['T:so ', 'P:$x$']);
    expect(short(segment('so $x$ ', { streaming: true }))).toEqual(['T:so ', 'M:x', 'T: ']);
    expect(short(segment('so \\[x', { streaming: true }))).toEqual(['T:so ', 'P:\\[x']);
  });

  it('lets money through as it is written', () => {
    expect(short(segment('It is $10 per month and', { streaming: true }))).toEqual([
      'T:It is $10 per month and',
    ]);
  });
});
