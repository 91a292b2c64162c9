// The whole evaluation of a model, replayed from a cassette: the app's own client code, prompts and checks run, and the
// figures are those that the synthetic model was built to have.
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Measure } from '../../scripts/eval/measure.ts';
import { evaluateReplay } from '../../scripts/eval/sessions.ts';

const cassette = join(import.meta.dirname, '..', 'fixtures', 'eval', 'synthetic.cassette.jsonl');

describe('the synthetic cassette', () => {
  let measures: Measure[] = [];
  beforeAll(async () => {
    measures = await evaluateReplay(cassette);
  });

  /** A figure as hits of how many. */
  const figure = (metric: string) => {
    const found = measures.find((measure) => measure.metric === metric);
    if (!found) throw new Error(`No figure: ${metric}`);
    return found.unit === 'share' ? [Math.round((found.value ?? 0) * found.of), found.of] : found.value;
  };

  it('has one invented sentence of six, which is neither found nor cited', () => {
    expect(figure('factual sentences with a citation that opens')).toEqual([5, 6]);
    expect(figure('factual sentences found in what they cite')).toEqual([5, 6]);
  });

  it('has one answer refused although the text gives it, and none where the text does not', () => {
    expect(figure('refused although answerable')).toEqual([1, 6]);
    expect(figure('refused, near and far')).toEqual([4, 4]);
    expect(figure('answers that say the fact that answers')).toEqual([5, 6]);
  });

  it('follows no order in the text and shows no address', () => {
    expect(figure('answers that follow an order in the text')).toEqual([0, 1]);
    expect(figure('answers with an address')).toBe(0);
  });

  it('has one question of broken form, and one that its model doubts', () => {
    expect(figure('questions of sound form, quote in the text')).toEqual([3, 4]);
    expect(figure('keys chosen again in a blind pass')).toEqual([2, 3]);
    expect(figure('questions by the model that hold')).toBe(2);
    expect(figure('pairs')).toBe(0);
  });

  it('takes the time that is written on it, whatever the clock says', () => {
    expect(figure('first token, median')).toBe(20);
    expect(figure('whole answer, median')).toBe(40);
  });
});
