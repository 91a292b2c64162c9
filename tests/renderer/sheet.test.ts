// The file of a chart, and how a key moves along its places.
import { describe, expect, it } from 'vitest';
import { csvOfSheet, rounded } from '#renderer/lib/sheet.ts';
import { stepTo } from '#renderer/ui/chart.tsx';

describe('the file of a chart', () => {
  it('has plain names and raw values, and keeps a subject named like a formula as text', () => {
    const sheet = {
      columns: [
        { key: 'day', label: 'Tag' },
        { key: 'minutes', label: 'Minuten', numeric: true },
        { key: '=SUM(A1)', label: '=SUM(A1)', numeric: true },
      ],
      rows: [
        [
          { raw: '2026-11-24', shown: '24 Nov 2026' },
          { raw: rounded(25.04), shown: '25 min' },
          { raw: null, shown: '–' },
        ],
      ],
    };
    expect(csvOfSheet(sheet)).toBe("day,minutes,'=SUM(A1)\r\n2026-11-24,25,\r\n");
  });
});

describe('a key in a chart', () => {
  it.each([
    ['ArrowLeft', 3, 2],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 6, 6],
    ['Home', 3, 0],
    ['End', 3, 6],
  ])('%s at %d leads to %d', (key, at, to) => {
    expect(stepTo(key, at, 7)).toBe(to);
  });

  it('that means nothing there is left alone', () => {
    expect(stepTo('Enter', 3, 7)).toBeNull();
  });
});
