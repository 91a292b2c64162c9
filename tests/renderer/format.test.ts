// Numbers, dates and page lists as a student reads them.
import { describe, expect, it } from 'vitest';
import { createFormat, validLocale } from '#renderer/lib/format.ts';

const format = createFormat('en-GB', 'Europe/Berlin');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const noon = Date.UTC(2026, 10, 23, 11, 0);

describe('page lists', () => {
  it.each([
    [[], ''],
    [[12], '12'],
    [[12, 13, 88], '12, 13, 88'],
    [[88, 12, 13, 14], '12–14, 88'],
    [[3, 3, 3], '3'],
    [[1200, 1201, 1202], '1,200–1,202'],
    [[1, 3, 5, 7, 9, 11, 13, 15, 17], '1, 3, 5, 7, 9, 11, 13, 15, …'],
  ])('writes %j as %j', (pages, expected) => {
    expect(format.pages(pages)).toBe(expected);
  });
});

describe('times', () => {
  it.each([
    [20_000, 'now'],
    [5 * minute, '5 minutes ago'],
    [2 * hour, '2 hours ago'],
    [day, 'yesterday'],
    [3 * day, '3 days ago'],
    [30 * day, '24 Oct 2026'],
    [-5 * minute, 'now'],
  ])('%i ms ago reads %j', (ago, expected) => {
    expect(format.relative(noon - ago, noon)).toBe(expected);
  });

  it('shows the exact time in the zone it was given', () => {
    expect(format.dateTime(noon)).toBe('23 Nov 2026, 12:00');
  });

  it.each([
    [4_400, '4 secs'],
    [18 * minute, '18 mins'],
    [60 * minute, '1 hr'],
    [125 * minute, '2 hrs 5 mins'],
  ])('%i ms lasts %j', (ms, expected) => {
    expect(format.duration(ms)).toBe(expected);
  });
});

describe('sizes and numbers', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_500, '1.5 kB'],
    [48_300_000, '48 MB'],
    [2_300_000_000, '2.3 GB'],
  ])('%i bytes read %j', (bytes, expected) => {
    expect(format.bytes(bytes)).toBe(expected);
  });

  it('follows the language for separators, percent and lists', () => {
    const german = createFormat('de');
    expect(german.number(1234.5)).toBe('1.234,5');
    expect(german.percent(78).replace(/\s/g, ' ')).toBe('78 %');
    expect(german.list(['A', 'B', 'C'])).toBe('A, B und C');
  });
});

describe('language tags', () => {
  it.each([
    ['en-US@posix', 'en-US'],
    ['de_DE.UTF-8', 'de-DE'],
    ['', 'en'],
    ['not a tag', 'en'],
  ])('takes %j from a system as %j', (tag, expected) => {
    expect(validLocale(tag)).toBe(expected);
  });
});

describe('costs and times of a model', () => {
  it.each([
    [0, '$0.00'],
    [0.0021, '$0.0021'],
    [0.0501, '$0.05'],
    [0.5, '$0.50'],
    [12.345, '$12.35'],
  ])('writes %d as %s', (value, expected) => {
    expect(createFormat('en-US').money(value, 'USD')).toBe(expected);
  });

  it('keeps a tenth of a second only while it matters', () => {
    expect(format.seconds(1_240)).toBe('1.2 secs');
    expect(format.seconds(84_000)).toBe('84 secs');
  });
});
