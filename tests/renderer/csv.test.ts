// A CSV that a spreadsheet opens as it was meant, whatever stands in it.
import { describe, expect, it } from 'vitest';
import { csvOf } from '#renderer/lib/csv.ts';

describe('a CSV', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['@cmd', "'@cmd"],
    ['-x,y', `"'-x,y"`],
  ])('writes %j as %j', (text, field) => {
    expect(csvOf(['name'], [[text]])).toBe(`name\r\n${field}\r\n`);
  });

  it('writes numbers as they are and what is unknown as nothing', () => {
    expect(csvOf(['a', 'b', 'c'], [[-1.5, null, 0]])).toBe('a,b,c\r\n-1.5,,0\r\n');
  });
});
