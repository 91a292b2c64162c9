// Contrast of the colour tokens, measured from the stylesheet itself in both themes.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../src/renderer/styles/tokens.css', import.meta.url), 'utf8');

function tokens(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...block.matchAll(/--lt-([a-z-]+):\s*(#[0-9a-f]{6});/g)].map((m) => [m[1]!, m[2]!]),
  );
}

/** WCAG 2 relative luminance. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const grounds = ['canvas', 'surface', 'sunken', 'raised'];
const textPairs: [ink: string, ground: string][] = [
  ...['ink', 'ink-muted', 'ink-faint', 'accent-ink', 'danger-ink', 'success-ink'].flatMap((ink) =>
    grounds.map((ground): [string, string] => [ink, ground]),
  ),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-strong'],
  ['accent-ink', 'accent-soft'],
  ['ink', 'accent-soft'],
  ['ink-muted', 'accent-soft'],
  ['marker-ink', 'marker'],
  ['ink', 'marker'],
  ['danger-ink', 'danger-soft'],
  ['warning-ink', 'warning-soft'],
  ['success-ink', 'success-soft'],
  ['info-ink', 'info-soft'],
  ['canvas', 'ink'],
];

describe.each([
  ['light', ':root'],
  ['dark', ':root[data-theme="dark"]'],
])('the %s theme', (_theme, selector) => {
  const colours = tokens(selector);

  it.each(textPairs)('reads %s on %s at 4.5:1 or more', (ink, ground) => {
    expect(contrast(colours[ink]!, colours[ground]!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(grounds)('shows focus rings and control borders on %s at 3:1 or more', (ground) => {
    expect(contrast(colours.focus!, colours[ground]!)).toBeGreaterThanOrEqual(3);
    expect(contrast(colours['line-strong']!, colours[ground]!)).toBeGreaterThanOrEqual(3);
  });

  it.each(['a', 'b', 'c', 'd', 'e', 'rest'])(
    'draws chart-%s on a card and a marked place at 3:1 or more',
    (tone) => {
      for (const ground of ['surface', 'sunken'])
        expect(contrast(colours[`chart-${tone}`]!, colours[ground]!)).toBeGreaterThanOrEqual(3);
    },
  );
});
