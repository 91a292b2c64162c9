// Finding quoted words on a page again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foundShare, locateQuote, normalisedQuote, pageShare } from '#core/tutor/quote.ts';

const page =
  'Light bends. The range of a projectile is the horizontal distance it travels before it lands again. Air drag is left out.';
const quote = 'The range of a projectile is the horizontal distance it travels before it lands again.';
const at = page.indexOf(quote);

test('a quote at its stored place is found there', () => {
  expect(locateQuote(page, quote, at, at + quote.length)).toEqual({
    match: 1,
    charFrom: at,
    charTo: at + quote.length,
  });
});

test('a quote that moved on its page is found where it is now', () => {
  const moved = `A new first line. ${page}`;
  const { match, charFrom, charTo } = locateQuote(moved, quote, at, at + quote.length);
  expect(match).toBe(1);
  expect(moved.slice(charFrom, charTo)).toBe(quote);
});

test('other spacing, case and dashes change nothing', () => {
  const reset = page
    .replace('horizontal distance', 'HORIZONTAL\n  distance')
    .replace('lands again', 'lands – again');
  const { match, charFrom, charTo } = locateQuote(reset, quote, 0, 5);
  expect(match).toBe(1);
  expect(reset.slice(charFrom, charTo)).toMatch(/^The range[\s\S]*again$/);
});

test('one changed word of fifteen is still found', () => {
  const edited = page.replace('travels', 'covers');
  expect(locateQuote(edited, quote, at, at + quote.length).match).toBeGreaterThanOrEqual(foundShare);
});

test('a third of the words changed opens the page without a mark', () => {
  const edited = page.replace('horizontal distance it travels', 'whole straight way made');
  const { match } = locateQuote(edited, quote, at, at + quote.length);
  expect(match).toBeLessThan(foundShare);
  expect(match).toBeGreaterThanOrEqual(pageShare);
});

test('words strewn over a page are not a quote', () => {
  const strewn = quote.split(' ').join(' and then one more thing was said of ');
  expect(locateQuote(strewn, quote, 0, 10).match).toBeLessThan(pageShare);
});

test('an empty quote and an empty page are never found', () => {
  expect(locateQuote(page, '', 0, 0).match).toBe(0);
  expect(locateQuote('', quote, 0, 10).match).toBe(0);
});

test('normalising folds what two extractions may differ in', () => {
  expect(normalisedQuote('The  “Well-Known”\nlaw')).toBe(normalisedQuote('the "well known" law'));
});

test('whatever is cut from a page is found with a full match, and the range holds the same words', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'b', 'light', 'wave', 'Ö', '光', '3'), { minLength: 1 }),
      fc.nat(),
      fc.nat(),
      (words, a, b) => {
        const text = words.join(' ');
        const [from, to] = [a % text.length, b % text.length].sort((x, y) => x - y) as [number, number];
        const cut = text.slice(from, to + 1);
        if (normalisedQuote(cut) === '') return;
        const found = locateQuote(text, cut, 0, 0);
        expect(found.match).toBe(1);
        expect(text.slice(found.charFrom, found.charTo)).toBe(cut);
      },
    ),
  );
});
